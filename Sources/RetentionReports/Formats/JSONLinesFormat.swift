internal import RetentionModel

extension ReportFormat {
  /// An object a line: the entries of each timeline, then the findings, each with `type`.
  public static let jsonLines = ReportFormat(
    name: "jsonl", summary: "the entries and findings, one JSON object a line"
  ) { report, target, _ in
    for timeline in report.timelines {
      for entry in report.entries(of: timeline) {
        target.writeJSONLine { json in
          json.member("type", "entry")
          json.write(timeline.subject)
          json.writeMembers(of: entry)
        }
      }
    }
    for finding in report.findings { finding.writeJSONLine(to: target) }
  }
}
