internal import RetentionModel

/// A period that is shorter than the policy allows.
enum BelowMinimum {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "below-minimum",
    summary: "A period was set that is shorter than the policy's minimum.",
    rationale: "The policy requires a longer period.",
    severity: "high",
    attack: ["T1485"],
    clearing: "An exception to the policy for this account.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=60 conversation=365
        """, policy: "{version: 1, minimum-days: {room: 90}}")
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=90 conversation=60
        """, policy: "{version: 1, minimum-days: {room: 90}}"),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=60 conversation=365
        """),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.compactMap { change in
        guard let minimum = investigation.policy.minimumDays[change.scope], let length = change.after.seconds,
          length < minimum * 86_400, change.effect != .unchanged
        else { return nil }
        return act.finding(
          description, .high,
          .change(.belowMinimum(investigation.movement(change, by: act), days: minimum)),
          scope: change.scope, remedy: investigation.remedy(for: change, by: act))
      }
    }
  }
}
