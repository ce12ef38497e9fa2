internal import RetentionFindings
internal import RetentionModel

extension ReportFormat {
  /// Rows as Timesketch imports them from a `.jsonl` file: each entry and scope, each deadline of a deletion, each
  /// finding. A finding that is about no event has the time of the report's clock, and its `timestamp_desc` says so.
  ///
  /// Source: Timesketch's user guide on importing JSONL, with its three fields that have to be there.
  public static let timesketch = ReportFormat(
    name: "timesketch", summary: "rows for a timeline in Timesketch, one JSON object a line",
    suffixes: ["timesketch.jsonl"],
    history: { report, target, _ in report.writeTimesketch(to: target) },
    findings: { report, target, _ in report.writeTimesketch(to: target) })
}

extension Report {
  fileprivate func writeTimesketch(to target: any ReportTarget) {
    forEachEntryRow { row in
      let changes = row.change.map { [$0] } ?? []
      target.writeRow(
        at: row.entry.event.eventTime, row.entry.kind.described, row.entry.words(of: changes), .entry
      ) { $0.write(row) }
      guard let change = row.change, let purge = change.purge else { return }
      target.writeRow(
        at: purge.deadline, "Deletion deadline",
        "\(change.scope.plural): \(change.purgeWords(from: row.entry.event.eventTime)?.text ?? "")", .deadline
      ) { $0.write(row) }
    }
    for finding in findings {
      let clock = finding.eventTime == nil ? " (at the report's clock)" : ""
      target.writeRow(
        at: finding.eventTime ?? asOf, "Finding: \(finding.rule.id)\(clock)",
        "\(finding.title) (\(finding.severity.rawValue)). \(finding.message)", .finding
      ) { $0.writeRow(of: finding, policy: head.policy) }
    }
  }
}

/// What a row of Timesketch is about: its `data_type`.
private enum TimesketchRow: String {
  case entry = "retention-trail:entry"
  case deadline = "retention-trail:deadline"
  case finding = "retention-trail:finding"
}

extension Entry.Kind {
  /// What the time of such an entry is.
  fileprivate var described: String {
    switch self {
    case .change: "Retention change"
    case .attempt: "Failed retention change"
    case .access: "Retention look-up"
    }
  }
}

extension ReportTarget {
  /// Writes a line: what Timesketch asks for, then the rest.
  fileprivate func writeRow(
    at time: Instant, _ description: String, _ message: String, _ kind: TimesketchRow,
    _ members: (inout JSONWriter) -> Void
  ) {
    writeJSONLine { json in
      json.member("message", message)
      json.member("datetime", time.withMicroseconds)
      json.member("timestamp", time.unixMicroseconds)
      json.member("timestamp_desc", description)
      json.member("data_type", kind.rawValue)
      members(&json)
    }
  }
}

extension Instant {
  /// Whole microseconds since 1970, rounded down.
  var unixMicroseconds: Int { Int(seconds) * 1_000_000 + Int(nanoseconds) / 1000 }

  /// ISO 8601 with six digits of the fraction and the offset, `2024-05-05T03:07:52.000000+00:00`.
  var withMicroseconds: String {
    let digits = String(1_000_000 + Int(nanoseconds) / 1000).dropFirst()
    return "\(date)T\(timeOfDay).\(digits)+00:00"
  }
}
