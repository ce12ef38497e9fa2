/// The findings of a report, alone.
public struct FindingsReport: Sendable {
  /// What they were found in.
  public let report: Report

  /// - Parameter report: with its scrutiny.
  public init(_ report: Report) {
    self.report = report
  }
}
