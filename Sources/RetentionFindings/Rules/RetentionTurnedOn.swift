internal import RetentionModel

/// Messages that had no expiry and now expire.
enum RetentionTurnedOn {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "retention-turned-on",
    summary: "Expiry was enabled: messages that were kept without limit now expire.",
    rationale:
      "Messages older than the new period are hidden at once and deleted for good after the grace period.",
    severity: "critical up to `tiny` days, high up to `short` days, else medium",
    attack: ["T1485"],
    clearing: "A decision to introduce a retention period, made before the change.",
    settings: [tiny, short],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=off conversation=off
        2025-03-04T05:06:07Z put room=60 conversation=off
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=30 conversation=30
        2025-03-04T05:06:07Z put room=off conversation=off
        """),
      Rule.Example("2025-03-04T05:06:07Z put room=60 conversation=60"),
    ])

  private static let tiny = Rule.Setting("tiny", 7, "critical at or below this many days")
  private static let short = Rule.Setting("short", 90, "high at or below this many days")

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.filter { $0.effect == .turnedOn }.map { change in
        let length = change.after.seconds ?? 0
        let severity: Severity =
          length <= investigation.value(of: tiny, for: description) * 86_400
          ? .critical : length <= investigation.value(of: short, for: description) * 86_400 ? .high : .medium
        return act.finding(
          description, severity, .change(.turnedOn(investigation.movement(change, by: act))),
          scope: change.scope, remedy: investigation.remedy(for: change, by: act))
      }
    }
  }
}
