internal import RetentionFindings
internal import RetentionModel

// What each account comes to, and all about one event, in JSON.

extension AccountsReport {
  func writeJSON(to target: any ReportTarget) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      json.writeHead(of: report, comesTo: report.verdict)
      json.array("accounts", of: report.accounts) { json, account in
        json.object { $0.writeMembers(of: account) }
      }
    }
    writer.endLine()
  }

  /// An object a line.
  func writeJSONLines(to target: any ReportTarget) {
    for account in report.accounts {
      target.writeJSONLine { json in
        json.member("type", "account")
        json.writeMembers(of: account)
      }
    }
  }
}

extension EventReport {
  func writeJSON(to target: any ReportTarget) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      json.writeHead(of: report)
      json.member("eventID", eventID)
      json.array("occurrences", of: occurrences) { json, occurrence in
        json.object { json in
          json.write(occurrence.timeline.subject)
          json.object("entry") { $0.writeMembers(of: occurrence.entry) }
          json.findings(occurrence.findings)
        }
      }
      json.array("trailEvents", of: trailOccurrences) { json, occurrence in
        json.object { json in
          json.writeMembers(of: occurrence.record)
          json.array("gaps", of: occurrence.gaps) { json, gap in json.object { $0.writeMembers(of: gap) } }
          json.findings(occurrence.findings)
        }
      }
      json.array("records", of: records) { json, record in
        json.object { json in
          json.writeMembers(of: record.evidence)
          json.member("body", json: record.bytes)
        }
      }
    }
    writer.endLine()
  }
}

extension JSONWriter {
  fileprivate mutating func writeMembers(of account: AccountSummary) {
    write(account.subject)
    array("state", of: account.states) { $0.write($1) }
    for kind in Entry.Kind.counted { member(kind.countKey, account.events[kind] ?? 0) }
    let event = account.setter?.event
    member("lastChange", event?.eventTime)
    member("lastChangeEventID", event?.eventID)
    member("lastChangeBy", event?.actor.arn)
    member("nextDeadline", account.nextDeadline)
    member("restorableUntil", account.restorableUntil)
    member("remedy", account.command)
    member("worst", account.worst?.rawValue)
    object("findings", inline: true) { json in
      for severity in Severity.allCases.reversed() {
        json.member(severity.rawValue, account.findings[severity] ?? 0)
      }
    }
  }
}

extension Entry.Kind {
  /// What their number is called in JSON and in tables.
  var countKey: String {
    switch self {
    case .change: "changes"
    case .attempt: "attempts"
    case .access: "views"
    }
  }
}
