internal import RetentionFindings
internal import RetentionModel

extension ReportFormat {
  /// An object a line: the entries of each timeline, the events of trails, then the findings, each with `type`.
  public static let jsonLines = ReportFormat(
    name: "jsonl", summary: "the entries and findings, one JSON object a line",
    suffixes: ["jsonl", "ndjson"],
    history: { report, target, _ in report.writeJSONLines(to: target) },
    findings: { report, target, _ in report.writeJSONLines(to: target) },
    accounts: { accounts, target, _ in accounts.writeJSONLines(to: target) },
    integrity: { report, target, _ in report.integrity.writeJSONLines(tool: report.tool, to: target) },
    live: { live, target, _ in live.writeJSONLine(to: target) })
}

extension LiveReport {
  fileprivate func writeJSONLine(to target: any ReportTarget) {
    switch content {
    // Each finding names it.
    case .policy: break
    case .arrival(let arrival): arrival.writeJSONLine(to: target)
    case .finding(let finding): finding.writeJSONLine(to: target, policy: policy)
    }
  }
}

extension Report {
  fileprivate func writeJSONLines(to target: any ReportTarget) {
    for timeline in timelines {
      for entry in entries(of: timeline) {
        target.writeJSONLine { json in
          json.member("type", "entry")
          json.write(timeline.subject)
          json.writeMembers(of: entry)
        }
      }
    }
    if contents == .history {
      for record in trailRecords {
        target.writeJSONLine { json in
          json.member("type", "trail")
          json.writeMembers(of: record)
        }
      }
    }
    let scopes = findings.scopesTogether
    for finding in findings {
      finding.writeJSONLine(
        to: target, together: scopes[ObjectIdentifier(finding)], policy: head.policy)
    }
  }
}

extension Arrival {
  /// The entry as in the whole report, with what it ended.
  fileprivate func writeJSONLine(to target: any ReportTarget) {
    target.writeJSONLine { json in
      json.member("type", "entry")
      json.write(subject)
      json.member("late", isLate)
      json.array("resolves", of: resolved) { json, each in
        json.object { json in
          json.member("eventID", each.opener.event.eventID)
          json.member("scope", each.change.scope.id)
          json.member("outcome", each.purge.outcome.rawValue)
        }
      }
      json.writeMembers(of: entry)
    }
  }
}

extension Finding {
  /// - Parameters:
  ///   - scopes: those of all findings that say the same; nil where only this one is known.
  ///   - policy: what it is judged by.
  fileprivate func writeJSONLine(
    to target: any ReportTarget, together scopes: [Scope]? = nil, policy: ReportHead.File?
  ) {
    target.writeJSONLine { json in
      json.member("type", "finding")
      json.writeMembers(of: self, together: scopes)
      if let policy { json.object("policy", inline: true) { $0.writePolicy(policy) } }
    }
  }
}
