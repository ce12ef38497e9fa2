internal import RetentionModel

/// A deletion that can still be cancelled.
enum PurgePending {
  static let rule = Rule(description, reach: .entry, nextTurn: nextUrgency) { findings(in: $0) }

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

  /// The next moment at which a deletion becomes urgent.
  private static func nextUrgency(in investigation: Investigation) -> Instant? {
    let pending = investigation.acts.flatMap(\.changes).compactMap(\.purge).filter { $0.outcome == .pending }
    return pending.map { urgency(of: $0, in: investigation) }.filter { investigation.asOf < $0 }.min()
  }

  private static func urgency(of purge: Purge, in investigation: Investigation) -> Instant {
    Instant(
      seconds: purge.deadline.seconds - Int64(investigation.value(of: urgent, for: description)) * 86_400)
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.flatMap { act in
      act.changes.compactMap { change in
        guard let purge = change.purge, purge.outcome == .pending else { return nil }
        let isUrgent = urgency(of: purge, in: investigation) <= investigation.asOf
        return act.finding(
          description, change.before == .unknown ? .low : isUrgent ? .high : .medium,
          .change(.deletionPending(investigation.movement(change, by: act))), scope: change.scope,
          remedy: investigation.remedy(for: change, by: act))
      }
    }
  }
}
