internal import RetentionModel

/// Changes in the same second, whose order is unknown.
enum AmbiguousOrder {
  static let rule = Rule(description, reach: .runs(runs)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "ambiguous-order",
    summary: "Two changes in the same second set different periods.",
    rationale:
      "CloudTrail's times have whole seconds; which of the periods was in force afterwards is not known.",
    severity: "as severe as the greatest cut that any order of them makes; else medium",
    clearing: "A GetRetentionSettings response, or the next change, that shows the period.",
    flagged: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-2
        """)
    ],
    passed: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-2
        """),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:08Z put room=30 conversation=365 id=e-2
        """),
      Rule.Example(
        """
        2024-03-04T05:06:07Z put room=365 conversation=365
        2025-03-04T05:06:07Z put conversation=30 id=e-2
        2025-03-04T05:06:07Z put room=30 id=e-3
        """),
    ])

  private static let runs = Runs { act in
    act.representsEvent && act.kind == .change ? act.timelineKey : nil
  } endingBetween: { act, next, _ in
    act.seconds(until: next) > 0
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.byTimeline.flatMap { acts in
      acts.filter { $0.kind == .change }.runs(within: 0).filter { $0.count > 1 }.flatMap { run in
        acts[0].subject.service.scopes.compactMap { scope -> Finding? in
          // A call that does not mention the scope sets nothing, in any order.
          let acts = run.filter { !$0.leavesOut(scope) }
          let periods = acts.compactMap { $0.change(of: scope)?.after }
          guard Set(periods).count > 1, let first = acts.first else { return nil }
          let severity = ShortenedRetention.severity(ofAnyOrderOf: periods, in: investigation)
          return first.finding(
            description, max(severity ?? .medium, .medium),
            .change(
              .sameSecond(scope, count: acts.count, at: first.time, periods: Array(periods.prefix(12)))),
            scope: scope, with: Array(acts.dropFirst()))
        }
      }
    }
  }
}

extension Act {
  /// Whether the call does not mention a scope, so that its period is carried over.
  fileprivate func leavesOut(_ scope: Scope) -> Bool {
    guard change(of: scope)?.certainty == .assumed else { return false }
    return [event.requested, event.reported].allSatisfy {
      [.unspecified, nil].contains($0.setting(of: scope))
    }
  }
}
