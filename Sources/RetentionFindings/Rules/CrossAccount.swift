internal import RetentionModel

/// A caller from another AWS account.
enum CrossAccount {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "cross-account",
    summary: "The caller belongs to another AWS account.",
    rationale: "Whoever controls the other account can change what is kept in this one.",
    severity: "medium",
    attack: ["T1199"],
    clearing: "An agreement with the owner of the other account.",
    flagged: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 caller=999988887777")],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365"),
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 caller=999988887777 error=AccessDenied"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.compactMap { act in
      let home = act.subject.recipientAccountId
      guard home != "unknown", let account = act.event.actor.accountId ?? act.event.actor.issuerAccountId,
        ExactText(account) != ExactText(home)
      else { return nil }
      return act.finding(description, .medium, .caller(.otherAccount(account, home: home)))
    }
  }
}
