@testable import TestSupport
import Testing

@testable import RetentionFindings
@testable import RetentionModel

/// A live history keeps what no sighting touches; whatever it keeps has to be what a new look would give.
@Suite("A history that grows and one that is read at once")
struct LiveAgreementTests {
  @Test("have the same timelines and findings at every step", arguments: RandomHistory.mixes, 0..<4)
  func steps(services: [ToldService], round: Int) throws {
    for number in 0..<4 * longRun {
      let seed = UInt64(620_000 + round * 1_000_000 + number)
      let arrivals = try RandomArrivals(seed: seed, of: services)
      var live = LiveRun(arrivals, rules: Rules.all + [Self.clientRule])
      for (number, step) in arrivals.steps.enumerated() {
        live.take(step)
        let difference = live.difference
        #expect(
          difference.isEmpty,
          "seed \(seed) of \(services), step \(number):\n\(difference.joined(separator: "\n"))")
        guard difference.isEmpty else { break }
      }
      #expect(live.counts == live.batchCounts, "seed \(seed) of \(services)")
    }
  }

  @Test("have the same after each event that is appended, or late", arguments: RandomHistory.mixes, 0..<4)
  func growing(services: [ToldService], round: Int) throws {
    for number in 0..<2 * longRun {
      let seed = UInt64(630_000 + round * 1_000_000 + number)
      var live = LiveRun(try RandomArrivals(growing: seed, of: services), rules: Rules.all)
      #expect(live.takeAll() == nil, "seed \(seed) of \(services)")
    }
  }

  @Test("have the same at every moment until the clock is said to turn something")
  func clock() throws {
    var turns = 0
    for seed in 0..<UInt64(24 * longRun) {
      let arrivals =
        try seed % 2 == 0
        ? RandomArrivals(seed: seed, of: ToldService.allCases)
        : RandomArrivals(growing: seed, of: ToldService.allCases)
      var live = LiveRun(arrivals, rules: Rules.all)
      for step in arrivals.steps { live.take(step) }
      var random = SeededRandom(seed: seed)
      for _ in 0..<12 {
        guard let turn = live.findings.nextTurn else { break }
        #expect(live.asOf < turn, "seed \(seed)")
        guard live.asOf < turn else { break }
        turns += 1
        let between = Int64.random(
          in: live.asOf.seconds..<max(turn.seconds, live.asOf.seconds + 1), using: &random)
        for moment in [Instant(seconds: max(between, live.asOf.seconds)), turn.adding(seconds: -1)]
        where live.asOf <= moment {
          let difference = live.difference(at: moment)
          #expect(
            difference.isEmpty,
            "seed \(seed), \(moment) before \(turn):\n\(difference.joined(separator: "\n"))")
        }
        live.take(RandomArrivals.Step(sightings: [], asOf: turn))
        #expect(live.difference.isEmpty, "seed \(seed), at the turn \(turn)")
      }
    }
    #expect(turns > 30)
  }

  @Test("are compared on disputes, corrections, accounts with common events, and purges of every outcome")
  func reach() throws {
    var found: Set<String> = []
    for seed in 0..<UInt64(60) {
      let arrivals = try RandomArrivals(seed: seed, of: ToldService.allCases)
      var live = LiveRun(arrivals, rules: Rules.all)
      for step in arrivals.steps {
        live.take(step)
        found.formUnion(live.findings.all.map(\.rule.id))
        if !live.history.entangled.isEmpty { found.insert("entangled") }
        for change in live.timelines.flatMap(\.entries).flatMap(\.changes) {
          if let purge = change.purge { found.insert(purge.outcome.rawValue) }
        }
      }
    }
    let wanted: Set = [
      "entangled", "conflicting-record", "replaced-record", "after-fault", "lookalike-resource",
      "bulk-shortening",
      "first-seen-principal", "dip", "flapping", "drift", "implausible-time", "pending", "averted",
      "partly-averted",
      "superseded", "carried-out", "presumed", "unknown",
    ]
    #expect(wanted.subtracting(found) == [])
  }

  /// It says nothing of what it looks at, and so is taken to look at everything.
  private static let clientRule = Rule(
    RuleDescription(
      id: "client", summary: "", rationale: "", severity: "low", clearing: "", flagged: [], passed: [])
  ) { investigation in
    let sum = investigation.acts.count
    return investigation.puts.prefix(3).map { act in
      act.finding(
        investigation.clientRule, .critical, .stated(title: "\(sum)", sentence: "\(investigation.asOf)"))
    }
  }
}

extension Investigation {
  fileprivate var clientRule: RuleDescription {
    RuleDescription(
      id: "client", summary: "", rationale: "", severity: "low", clearing: "", flagged: [], passed: [])
  }
}

/// A history that grows beside one that is read anew at each step.
private struct LiveRun {
  private(set) var history: LiveHistory
  private(set) var findings: LiveFindings
  private(set) var counts: [Severity: Int] = [:]
  private var whole = EventHistory()
  private(set) var asOf = Instant(seconds: 0)
  private let arrivals: RandomArrivals
  private let rules: [Rule]

  init(_ arrivals: RandomArrivals, rules: [Rule]) {
    self.arrivals = arrivals
    self.rules = rules
    history = LiveHistory(files: arrivals.files, declared: arrivals.declared)
    findings = LiveFindings(asOf: asOf, policy: arrivals.policy, rules: rules)
  }

  mutating func take(_ step: RandomArrivals.Step) {
    asOf = step.asOf
    for sighting in step.sightings { whole.insert(sighting) }
    if !step.sightings.isEmpty { _ = history.insert(step.sightings, asOf: asOf) }
    history.judge(asOf: asOf)
    let update = findings.update(history, asOf: asOf)
    for finding in update.come { counts[finding.severity, default: 0] += 1 }
    for finding in update.gone { counts[finding.severity, default: 0] -= 1 }
    counts = counts.filter { $0.value != 0 }
  }

  var timelines: [Timeline] { history.timelines(asOf: asOf) }

  /// Takes all steps.
  /// - Returns: what is not the same after one of them; nil if all is.
  mutating func takeAll() -> String? {
    for (number, step) in arrivals.steps.enumerated() {
      take(step)
      let difference = difference
      if !difference.isEmpty { return "step \(number):\n\(difference.joined(separator: "\n"))" }
    }
    return counts == batchCounts ? nil : "\(counts) instead of \(batchCounts)"
  }

  private var analysis: Analysis { analysis(at: asOf) }

  private func analysis(at asOf: Instant) -> Analysis {
    var input = InputTally()
    input.witnesses = arrivals.files
    return Analysis(
      whole, input: input, declared: arrivals.declared, clock: .init(asOf: asOf), policy: arrivals.policy,
      rules: rules)
  }

  var batchCounts: [Severity: Int] {
    Dictionary(grouping: analysis.findings ?? [], by: \.severity).mapValues(\.count)
  }

  /// What one of them has and the other has not.
  var difference: [String] {
    let analysis = analysis
    let (kept, new) = (timelines, analysis.timelines)
    guard kept.map(\.subject) == new.map(\.subject) else {
      return ["subjects: \(kept.map(\.subject)) instead of \(new.map(\.subject))"]
    }
    let entries = zip(kept, new).flatMap { kept, new in
      kept.entries == new.entries
        ? []
        : [
          "entries of \(new.subject):\n\(kept.entries.map(\.changes))\ninstead of\n\(new.entries.map(\.changes))"
        ]
    }
    let states = zip(kept, new).flatMap { kept, new in
      kept.state(at: asOf).map(\.text) == new.state(at: asOf).map(\.text) ? [] : ["state of \(new.subject)"]
    }
    return entries + states + difference(findings.all, analysis.findings ?? [])
  }

  /// What findings at another moment have that these have not, and the other way round.
  func difference(at moment: Instant) -> [String] {
    difference(findings.all, analysis(at: moment).findings ?? [])
  }

  private func difference(_ kept: [Finding], _ new: [Finding]) -> [String] {
    let (kept, new) = (kept.map(\.comparable), new.map(\.comparable))
    return kept.filter { !new.contains($0) }.map { "only live: \($0.rule.id) \($0.severity) \($0.fact)" }
      + new.filter { !kept.contains($0) }.map { "only read at once: \($0.rule.id) \($0.severity) \($0.fact)" }
      + (kept.count == new.count ? [] : ["\(kept.count) findings instead of \(new.count)"])
  }
}

extension Finding {
  /// With its subjects in order, and without the moment at which it was compared with what the policy expects.
  fileprivate var comparable: Finding {
    let timeless: Fact =
      if case .change(.notAsThePolicyExpects(let scope, let period, let expected, _)) = fact {
        .change(.notAsThePolicyExpects(scope, period: period, expected: expected, asOf: Instant(seconds: 0)))
      } else { fact }
    return with(fact: timeless, subjects: subjects.sorted())
  }
}

extension ScopeState {
  fileprivate var text: String {
    """
    \(scope.id) \(period) \(certainty) \(since as Any) \(goneBefore as Any) \(goneProvenBefore as Any) \
    \(hiddenBefore as Any) \(restorableUntil as Any) \(openPurges.map(\.purge))
    """
  }
}
