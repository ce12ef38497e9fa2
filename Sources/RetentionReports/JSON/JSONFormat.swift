internal import RetentionModel

extension ReportFormat {
  /// Version 1 of the schema `retention-trail/1`, one object.
  public static let json = ReportFormat(
    name: "json", summary: "one JSON object of the schema retention-trail/1",
    history: { report, target, _ in report.writeJSON(to: target) },
    findings: { report, target, _ in report.writeJSON(to: target) },
    state: { state, target, _ in state.report.writeJSON(to: target, stateAt: state.moment) },
    integrity: { report, target, _ in report.integrity.writeJSON(tool: report.tool, to: target) })
}

extension Report {
  /// CloudTrail's fields keep CloudTrail's names; keys never vanish, null stands where nothing is known.
  /// - Parameter moment: where the states are asked for, alone, and not those as of the clock; it is the member `at`.
  fileprivate func writeJSON(to target: any ReportTarget, stateAt moment: Instant? = nil) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      json.member("schema", "retention-trail/1")
      json.member("tool", tool)
      json.member("asOf", asOf)
      if let moment { json.member("at", moment) }
      json.member("knownAt", knownAt)
      json.object("input") { $0.writeInput(of: self) }
      json.array("timelines", of: timelines) { json, timeline in
        json.object { json in
          json.write(timeline.subject)
          json.array("entries", of: moment == nil ? entries(of: timeline) : []) { $0.write($1) }
          json.array("state", of: timeline.state(at: moment ?? asOf)) { $0.write($1) }
        }
      }
      json.array("trailEvents", of: trailRecords) { json, record in
        json.object { $0.writeMembers(of: record) }
      }
      json.array("findings", of: findings) { $0.write($1) }
    }
    writer.endLine()
  }
}
