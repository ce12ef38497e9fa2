internal import RetentionModel

/// One caller who shortens the periods of many accounts.
enum BulkShortening {
  static let rule = Rule(description, reach: .runs(runs)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "bulk-shortening",
    summary: "One caller shortened the retention of several accounts in a short time.",
    rationale: "One mistake or one intruder reaches many accounts at once.",
    severity: "high",
    attack: ["T1485"],
    clearing: "A planned roll-out of a shorter period.",
    settings: [subjects, minutes],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365 resource=chime-1
        2024-01-10T09:00:10Z put room=365 conversation=365 resource=chime-2
        2024-01-10T09:00:20Z put room=365 conversation=365 resource=chime-3
        2025-03-04T05:00:00Z put room=30 conversation=365 resource=chime-1
        2025-03-04T05:00:10Z put room=30 conversation=365 resource=chime-2
        2025-03-04T05:00:20Z put room=30 conversation=365 resource=chime-3
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365 resource=chime-1
        2024-01-10T09:00:10Z put room=365 conversation=365 resource=chime-2
        2025-03-04T05:00:00Z put room=30 conversation=365 resource=chime-1
        2025-03-04T05:00:10Z put room=30 conversation=365 resource=chime-2
        """)
    ])

  private static let subjects = Rule.Setting("subjects", 3, "minimum number of accounts")
  private static let minutes = Rule.Setting("minutes", 60, "minutes from one such change to the next")

  private static let runs = Runs(areOfOneAccount: false) { act in
    act.kind == .change && !act.cuts.isEmpty ? [act.principal] : nil
  } endingBetween: { act, next, policy in
    act.seconds(until: next) > policy.value(of: minutes, for: description) * 60
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    let cuts = investigation.puts.filter { !$0.cuts.isEmpty }
    let byCaller = Dictionary(grouping: cuts, by: \.principal).sorted { $0.key < $1.key }.map(\.value.inOrder)
    return byCaller.flatMap { acts in
      acts.runs(within: investigation.value(of: minutes, for: description) * 60).compactMap { run in
        let count = Set(run.map(\.subject)).count
        guard count >= investigation.value(of: subjects, for: description), let first = run.first,
          let last = run.last
        else { return nil }
        return first.finding(
          description, .high,
          .caller(.manyAccounts(count: count, from: first.time, to: last.time)), with: Array(run.dropFirst()))
      }
    }
  }
}
