internal import RetentionModel

/// A period that changes back and forth.
enum Flapping {
  static let rule = Rule(description, reach: .runs(runs)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "flapping",
    summary: "A period was changed many times in a short time.",
    rationale: "Two programs or people work against each other, or one change is hidden among others.",
    severity: "medium",
    clearing: "An explanation by those who made the changes.",
    settings: [changes, days],
    flagged: [
      Rule.Example(
        """
        2025-03-01T09:00:00Z put room=30 conversation=365
        2025-03-02T09:00:00Z put room=90 conversation=365
        2025-03-03T09:00:00Z put room=30 conversation=365
        2025-03-04T09:00:00Z put room=90 conversation=365
        2025-03-05T09:00:00Z put room=30 conversation=365
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-01T09:00:00Z put room=30 conversation=365
        2024-04-01T09:00:00Z put room=90 conversation=365
        2024-08-01T09:00:00Z put room=30 conversation=365
        2024-12-01T09:00:00Z put room=90 conversation=365
        2025-03-05T09:00:00Z put room=30 conversation=365
        """)
    ])

  private static let changes = Rule.Setting("changes", 4, "minimum number of changes")
  private static let days = Rule.Setting("days", 7, "days from one change to the next")

  private static let runs = Runs { act in
    act.representsEvent && act.changes.contains(where: \.isMove) ? act.timelineKey : nil
  } endingBetween: { act, next, policy in
    act.seconds(until: next) > policy.value(of: days, for: description) * 86_400
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.byTimeline.flatMap { acts in
      acts[0].subject.service.scopes.flatMap { scope -> [Finding] in
        let moves = acts.only { $0.change(of: scope).map(\.isMove) ?? false }
        return moves.runs(within: investigation.value(of: days, for: description) * 86_400).compactMap {
          run in
          guard run.count >= investigation.value(of: changes, for: description), let first = run.first,
            let last = run.last
          else { return nil }
          let periods = run.compactMap { $0.change(of: scope)?.after }.prefix(12)
          return first.finding(
            description, .medium,
            .change(
              .changedOften(
                scope, count: run.count, from: first.time, to: last.time, periods: Array(periods))),
            scope: scope, with: Array(run.dropFirst()))
        }
      }
    }
  }
}
