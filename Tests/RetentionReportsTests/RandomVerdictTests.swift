@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What a report comes to, for random histories")
struct RandomVerdictTests {
  /// A scope of an account, with moments.
  private struct Part: Hashable {
    let subject: Subject
    let scope: Scope
    let moments: [Instant?]
  }

  private static func report(
    _ random: RandomHistory, _ selection: Selection = Selection(), problems: Int = 0
  ) -> Report {
    var input = InputTally()
    input.witnesses = random.witnesses
    for number in 0..<problems {
      input.problems.add(
        .init(path: "\(number).json", kind: .unreadable, offset: 0, message: "no", recordsRead: 0))
    }
    return Report(
      tool: "test", history: EventHistory([random.calls.map(\.json).joined(separator: "\n")]), input: input,
      selection: selection, asOf: Instant(milliseconds: random.asOf), filter: FindingFilter())
  }

  /// The states of all scopes as of the clock, and the account of each.
  private static func states(_ report: Report) -> [(subject: Subject, state: ScopeState)] {
    report.timelines.flatMap { timeline in
      timeline.state(at: report.asOf).map { (timeline.subject, $0) }
    }
  }

  @Test("what can be restored is what the states say is hidden, soonest first", arguments: 0..<120)
  func restorable(seed: UInt64) {
    let report = Self.report(RandomHistory(seed: 610_000 + seed))
    let verdict = report.verdict
    let expected = Self.states(report).compactMap { subject, state in
      state.restorableUntil.map {
        Part(subject: subject, scope: state.scope, moments: [$0, state.hiddenBefore, state.goneBefore])
      }
    }
    let found = verdict.restorable.listed.flatMap { each in
      each.scopes.map { Part(subject: each.subject, scope: $0, moments: [each.until, each.to, each.from]) }
    }
    #expect(Set(found).isSubset(of: expected), "seed \(seed)")
    #expect(verdict.restorable.more > 0 || Set(found) == Set(expected), "seed \(seed)")
    let times = verdict.restorable.listed.map(\.until)
    #expect(times == times.sorted())
    // A command is one that a finding shows, of the same account, unless a part was restored already.
    let commands = report.findings.filter { $0.command != nil }.map { "\($0.subjects)\($0.command ?? "")" }
    for each in verdict.restorable.listed where each.command != nil && each.causes.count > 0 {
      #expect(commands.contains("\([each.subject])\(each.command ?? "")"), "seed \(seed)")
    }
  }

  @Test(
    "the deadlines are those that the states leave open, and those of records in doubt", arguments: 0..<120)
  func deadlines(seed: UInt64) {
    let report = Self.report(RandomHistory(seed: 620_000 + seed))
    let verdict = report.verdict
    let expected = Set(
      Self.states(report).flatMap { subject, state in
        state.openPurges.map { Part(subject: subject, scope: state.scope, moments: [$0.purge.deadline]) }
      })
    func parts(_ deadlines: [Verdict.Deadline]) -> Set<Part> {
      Set(
        deadlines.flatMap { each in
          each.scopes.map { Part(subject: each.subject, scope: $0, moments: [each.due]) }
        })
    }
    let own = parts(verdict.deadlines.listed.filter { !$0.isDisputed })
    #expect(own.isSubset(of: expected), "seed \(seed)")
    // One whose event has other records too is among them, and said to be in doubt.
    #expect(
      verdict.deadlines.more > 0 || parts(verdict.deadlines.listed).isSuperset(of: expected), "seed \(seed)")
    let times = verdict.deadlines.listed.map(\.due)
    #expect(times == times.sorted())
    // Whatever a finding says is pending is among them.
    let pending = report.findings.compactMap { finding -> Instant? in
      guard finding.rule.id == "purge-pending", let movement = finding.fact.movement else { return nil }
      return movement.time <= report.asOf ? movement.change.purge?.deadline : nil
    }
    #expect(
      verdict.deadlines.more > 0
        || Set(pending).isSubset(of: Set(verdict.deadlines.listed.map(\.due))),
      "seed \(seed)")
  }

  @Test("the losses reach as far as states and findings say, and prove no more", arguments: 0..<120)
  func losses(seed: UInt64) {
    let report = Self.report(RandomHistory(seed: 630_000 + seed))
    let verdict = report.verdict
    guard verdict.losses.more == 0 else { return }
    for (subject, state) in Self.states(report) {
      let losses = verdict.losses.listed.filter { $0.subject == subject && $0.scopes.contains(state.scope) }
      let proven = losses.compactMap(\.provenBefore)
      #expect(proven.allSatisfy { $0 <= state.goneProvenBefore ?? .distantPast }, "seed \(seed)")
      #expect(
        losses.contains { $0.causes.count > 0 } || proven.max() == state.goneProvenBefore, "seed \(seed)")
      #expect(losses.map(\.before).max() ?? .distantPast >= state.goneBefore ?? .distantPast, "seed \(seed)")
      #expect(
        losses.allSatisfy { $0.isDisputed || $0.before <= state.goneBefore ?? .distantPast }, "seed \(seed)")
      #expect(losses.allSatisfy { loss in loss.from.map { $0 < loss.before } ?? true }, "seed \(seed)")
    }
    let lost = report.findings.filter { $0.rule.id == "purge-carried-out" && $0.severity > .informational }
    for finding in lost {
      let change = finding.fact.movement?.change
      let last = change?.purge?.deadline.adding(seconds: -(change?.after.seconds ?? 0))
      #expect(
        verdict.losses.listed.contains { loss in
          loss.subject == finding.subjects.first && finding.scope.map(loss.scopes.contains) ?? false
            && loss.causes.count > 0 && last.map { $0 <= loss.before } ?? false
        }, "seed \(seed)")
    }
    let isCut = verdict.losses.listed.map { $0.causes.count > 0 }
    #expect(isCut == isCut.sorted { $0 && !$1 } && verdict.cuts == isCut.count { $0 })
  }

  @Test("is calm nowhere that something needs a look", arguments: 0..<200)
  func calm(seed: UInt64) {
    let problems = seed % 5 == 0 ? 1 : 0
    let report = Self.report(RandomHistory(seed: 640_000 + seed), problems: problems)
    let verdict = report.verdict
    let isTroubled =
      problems > 0 || !report.coverage.unplacedHoles.isEmpty
      || report.coverage.extents.contains { !$0.holes.isEmpty }
      || report.timelines.flatMap(\.entries).contains { !$0.isUndisputed }
      || report.findings.contains { $0.severity >= .medium && $0.suppressed == nil }
      || Self.states(report).contains { !$0.state.openPurges.isEmpty || $0.state.restorableUntil != nil }
    #expect(!(isTroubled && verdict.isCalm), "seed \(seed)")
    #expect(verdict.findings?.values.reduce(0, +) == report.findings.count)
    let text = report.string(as: .text)
    #expect(text.contains("Nothing to act on") == verdict.isCalm)
    #expect(problems == 0 || text.split(separator: "\n").prefix(4).joined().contains("Input incomplete"))
  }

  @Test("names what a selection leaves out", arguments: 0..<80)
  func hidden(seed: UInt64) {
    let random = RandomHistory(seed: 650_000 + seed)
    let whole = Self.report(random)
    var selection = Selection()
    if seed % 2 == 0 {
      selection.scopes = [[Scope.room, .conversation, .channel][Int(seed / 2 % 3)]]
    } else {
      selection.resources = [whole.subjects.first?.resource ?? ""]
    }
    let part = Self.report(random, selection)
    let hidden = part.verdict.hidden
    func isShown(_ subject: Subject, _ scope: Scope) -> Bool {
      selection.contains(subject) && (selection.scopes.isEmpty || selection.scopes.contains(scope))
    }
    let unseen = Self.states(whole).filter { !isShown($0.subject, $0.state.scope) }
    #expect((hidden.restorable > 0) == unseen.contains { $0.state.restorableUntil != nil }, "seed \(seed)")
    #expect(hidden.deadlines > 0 || !unseen.contains { !$0.state.openPurges.isEmpty }, "seed \(seed)")
    let listed = part.verdict.restorable.listed.flatMap { each in each.scopes.map { (each.subject, $0) } }
    #expect(listed.allSatisfy { isShown($0, $1) })
    let findings =
      part.counts.values.reduce(0, +) + hidden.findingsElsewhere.values.reduce(0, +)
    #expect(findings == whole.counts.values.reduce(0, +), "seed \(seed)")
    #expect(part.verdict.elsewhereWords != nil || hidden.accounts + hidden.restorable + hidden.deadlines == 0)
  }
}
