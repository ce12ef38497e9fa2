internal import RetentionModel

/// A call that does not mention a scope.
enum PartialPut {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "partial-put",
    summary: "A successful call leaves out a scope; the API does not document what that does.",
    rationale:
      "Amazon does not document whether a scope that is left out keeps its period or loses it; it is taken to keep it.",
    severity: "low",
    clearing: "Another source that shows the period in force after the call.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=365
        """)
    ],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=off"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 reported.room=365 reported.conversation=365"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.compactMap { change in
        // A period that a query's columns leave open is also carried over, but the call is not partial.
        guard change.certainty == .assumed, act.event.isOutcomeKnown else { return nil }
        return act.finding(
          description, .low, .change(.carriedOver(investigation.movement(change, by: act))),
          scope: change.scope)
      }
    }
  }
}
