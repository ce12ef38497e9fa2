internal import RetentionModel

// A period that is reduced and then restored:
//
//   365 ──┐                  ┌── 365     one finding for the pair, including reductions in between
//         └── 30 ──┐  ┌─ 30 ─┘
//                  └7─┘

/// A period that was reduced and restored.
enum Dip {
  static let rule = Rule(description, reach: .runs(runs)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "dip",
    summary: "A period was reduced, and restored soon after.",
    rationale:
      "A temporary reduction can delete old messages and leave the settings as they were.",
    severity: "high where the deletion's deadline passed in between, else medium",
    attack: ["T1485", "T1070"],
    clearing: "A mistake that was corrected, in the words of those who made it.",
    settings: [days],
    supersedes: ["shortened-retention", "retention-turned-on"],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=7 conversation=365
        2025-03-06T05:06:07Z put room=365 conversation=365
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=7 conversation=365
        2025-04-06T05:06:07Z put room=365 conversation=365
        """),
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=7 conversation=365
        2025-03-06T05:06:07Z put room=90 conversation=365
        """),
      Rule.Example(
        """
        2023-01-10T09:00:00Z put room=365 conversation=365
        2024-03-04T05:06:07Z put room=30 conversation=365
        2025-03-06T05:06:07Z put room=365 conversation=365
        """),
    ])

  private static let days = Rule.Setting("days", 60, "days within which the period is restored")

  private static let runs = Runs(heedOutcomes: true) { act in
    act.representsEvent && act.changes.contains(where: \.isMove) ? act.timelineKey : nil
  } endingBetween: { act, next, policy in
    act.seconds(until: next) > policy.value(of: days, for: description) * 86_400
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    let window = Int64(investigation.value(of: days, for: description)) * 86_400
    return investigation.acts.byTimeline.flatMap { acts in
      acts[0].subject.service.scopes.flatMap { scope -> [Finding] in
        let moves = acts.only { $0.change(of: scope).map(\.isMove) ?? false }
        let restorations = moves.restorations(of: scope)
        var findings: [Finding] = []
        var index = 0
        while index < moves.count {
          defer { index += 1 }
          guard let end = restorations[index], moves[end].time.seconds - moves[index].time.seconds <= window
          else { continue }
          if let finding = story(Array(moves[index...end]), scope, investigation) { findings.append(finding) }
          index = end
        }
        return findings
      }
    }
  }

  private static func story(_ acts: [Act], _ scope: Scope, _ investigation: Investigation) -> Finding? {
    let (first, last) = (acts[0], acts[acts.count - 1])
    guard let change = first.change(of: scope), let restored = last.change(of: scope) else { return nil }
    let lost = acts.compactMap { $0.change(of: scope)?.purge }.contains { purge in
      switch purge.outcome {
      case .carriedOut, .presumed: true
      // What a longer period restored is safe; the rest was due.
      case .partlyAverted: purge.deadline <= last.time
      case .averted, .superseded, .pending, .unknown: false
      }
    }
    let periods = acts.dropLast().compactMap { $0.change(of: scope)?.after }.filter { $0.seconds != nil }
    let lowest = periods.min { $1.isLonger(than: $0) ?? false } ?? change.after
    let movement = investigation.movement(change, by: first)
    return first.finding(
      description, lost ? .high : .medium,
      .change(
        .restored(movement, lowest: lowest, to: restored.after, at: last.time, isLost: lost)),
      scope: scope, with: Array(acts.dropFirst()))
  }
}

extension [Act] {
  /// For each reduction, the index at which the period is restored to what it was before, or longer; nil if
  /// it is not, or became unknown first.
  fileprivate func restorations(of scope: Scope) -> [Int?] {
    var restorations = [Int?](repeating: nil, count: count)
    // Each is below the one before it, so the last is the first to be restored.
    var cuts: [(index: Int, before: Period)] = []
    for (index, act) in enumerated() {
      guard let change = act.change(of: scope) else { continue }
      if change.after == .unknown { cuts = [] }
      while let cut = cuts.last, cut.before.isLonger(than: change.after) == false {
        restorations[cut.index] = index
        cuts.removeLast()
      }
      if change.effect == .shortened || change.effect == .turnedOn { cuts.append((index, change.before)) }
    }
    return restorations
  }
}
