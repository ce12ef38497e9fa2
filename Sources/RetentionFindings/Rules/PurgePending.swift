internal import RetentionModel

/// A deletion that can still be cancelled.
enum PurgePending {
  static let rule = Rule(description) { findings(in: $0) }

  static let description = RuleDescription(
    id: "purge-pending",
    summary: "Messages are hidden and will be deleted, but can still be restored.",
    rationale: "Until the deadline a longer period, or no expiry, brings the messages back.",
    severity:
      "high where `urgent` days or less are left, else medium; low where the period before is unknown",
    attack: ["T1485"],
    clearing: "A decision that the messages may go, or the command that restores them.",
    settings: [urgent],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365
        """, asOf: "2025-03-20T00:00:00Z")
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365
        """, asOf: "2025-04-20T00:00:00Z")
    ])

  private static let urgent = Rule.Setting("urgent", 7, "high at or below this many days before the deadline")

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.flatMap { act in
      act.changes.compactMap { change in
        guard let purge = change.purge, purge.outcome == .pending else { return nil }
        let left = purge.deadline.seconds - investigation.asOf.seconds
        let isUrgent = left <= Int64(investigation.value(of: urgent, for: description)) * 86_400
        return act.finding(
          description, change.before == .unknown ? .low : isUrgent ? .high : .medium,
          .change(.deletionPending(investigation.movement(change, by: act))), scope: change.scope,
          remedy: investigation.remedy(for: change, by: act))
      }
    }
  }
}
