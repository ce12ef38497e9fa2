/// Changes that cannot be put in order.
struct AmbiguousOrder: Rule {
  static let description = RuleDescription(
    id: "ambiguous-order",
    summary: "Two changes in the same second set different periods.",
    rationale:
      "CloudTrail tells the second and no more, so that nobody can say which period was in force afterwards.",
    severity: "medium",
    clearing: "A GetRetentionSettings response, or the next change, that shows the period.",
    flagged: [
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-2
        """)
    ],
    passed: [
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-2
        """),
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:08Z put room=30 conversation=365 id=e-2
        """),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.timelines.flatMap { timeline in
      let changes = timeline.acts { $0.entry.kind == .change }
      return changes.runs(within: 0).filter { $0.count > 1 }.flatMap { run in
        timeline.subject.service.scopes.compactMap { scope -> Finding? in
          let periods = run.compactMap { $0.change(of: scope)?.after }
          guard Set(periods).count > 1, let first = run.first else { return nil }
          return first.finding(
            self, .medium, "\(run.count) changes of \(scope.plural) in one second", scope: scope,
            with: Array(run.dropFirst())
          ) {
            [
              "At \(first.time.words) the period of \(scope.plural) was set to \(periods.map(\.words).joined(separator: " and to ")); they are shown in the order of their eventIDs."
            ]
          }
        }
      }
    }
  }
}
