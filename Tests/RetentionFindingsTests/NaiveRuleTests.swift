@testable import TestSupport
@testable import RetentionModel
import Testing

@testable import RetentionFindings

@Suite("The rules and a naive reading of their summaries")
struct NaiveRuleTests {
  private static let rules: Set = [
    "shortened-retention", "retention-turned-on", "retention-turned-off", "dip", "flapping",
    "ambiguous-order", "purge-averted", "purge-carried-out", "purge-pending", "denied-attempts",
    "denied-then-allowed", "bulk-shortening", "first-seen-principal",
  ]

  @Test("agree on random histories", arguments: RandomHistory.mixes, 0..<4)
  func agree(services: [ToldService], round: Int) throws {
    for number in 0..<60 * longRun {
      let seed = UInt64(round * 1_000_000 + number)
      let calls = RandomCalls(seed: seed, of: services)
      let investigation = try calls.investigation()
      let found = investigation.findings().filter { Self.rules.contains($0.rule.id) }.map {
        NaiveFinding(rule: $0.rule.id, scope: $0.scope?.id, ids: $0.eventIDs)
      }
      let naive = naiveFindings(calls, investigation)
      let difference = difference(naive.map(\.description).sorted(), found.map(\.description).sorted())
      #expect(
        difference.isEmpty,
        "seed \(seed) of \(services), as of \(calls.asOf):\n\(calls.lines.joined(separator: "\n"))\n\(difference)"
      )
    }
  }

  @Test("are compared on findings of every rule", arguments: RandomHistory.mixes)
  func coverage(services: [ToldService]) throws {
    var counts: [String: Int] = [:]
    for seed in 0..<UInt64(250) {
      let calls = RandomCalls(seed: seed, of: services)
      for finding in naiveFindings(calls, try calls.investigation()) { counts[finding.rule, default: 0] += 1 }
    }
    for rule in Self.rules { #expect(counts[rule, default: 0] >= 3, "\(rule) in seeds 0..<250") }
  }

  private func naiveFindings(_ calls: RandomCalls, _ investigation: Investigation) -> [NaiveFinding] {
    let naive = calls.naiveCalls(investigation)
    return NaiveScopeRules.findings(naive)
      + NaiveCallerRules(calls: naive, start: naive.map(\.time).min() ?? 0).findings
  }

  /// What one list holds and the other does not.
  private func difference(_ naive: [String], _ real: [String]) -> [String] {
    real.difference(from: naive).map { change in
      switch change {
      case .insert(_, let element, _): "only the rule: \(element)"
      case .remove(_, let element, _): "only the naive: \(element)"
      }
    }
  }
}
