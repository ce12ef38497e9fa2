internal import RetentionModel

/// A caller that the policy does not approve.
enum UnapprovedPrincipal {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "unapproved-principal",
    summary: "Settings were changed by a caller that the policy does not approve.",
    rationale: "The policy lists who may change retention, and this caller is not on the list.",
    severity: "high",
    attack: ["T1078.004"],
    clearing: "An approval that the policy does not hold yet.",
    flagged: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 by=Intern/max",
        policy: #"{version: 1, approved-principals: ["arn:aws:iam::*:role/Admin"]}"#)
    ],
    passed: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 by=Admin/ines",
        policy: #"{version: 1, approved-principals: ["arn:aws:iam::*:role/Admin"]}"#),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=Intern/max"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    guard let approved = investigation.policy.approvedPrincipals else { return [] }
    return investigation.puts.compactMap { act in
      let names = [act.event.actor.principal, act.event.actor.arn].compactMap(\.self)
      guard !approved.contains(where: { glob in names.contains(where: glob.matches) }) else { return nil }
      return act.finding(
        description, .high,
        .caller(.notApproved(act.event.actor.principal, patterns: approved.count)))
    }
  }
}
