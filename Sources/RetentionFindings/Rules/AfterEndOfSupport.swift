internal import RetentionModel

/// A change to a service that has ended.
enum AfterEndOfSupport {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "after-end-of-support",
    summary: "A Chime account's settings were changed after Amazon Chime had ended.",
    rationale: "Amazon Chime ended on 2026-02-20; a successful call after that day should not exist.",
    severity: "medium",
    attack: ["T1565.001"],
    clearing: "AWS's word that the account was still served.",
    flagged: [Rule.Example("2026-03-04T05:06:07Z put room=365 conversation=365")],
    passed: [
      Rule.Example("2026-02-20T05:06:07Z put room=365 conversation=365"),
      Rule.Example("2026-03-04T05:06:07Z app-put channel=365"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.compactMap { act in
      let service = act.subject.service
      guard service.isOver(at: act.time) else { return nil }
      return act.finding(description, .medium, .change(.afterEnd(of: service.name, at: act.time)))
    }
  }
}
