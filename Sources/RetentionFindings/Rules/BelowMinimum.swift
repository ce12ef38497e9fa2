internal import RetentionModel
/// A period that is shorter than the policy allows.
struct BelowMinimum: Rule {
  static let description = RuleDescription(
    id: "below-minimum",
    summary: "A period was set that is shorter than the policy's minimum.",
    rationale: "The organisation has said that messages must be kept longer than that.",
    severity: "high",
    attack: ["T1485"],
    clearing: "An exception to the policy for this account.",
    flagged: [
      Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=60 conversation=365
        """, policy: "{version: 1, minimum-days: {room: 90}}")
    ],
    passed: [
      Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=90 conversation=60
        """, policy: "{version: 1, minimum-days: {room: 90}}"),
      Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=60 conversation=365
        """),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.compactMap { change in
        guard let minimum = investigation.policy.minimumDays[change.scope], let days = change.after.days,
          days < minimum, change.effect != .unchanged
        else { return nil }
        return act.finding(
          self, .high,
          "Retention of \(change.scope.plural) below the minimum: \(change.after.words), not \(minimum)",
          scope: change.scope, remedy: investigation.remedy(for: change, by: act)
        ) {
          [
            "The policy asks for at least \(Period.days(minimum).words) for \(change.scope.plural).",
            change.told(by: act),
          ]
        }
      }
    }
  }
}
