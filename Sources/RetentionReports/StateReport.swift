public import RetentionModel

/// What was in force at a moment, for every account of a report.
public struct StateReport: Sendable {
  /// The accounts, and what was read.
  public let report: Report
  /// The moment.
  public let moment: Instant

  /// - Parameters: see the properties.
  public init(_ report: Report, at moment: Instant) {
    self.report = report
    self.moment = moment
  }
}
