@testable import TestSupport
import Synchronization
import Testing

@testable import RetentionFindings
@testable import RetentionModel

/// What is examined again when an event follows a long history: a history of any length must not slow down the next event.
@Suite("An event after a long history")
struct LiveReachTests {
  /// Counts the acts that a rule is given.
  private final class Count: Sendable {
    private let acts = Atomic(0)

    func add(_ investigation: Investigation) {
      acts.add(
        investigation.acts.count + investigation.timelines.reduce(0) { $0 + $1.entries.count },
        ordering: .relaxed)
    }

    func add(_ count: Int) { acts.add(count, ordering: .relaxed) }

    /// What was counted since the last call.
    func take() -> Int { acts.exchange(0, ordering: .relaxed) }
  }

  private struct CountingMemory: Rule.Memory {
    let count: Count
    let isFinal = true

    mutating func finding(about act: Act, in investigation: Investigation) -> Finding? {
      count.add(1)
      return nil
    }
  }

  private static let description = RuleDescription(
    id: "counting", summary: "", rationale: "", severity: "low", clearing: "", flagged: [], passed: [])

  private func rule(of reach: Rule.Reach, _ count: Count) -> Rule {
    Rule(Self.description, reach: reach) { investigation in
      count.add(investigation)
      return []
    }
  }

  /// A Put in each account, every ten days.
  private func history(accounts: Int, rounds: Int) throws -> [Sighting] {
    try (0..<rounds).flatMap { round in
      try (0..<accounts).map { try put(round: round, account: $0) }
    }
  }

  private func put(round: Int, account: Int) throws -> Sighting {
    let time = Instant(seconds: 1_600_000_000 + Int64(round) * 864_000)
    let line =
      "\(time) put each=\(30 + round % 7) id=e-\(account)-\(round) account=\(111_111_111_111 + account)"
    let event = RecordReading(try [line].records()[0]).events[0]
    return Sighting(event, at: Evidence(path: "\(account)-\(round)", record: 1, offset: 0))
  }

  @Test("has only its own entry, run and act examined", arguments: [1, 5])
  func appended(accounts: Int) throws {
    let (entry, run, wide, past) = (Count(), Count(), Count(), Count())
    let runs = Runs(heedOutcomes: true) {
      $0.timelineKey
    } endingBetween: {
      $0.seconds(until: $1) > 86_400 && $2.thresholds.isEmpty
    }
    let wideRuns = Runs(areOfOneAccount: false) {
      [$0.principal]
    } endingBetween: { act, next, _ in
      act.seconds(until: next) > 86_400
    }
    let rules = [
      rule(of: .entry, entry), rule(of: .runs(runs), run), rule(of: .runs(wideRuns), wide),
      Rule(Self.description, remembering: { CountingMemory(count: past) }),
    ]
    let rounds = 40
    let asOf = Instant(seconds: 1_900_000_000)
    var history = LiveHistory()
    _ = history.insert(try self.history(accounts: accounts, rounds: rounds), asOf: asOf)
    var findings = LiveFindings(knowing: history, asOf: asOf, rules: rules)
    for count in [entry, run, wide, past] { #expect(count.take() >= accounts * rounds) }
    for round in rounds..<rounds + 5 {
      _ = history.insert([try put(round: round, account: 0)], asOf: asOf)
      _ = findings.update(history, asOf: asOf)
      // The one before it has another outcome now.
      #expect((1...4).contains(entry.take()))
      #expect((1...4).contains(run.take()))
      #expect(wide.take() == 1)
      #expect(past.take() == 1)
    }
  }
}
