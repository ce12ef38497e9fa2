internal import RetentionModel

/// A trail that was changed so that it leaves retention calls out.
enum SelectorsChanged {
  static let rule = Rule(ofTrails: description, about: [.selectors, .regions, .accounts, .bucket])

  static let description = RuleDescription(
    id: "selectors-changed",
    summary:
      "A trail was changed so that it leaves calls that change retention settings out, or may, or sends its logs elsewhere.",
    rationale: "The trail goes on to deliver logs, which do not show what they leave out.",
    severity: TrailFact.severityWords(
      lowWhere:
        "the trail had not begun to log, or log files of the Regions and accounts that it leaves out go on, or no such account was read"
    ),
    attack: ["T1562.008"],
    clearing: "Another trail that logs all management events, and whose logs were read.",
    flagged: [
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail PutEventSelectors management=false
        """),
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail PutEventSelectors type=ReadOnly
        """),
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail UpdateTrail regions=one
        """),
      Rule.Example(
        """
        2025-02-01T00:00:00Z trail UpdateTrail bucket=logs
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail UpdateTrail bucket=elsewhere
        """),
    ],
    passed: [
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail PutEventSelectors type=All
        """),
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail UpdateTrail regions=all
        """),
      Rule.Example(
        """
        2025-03-01T00:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z trail UpdateTrail bucket=logs
        """),
    ])
}
