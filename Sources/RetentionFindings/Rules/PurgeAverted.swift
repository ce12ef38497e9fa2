internal import RetentionModel

/// A deletion that was cancelled before its deadline.
enum PurgeAverted {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "purge-averted",
    summary: "A deletion was cancelled before its deadline, whole or in part.",
    rationale: "What was hidden could be restored; the change that hid it remains to be explained.",
    severity: "informational; low where it was cancelled in part",
    clearing: "Nothing needs to be cleared; messages that were not saved do.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365
        2025-03-10T00:00:00Z put room=365 conversation=365
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365
        2025-03-10T00:00:00Z put room=90 conversation=365
        """),
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365
        2025-05-10T00:00:00Z put room=365 conversation=365
        """)
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.flatMap { act in
      act.changes.compactMap { change in
        guard let purge = change.purge, purge.outcome == .averted || purge.outcome == .partlyAverted else {
          return nil
        }
        let isWhole = purge.outcome == .averted
        return act.finding(
          description, isWhole ? .informational : .low,
          .change(.deletionCancelled(investigation.movement(change, by: act))), scope: change.scope)
      }
    }
  }
}
