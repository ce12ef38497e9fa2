internal import RetentionModel

/// A trail that was changed so that it leaves retention calls out.
enum SelectorsChanged {
  static let rule = Rule(description, reach: .trails) { findings(in: $0) }

  static let description = RuleDescription(
    id: "selectors-changed",
    summary: "A trail was changed so that it leaves calls that change retention settings out, or may.",
    rationale: "The trail goes on to deliver logs, which do not show what they leave out.",
    severity: """
      critical where a retention change or the deadline of a deletion of the account lies in that time or within a day of \
      it; high where a deletion was pending meanwhile, or for a trail of an organization; low where the trail was made in these logs and had not begun to log, or \
      where log files of the other Regions go on; otherwise medium
      """,
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
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.findings(description) { $0 != .stopped && $0 != .deleted }
  }
}
