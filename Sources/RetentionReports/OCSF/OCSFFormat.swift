internal import RetentionFindings
internal import RetentionModel

extension ReportFormat {
  /// Events of the Open Cybersecurity Schema Framework: an entry is an API Activity, a finding a Detection Finding.
  public static let ocsf = ReportFormat(
    name: "ocsf", summary: "events of OCSF \(OCSFClass.version) for a SIEM, one JSON object a line",
    suffixes: ["ocsf.jsonl"],
    history: { report, target, _ in report.writeOCSF(to: target) },
    findings: { report, target, _ in report.writeOCSF(to: target) },
    live: { live, target, _ in live.writeOCSF(to: target) })
}

extension LiveReport {
  fileprivate func writeOCSF(to target: any ReportTarget) {
    switch content {
    // Each finding names it.
    case .policy: break
    case .arrival(let arrival):
      target.writeJSONLine { $0.writeActivity(arrival.entry, of: arrival.subject, tool: tool) }
    case .finding(let finding):
      target.writeJSONLine { $0.writeDetection(finding, tool: tool, asOf: asOf, policy: policy) }
    }
  }
}

extension Report {
  fileprivate func writeOCSF(to target: any ReportTarget) {
    for timeline in timelines {
      for entry in entries(of: timeline) {
        target.writeJSONLine { $0.writeActivity(entry, of: timeline.subject, tool: tool) }
      }
    }
    for finding in findings {
      target.writeJSONLine { $0.writeDetection(finding, tool: tool, asOf: asOf, policy: head.policy) }
    }
  }
}
