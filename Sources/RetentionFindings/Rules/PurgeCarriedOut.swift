internal import RetentionModel

/// A deletion whose deadline has passed.
enum PurgeCarriedOut {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "purge-carried-out",
    summary: "The deadline of a change passed, and older messages were deleted for good.",
    rationale: "Messages deleted after the grace period cannot be restored.",
    severity: """
      high where the logs prove it, or have a hole or a gap before the deadline; medium where they end before it or the \
      Region is not known; informational where the period \
      before the change is unknown, so that nothing may have been lost
      """,
    attack: ["T1485"],
    clearing: "Proof that the deletion was intended, or a copy of the messages elsewhere.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365
        2025-06-01T00:00:00Z get
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=off conversation=off
        2025-03-04T05:06:07Z put room=30 conversation=off
        2025-03-10T00:00:00Z put room=off conversation=off
        2025-06-01T00:00:00Z get
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=off conversation=off
        2025-03-04T05:06:07Z put room=30 conversation=off
        """, asOf: "2025-03-20T00:00:00Z"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.flatMap { act in
      act.changes.compactMap { change in
        guard let severity = change.lossSeverity else { return nil }
        return act.finding(
          description, severity, .change(.deletionPassed(investigation.movement(change, by: act))),
          scope: change.scope)
      }
    }
  }
}

extension Entry.Change {
  /// The severity of the loss; nil if no deadline has passed.
  package var lossSeverity: Severity? {
    guard let purge, purge.outcome == .carriedOut || purge.outcome == .presumed else { return nil }
    if before == .unknown { return .informational }
    return purge.weighsAsProven ? .high : .medium
  }
}
