internal import RetentionModel
/// A call that says nothing of a scope.
struct PartialPut: Rule {
  static let description = RuleDescription(
    id: "partial-put",
    summary: "A successful call leaves out a scope, which the API does not explain.",
    rationale:
      "Amazon does not document whether a scope that is left out stays as it is or is turned off; it is taken to stay.",
    severity: "low",
    clearing: "Another source that shows the period in force after the call.",
    flagged: [
      Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=365
        """)
    ],
    passed: [
      Example("2025-03-04T05:06:07Z put room=365 conversation=off"),
      Example("2025-03-04T05:06:07Z put room=365 reported.room=365 reported.conversation=365"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.enumerated().compactMap { index, change in
        // What a query's columns leave open is assumed as well, but is no partial call.
        guard change.certainty == .assumed, act.event.isOutcomeKnown else { return nil }
        return act.finding(self, .low, "The call says nothing of \(change.scope.plural)", scope: change.scope)
        {
          [
            "The period of \(change.scope.plural) is taken to be \(change.after.words) as before, which is an assumption."
          ]
        }
      }
    }
  }
}
