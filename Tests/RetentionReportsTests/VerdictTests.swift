@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What a report comes to")
struct VerdictTests {
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

  private static func report(
    _ history: String, asOf: String = "2027-01-15T08:00:00Z", _ selection: Selection = Selection(),
    input: InputTally = InputTally(), looks: Bool = true
  ) throws -> Report {
    Report(
      tool: "test", history: EventHistory([recorded(history)]), input: input, selection: selection,
      asOf: try #require(Instant(timestamp: asOf)), filter: looks ? FindingFilter() : nil)
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
    // A command is one that a finding shows, of the same account.
    let commands = report.findings.filter { $0.command != nil }.map { "\($0.subjects)\($0.command ?? "")" }
    for each in verdict.restorable.listed where each.command != nil {
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
      let loss = verdict.losses.listed.first { $0.subject == subject && $0.scopes.contains(state.scope) }
      #expect(loss?.provenBefore == state.goneProvenBefore, "seed \(seed)")
      #expect((loss?.before ?? .distantPast) >= state.goneBefore ?? .distantPast, "seed \(seed)")
      #expect(loss.map { $0.isDisputed || $0.before == state.goneBefore } ?? true)
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

  /// Log files of eleven months, a day apart, in which the settings were viewed.
  private static func quiet(_ change: (inout Witnesses) -> Void = { _ in }) throws -> Report {
    var input = InputTally()
    for day in 0..<335 { input.witnesses.add(fileOf: "111122223333", at: 1_704_067_200 + day * 86_400) }
    change(&input.witnesses)
    return try report(
      "2024-05-01T00:00:00Z get reported.each=365", asOf: "2024-12-01T00:00:00Z", input: input)
  }

  @Test("is calm where logs without a gap show nothing, and no longer with a hole or a silence")
  func quiet() throws {
    #expect(try Self.quiet().verdict.cautions == [])
    #expect(try Self.quiet().verdict.isCalm)
    #expect(try Self.quiet().verdict.reach.share?.percent == 100)
    let hole = try Self.quiet { witnesses in
      let path = "111122223333_CloudTrail_us-east-1_20240601T0010Z_AbCdEfGhIjKlMnOp.json.gz"
      witnesses.add(fault: .truncatedGzip, slot: LogFileSlot(path: path), path: path)
    }
    #expect(hole.verdict.cautions == [.holes(1)] && !hole.verdict.isCalm)
    #expect(hole.verdict.reach.share?.percent == 99)
    let silent = try Self.quiet { $0.add(fileOf: "111122223333", at: 1_704_067_200 - 30 * 86_400) }
    #expect(silent.verdict.cautions == [.silences(1)] && !silent.verdict.isCalm)
    let anywhere = try Self.quiet { $0.add(fault: .invalidJSON, slot: nil, path: "x.json") }
    #expect(anywhere.verdict.cautions == [.holes(1)] && anywhere.verdict.reach.share == nil)
  }

  @Test("is about nothing where nothing was read, requested or shown, and says so first")
  func nothing() throws {
    #expect(try Self.report("").verdict.cautions.first == .noEvent)
    var selection = Selection()
    selection.actors = ["nobody"]
    let view = try Self.report("2024-01-01T00:00:00Z put each=365", selection)
    #expect(view.verdict.cautions.first == .noneSelected && !view.verdict.isCalm)
    #expect(view.string(as: .text).split(separator: "\n")[1].contains("Nothing to judge"))
    selection.actors = []
    selection.awsAccounts = ["999988887777"]
    let other = try Self.report("2024-01-01T00:00:00Z put each=365", selection)
    #expect(Set(other.verdict.cautions).isSuperset(of: [.noneSelected, .unknownNames(1)]))
    #expect(other.verdict.hidden.accounts == 1)
    #expect(other.string(as: .text).contains("Not shown: 1 account"))
  }

  private static let cut = """
    2024-01-01T00:00:00Z put each=1095 id=e-1
    2024-05-05T00:00:00Z put each=1 id=e-2
    """

  @Test("rooms and conversations that moved together are one")
  func together() throws {
    let verdict = try Self.report(Self.cut, asOf: "2024-05-20T00:00:00Z").verdict
    let rescue = try #require(verdict.restorable.listed.first)
    #expect(verdict.restorable.count == 1 && rescue.scopes == [.room, .conversation])
    #expect(rescue.causes.listed.map(\.eventID) == ["e-2"])
    #expect(rescue.command?.contains("put-retention-settings") ?? false)
    #expect(verdict.deadlines.count == 1 && verdict.furtherDeadlines.isEmpty)
    let lost = try Self.report(Self.cut, asOf: "2024-07-20T00:00:00Z").verdict
    let loss = try #require(lost.losses.listed.first)
    #expect(lost.cuts == 1 && loss.scopes == [.room, .conversation] && !loss.isDisputed)
    #expect(loss.from == Instant(timestamp: "2021-05-06T00:00:00Z"))
    let words = loss.words(isNamed: false)
    #expect(words.contains("Probably deleted: messages of rooms and conversations from 2021-05-06"))
    #expect(words.contains("caused by e-2"))
  }

  @Test("a cut that was averted in part deleted the rest, and one that another replaced says from when on")
  func partly() throws {
    let partly = try Self.report(
      """
      2021-01-01T00:00:00Z put each=1095 id=e-1
      2024-01-01T00:00:00Z put each=1 id=e-2
      2024-01-10T00:00:00Z put each=2 id=e-3
      """, asOf: "2026-01-01T00:00:00Z"
    ).verdict
    #expect(partly.cuts == 1 && partly.losses.listed.first?.causes.listed.map(\.eventID) == ["e-2"])
    let twice = try Self.report(
      """
      2021-01-01T00:00:00Z put each=1095 id=e-1
      2024-01-01T00:00:00Z put each=30 id=e-2
      2024-01-10T00:00:00Z put each=1 id=e-3
      """, asOf: "2026-01-01T00:00:00Z"
    ).verdict
    let loss = try #require(twice.losses.listed.first)
    #expect(loss.causes.listed.map(\.eventID) == ["e-2", "e-3"])
    #expect(loss.from == Instant(timestamp: "2021-01-01T00:00:00Z"))
  }

  @Test("says that it is not known whether something can be restored where the period became unknown")
  func unknownFate() throws {
    let verdict = try Self.report(
      """
      2021-01-01T00:00:00Z put each=1095 id=e-1
      2024-01-01T00:00:00Z put each=1 id=e-2
      2024-01-05T00:00:00Z put settings=omitted id=e-3
      """, asOf: "2024-01-20T00:00:00Z"
    ).verdict
    #expect(verdict.cautions.contains(.unknownFates(2)) && !verdict.saysNothingRestorable)
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

  @Test("is short however many accounts there are")
  func bounded() throws {
    let history = (0..<300).map { number in
      """
      2024-01-01T00:00:00Z put each=1095 resource=c-\(number) id=a-\(number)
      2024-05-05T00:\(10 + number % 40):00Z put each=\(1 + number % 5) resource=c-\(number) id=b-\(number)
      """
    }.joined(separator: "\n")
    let report = try Self.report(history, asOf: "2024-05-20T00:00:00Z")
    let verdict = report.verdict
    #expect(verdict.restorable.count == 300 && verdict.restorable.listed.count == Verdict.most)
    var lines = TextLines(TextStyle())
    lines.append(verdict, of: report)
    #expect(lines.text.split(separator: "\n").count < 60)
    #expect(lines.text.contains("295 more cases of messages that can be restored"))
  }

  @Test("stands first, and no line of it is said again")
  func first() throws {
    for asOf in ["2024-05-20T00:00:00Z", "2024-07-20T00:00:00Z"] {
      let report = try Self.report(Self.cut, asOf: asOf)
      for detail in [TextStyle.Detail.full, .compact] {
        let text = report.string(as: .text, style: TextStyle(detail: detail))
        #expect(text.hasPrefix("Verdict, as of "))
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        for line in lines where line.hasPrefix("restore with") || line.hasPrefix("findings ") {
          #expect(lines.count { $0 == line } == 1, "\(line)")
        }
      }
    }
    #expect(
      try Self.report(Self.cut, asOf: "2024-05-20T00:00:00Z").string(as: .text).components(
        containing: "aws chime put-retention-settings") == 1)
  }
}

extension String {
  fileprivate func components(containing text: String) -> Int {
    split(separator: "\n").count { $0.contains(text) }
  }
}
