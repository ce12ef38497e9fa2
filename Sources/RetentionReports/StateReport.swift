internal import RetentionFindings
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

extension Report {
  /// The command that brings back what an account's changes hid, as of the clock; nil where there is none.
  func remedy(for timeline: Timeline) -> String? {
    let investigation = Investigation(timelines: [timeline], coverage: coverage, asOf: asOf)
    for act in investigation.puts.reversed() {
      for change in act.changes {
        if let remedy = investigation.remedy(for: change, by: act)?.command { return remedy }
      }
    }
    return nil
  }
}
