internal import RetentionModel

/// A deadline other than the usual one.
enum DeadlineSkew {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "deadline-skew",
    summary: "The service's own deadline is not 30 days after the change.",
    rationale:
      "The grace period is documented as 30 days; another deadline means less time, or a record that was altered.",
    severity: "high where the deadline is earlier, low where it is later",
    attack: ["T1565.001"],
    clearing: "AWS's word that the grace period was another one then.",
    settings: [hours],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365 reported.room=30 deletion=2025-03-09T05:06:07Z
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365 reported.room=30 deletion=2025-04-03T05:06:07Z
        """)
    ])

  private static let hours = Rule.Setting("hours", 48, "hours by which the deadline may differ")

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.compactMap { act in
      guard let deadline = act.event.initiateDeletionTimestamp,
        let graceDays = act.subject.service.graceDays
      else { return nil }
      let usual = act.time.adding(days: graceDays)
      let skew = deadline.seconds - usual.seconds
      guard skew.magnitude > UInt64(investigation.value(of: hours, for: description)) * 3600 else {
        return nil
      }
      return act.finding(
        description, skew < 0 ? .high : .low,
        .change(.deadlineDiffers(announced: deadline, usual: usual, days: graceDays)))
    }
  }
}
