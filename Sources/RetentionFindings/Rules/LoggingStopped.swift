internal import RetentionModel

/// A trail whose logging was stopped, or that was deleted.
enum LoggingStopped {
  static let rule = Rule(ofTrails: description, about: [.stopped, .deleted])

  static let description = RuleDescription(
    id: "logging-stopped",
    summary: "The logging of a trail was stopped, or the trail was deleted.",
    rationale: "What is not logged leaves no trace: retention settings can be changed unseen meanwhile.",
    severity: TrailFact.severityWords(
      lowWhere: "log files show that another trail logged meanwhile, or the trail had not begun to log"),
    attack: ["T1562.008"],
    clearing: "An approved maintenance of the trail, and the logs of another trail of that time.",
    flagged: [
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail StopLogging
        2025-03-04T08:00:00Z trail StartLogging
        """),
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail DeleteTrail
        """),
    ],
    passed: [
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail StopLogging error=TrailNotFoundException
        """),
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail StartLogging
        """),
    ])
}
