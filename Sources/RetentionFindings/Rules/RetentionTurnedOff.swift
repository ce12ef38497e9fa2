internal import RetentionModel

/// Messages that no longer expire.
enum RetentionTurnedOff {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "retention-turned-off",
    summary: "Expiry was disabled: messages are kept without limit.",
    rationale:
      "Messages without expiry can break a privacy commitment, or a duty to delete; nothing is deleted by it.",
    severity: "low",
    clearing: "A legal hold, or a decision to keep messages.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=30 conversation=30
        2025-03-04T05:06:07Z put room=off conversation=30
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=30 conversation=30
        2025-03-04T05:06:07Z put room=3650 conversation=30
        """),
      Rule.Example("2025-03-04T05:06:07Z put room=off conversation=off"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.filter { $0.effect == .turnedOff }.map { change in
        act.finding(
          description, .low, .change(.turnedOff(investigation.movement(change, by: act))), scope: change.scope
        )
      }
    }
  }
}
