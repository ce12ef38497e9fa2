internal import RetentionModel
internal import RetentionFindings

extension ReportFormat {
  /// Events of the Open Cybersecurity Schema Framework: an entry is an API Activity, a finding a Detection Finding.
  public static let ocsf = ReportFormat(
    name: "ocsf", summary: "events of OCSF \(OCSFClass.version) for a SIEM, one JSON object a line"
  ) { report, target, _ in
    for timeline in report.timelines {
      for entry in report.entries(of: timeline) {
        target.writeJSONLine { $0.writeActivity(entry, of: timeline.subject, tool: report.tool) }
      }
    }
    for finding in report.findings {
      target.writeJSONLine { $0.writeDetection(finding, tool: report.tool, asOf: report.asOf) }
    }
  }
}
