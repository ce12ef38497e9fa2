internal import RetentionModel

extension ReportFormat {
  /// Version 1 of the schema `retention-trail/1`, one object.
  public static let json = ReportFormat(
    name: "json", summary: "one JSON object of the schema retention-trail/1",
    suffixes: ["json"],
    history: { report, target, _ in report.writeJSON(to: target) },
    findings: { report, target, _ in report.writeJSON(to: target) },
    accounts: { accounts, target, _ in accounts.writeJSON(to: target) },
    event: { event, target, _ in event.writeJSON(to: target) },
    state: { state, target, _ in state.report.writeJSON(to: target, stateAt: state.moment) },
    integrity: { report, target, _ in report.integrity.writeJSON(tool: report.tool, to: target) })
}

extension Report {
  /// CloudTrail's fields keep CloudTrail's names; keys never vanish, null stands where nothing is known.
  /// - Parameter moment: where the states are asked for, alone, and not those as of the clock; it is the member `at`.
  fileprivate func writeJSON(to target: any ReportTarget, stateAt moment: Instant? = nil) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      json.writeHead(of: self, stateAt: moment, comesTo: verdict)
      json.array("timelines", of: timelines) { json, timeline in
        json.object { json in
          json.write(timeline.subject)
          json.array("entries", of: moment == nil ? entries(of: timeline) : []) { $0.write($1) }
          json.array("state", of: states(of: timeline, at: moment ?? asOf)) { $0.write($1) }
        }
      }
      json.array("trailEvents", of: trailRecords) { json, record in
        json.object { $0.writeMembers(of: record) }
      }
      json.findings(findings)
    }
    writer.endLine()
  }
}

extension JSONWriter {
  /// The members of what stands for a policy.
  mutating func writePolicy(_ policy: ReportHead.File) {
    member("path", policy.path)
    member("sha256", policy.sha256)
  }

  /// What each document begins with: its schema, its clocks, what it comes to, what was read, and what of that is shown.
  mutating func writeHead(of report: Report, stateAt moment: Instant? = nil, comesTo verdict: Verdict? = nil)
  {
    member("schema", "retention-trail/1")
    member("tool", report.tool)
    member("asOf", report.asOf)
    if let moment { member("at", moment) }
    member("knownAt", report.knownAt)
    let head = report.head
    let details = [("title", head.title), ("case", head.caseName), ("examiner", head.examiner)]
    if details.contains(where: { $0.1 != nil }) {
      object("case", inline: true) { json in
        for (key, text) in details { json.member(key, text) }
      }
    } else {
      null("case")
    }
    if let policy = head.policy {
      object("policy", inline: true) { $0.writePolicy(policy) }
    } else {
      null("policy")
    }
    if let files = head.inputFiles {
      array("inputFiles", of: files) { json, file in
        json.object(inline: true) { json in
          json.member("path", file.path)
          json.member("bytes", file.bytes.map { Int(clamping: $0) })
          json.member("sha256", file.sha256)
        }
      }
    }
    if let verdict { writeVerdict(verdict) }
    if let integrity = head.integrity { object("integrity") { $0.writeCounts(of: integrity) } }
    let selection = report.selection
    object("selection") { json in
      json.member("startTime", selection.start)
      json.member("endTime", selection.end)
      for (key, texts) in [
        ("awsAccounts", selection.awsAccounts), ("chimeAccounts", selection.resources),
        ("actors", selection.actors), ("scopes", selection.scopes.map(\.id)),
        ("effects", selection.effects.map(\.rawValue)),
      ] {
        json.array(key, of: texts, inline: true) { $0.element($1) }
      }
      json.member("hiddenEntries", report.entriesOutOfView)
      json.member("hiddenFindings", report.outOfView.values.reduce(0, +))
    }
    object("input") { $0.writeInput(of: report) }
  }
}
