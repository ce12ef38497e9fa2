@testable import TestSupport

// The rules that look at one scope of one account, written down as their summaries read.

struct NaiveScopeRules {
  /// Of one account, in order.
  let calls: [NaiveCall]

  /// - Parameter calls: of all accounts.
  static func findings(_ calls: [NaiveCall]) -> [NaiveFinding] {
    Set(calls.map(\.place)).flatMap { place -> [NaiveFinding] in
      let rules = NaiveScopeRules(calls: calls.filter { $0.place == place })
      return ToldService.allCases.flatMap(\.scopes).flatMap(rules.findings)
    }
  }

  private func findings(_ scope: String) -> [NaiveFinding] {
    let dips = dips(scope)
    // A dip tells of the cuts in it.
    let moves = single(scope).filter { finding in
      !["shortened-retention", "retention-turned-on"].contains(finding.rule)
        || !dips.contains { $0.ids.contains(finding.ids[0]) }
    }
    return moves + dips + flapping(scope) + ambiguous(scope)
  }

  private func period(_ scope: String, of call: NaiveCall) -> NaivePeriod? {
    call.periods.first { $0.scope == scope }
  }

  /// What one call alone is found for.
  private func single(_ scope: String) -> [NaiveFinding] {
    var lastKnown: Int?
    return calls.flatMap { call -> [NaiveFinding] in
      guard let period = period(scope, of: call) else { return [] }
      defer { lastKnown = period.after ?? lastKnown }
      var rules: [String] = []
      // A cut behind a call that made the period unknown.
      if call.isChange, period.before == nil, let after = period.after, let lastKnown, after < lastKnown {
        rules.append("shortened-retention")
      }
      if period.isCut {
        rules.append(period.before == NaivePeriod.forEver ? "retention-turned-on" : "shortened-retention")
      }
      if period.after == NaivePeriod.forEver, let before = period.before, before < NaivePeriod.forEver {
        rules.append("retention-turned-off")
      }
      switch period.purge {
      case "averted", "partly-averted": rules.append("purge-averted")
      case "carried-out", "presumed": rules.append("purge-carried-out")
      case "pending": rules.append("purge-pending")
      default: break
      }
      return rules.map { NaiveFinding(rule: $0, scope: scope, ids: [call.id]) }
    }
  }

  /// The calls that moved the period somewhere else.
  private func moves(_ scope: String) -> [(call: NaiveCall, period: NaivePeriod)] {
    calls.compactMap { call in
      period(scope, of: call).flatMap { $0.before == $0.after ? nil : (call, $0) }
    }
  }

  private func dips(_ scope: String) -> [NaiveFinding] {
    let moves = moves(scope)
    var findings: [NaiveFinding] = []
    var covered = -1
    for (start, cut) in moves.enumerated() where start > covered && cut.period.isCut {
      let known = moves[start...].prefix { $0.period.after != nil }
      guard let before = cut.period.before,
        let end = known.indices.first(where: { ($0 > start) && (moves[$0].period.after ?? 0) >= before }),
        moves[end].call.time - cut.call.time <= 60 * 86_400
      else { continue }
      covered = end
      findings.append(NaiveFinding(rule: "dip", scope: scope, ids: moves[start...end].map(\.call.id)))
    }
    return findings
  }

  private func flapping(_ scope: String) -> [NaiveFinding] {
    moves(scope).map(\.call).chains(within: 7 * 86_400).filter { $0.count >= 4 }
      .map { NaiveFinding(rule: "flapping", scope: scope, ids: $0.map(\.id)) }
  }

  private func ambiguous(_ scope: String) -> [NaiveFinding] {
    Set(calls.map(\.time)).compactMap { second in
      let setters = calls.filter {
        $0.time == second && $0.isChange && period(scope, of: $0)?.isTold ?? false
      }
      guard Set(setters.map { period(scope, of: $0)?.after }).count > 1 else { return nil }
      return NaiveFinding(rule: "ambiguous-order", scope: scope, ids: setters.map(\.id))
    }
  }
}

extension [NaiveCall] {
  /// Calls in order, cut wherever more than so many seconds pass.
  func chains(within seconds: Int) -> [[NaiveCall]] {
    var chains: [[NaiveCall]] = []
    for call in self {
      if let last = chains.last?.last, call.time - last.time <= seconds {
        chains[chains.count - 1].append(call)
      } else {
        chains.append([call])
      }
    }
    return chains
  }
}
