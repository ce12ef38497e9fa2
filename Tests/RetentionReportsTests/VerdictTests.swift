@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What a report comes to")
struct VerdictTests {
  /// Log files of eleven months, a day apart, in which the settings were viewed.
  private static func quiet(
    and other: String = "", suppressing rule: String? = nil, _ change: (inout Witnesses) -> Void = { _ in }
  ) throws -> Report {
    var input = InputTally()
    for day in 0..<335 { input.witnesses.add(fileOf: "111122223333", at: 1_704_067_200 + day * 86_400) }
    change(&input.witnesses)
    var policy = Policy()
    if let rule {
      policy.suppressions = [
        Suppression(
          rule: try #require(Glob(rule)), awsAccount: try #require(Glob("*")), principal: nil,
          reason: "known", expiry: nil)
      ]
    }
    return Report(
      tool: "test",
      history: EventHistory([recorded("2024-05-01T00:00:00Z get reported.each=365\n\(other)")]), input: input,
      selection: Selection(), asOf: try #require(Instant(timestamp: "2024-12-01T00:00:00Z")),
      filter: FindingFilter(policy: policy))
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
    #expect(try Report(judging: "").verdict.cautions.first == .noEvent)
    var selection = Selection()
    selection.actors = ["nobody"]
    let view = try Report(judging: "2024-01-01T00:00:00Z put each=365", selection)
    #expect(view.verdict.cautions.first == .noneSelected && !view.verdict.isCalm)
    #expect(view.string(as: .text).split(separator: "\n")[1].contains("Nothing to judge"))
    selection.actors = []
    selection.awsAccounts = ["999988887777"]
    let other = try Report(judging: "2024-01-01T00:00:00Z put each=365", selection)
    #expect(Set(other.verdict.cautions).isSuperset(of: [.noneSelected, .unknownNames(1)]))
    #expect(other.verdict.hidden.accounts == 1)
    #expect(other.string(as: .text).contains("Not shown: 1 account"))
  }

  @Test("rooms and conversations that moved together are one")
  func together() throws {
    let verdict = try Report(judging: JudgedHistory.cut, asOf: "2024-05-20T00:00:00Z").verdict
    let rescue = try #require(verdict.restorable.listed.first)
    #expect(verdict.restorable.count == 1 && rescue.scopes == [.room, .conversation])
    #expect(rescue.causes.listed.map(\.eventID) == ["e-2"])
    #expect(rescue.command?.contains("put-retention-settings") ?? false)
    #expect(verdict.deadlines.count == 1 && verdict.furtherDeadlines.isEmpty)
    let lost = try Report(judging: JudgedHistory.cut, asOf: "2024-07-20T00:00:00Z").verdict
    let loss = try #require(lost.losses.listed.first)
    #expect(lost.cuts == 1 && loss.scopes == [.room, .conversation] && !loss.isDisputed)
    #expect(loss.from == Instant(timestamp: "2021-05-06T00:00:00Z"))
    let words = loss.words(isNamed: false)
    #expect(words.contains("Probably deleted: messages of rooms and conversations from 2021-05-06"))
    #expect(words.contains("caused by e-2"))
  }

  @Test("says that it is not known whether something can be restored where the period became unknown")
  func unknownFate() throws {
    let verdict = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=1095 id=e-1
        2024-01-01T00:00:00Z put each=1 id=e-2
        2024-01-05T00:00:00Z put settings=omitted id=e-3
        """, asOf: "2024-01-20T00:00:00Z"
    ).verdict
    #expect(verdict.cautions.contains(.unknownFates(2)) && !verdict.saysNothingRestorable)
  }

  @Test("nothing is calm where a deadline passed of which it is not known whether it was cancelled")
  func passedFate() throws {
    let verdict = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=365 id=e-1
        2024-01-01T00:00:00Z put room=300 conversation=365 id=e-2
        2024-01-10T00:00:00Z put room=hidden conversation=365 id=e-3
        """, asOf: "2024-06-01T00:00:00Z"
    ).verdict
    #expect(verdict.cautions.contains(.unknownFates(1)) && !verdict.isCalm)
  }

  @Test("a place that is known at one moment alone counts: nothing is calm, and it is said")
  func moment() throws {
    let other = "2024-06-01T00:00:00Z get reported.each=365 account=444455556666 resource=c-2"
    let report = try Self.quiet(and: other)
    let reach = report.verdict.reach
    #expect(reach.places == 2 && reach.momentary == 1 && reach.share?.percent == 100)
    #expect(report.verdict.cautions == [] && !report.verdict.isCalm)
    #expect(
      report.verdict.reachWords(isRequested: false).contains("in 2 accounts and Regions; 1 from retention"))
    #expect(report.verdict.reachWords(isRequested: false).contains("; 1 seen at one moment alone"))
  }

  @Test("is never calm where the policy suppresses a finding")
  func suppressed() throws {
    let quiet = try Self.quiet(suppressing: "*")
    #expect(quiet.suppressed > 0 && quiet.findings.isEmpty)
    #expect(
      quiet.verdict.cautions == [] && quiet.verdict.reach.share?.percent == 100 && !quiet.verdict.isCalm)
  }

  @Test("a requested time without an end is measured to the clock")
  func openTime() throws {
    var selection = Selection()
    selection.start = Instant(timestamp: "2024-06-01T00:00:00Z")
    var input = InputTally()
    for day in 0..<30 { input.witnesses.add(fileOf: "111122223333", at: 1_717_200_000 + day * 86_400) }
    let report = try Report(
      judging: "2024-06-02T00:00:00Z get reported.each=365", asOf: "2024-07-31T00:00:00Z", selection,
      input: input)
    let share = try #require(report.verdict.reach.share)
    #expect(share.windowSeconds == 60 * 86_400 && share.percent.map { (47...49).contains($0) } ?? false)
  }
}
