internal import RetentionModel

/// A request that was too large for the log.
enum RequestOmitted {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "request-omitted",
    summary: "CloudTrail left the request of a call out because it was too large.",
    rationale:
      "A caller can make a request too large for the log, which then does not show what was set; this evasion is known.",
    severity: "high where the call changed something, else low",
    attack: ["T1562.008", "T1565.001"],
    clearing: "Another source that shows the periods in force after the call.",
    supersedes: ["parameters-missing"],
    flagged: [Rule.Example("2025-03-04T05:06:07Z put request=omitted")],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365"),
      Rule.Example("2025-03-04T05:06:07Z put request=null"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.filter { $0.event.isRequestOmitted }.map { act in
      act.finding(description, act.kind == .change ? .high : .low, .record(.requestOmitted))
    }
  }
}
