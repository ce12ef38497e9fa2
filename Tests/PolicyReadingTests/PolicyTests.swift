import Foundation
import PolicyReading
import RetentionFindings
import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("A policy")
struct PolicyTests {
  @Test("the sample in the repository is one, and knows the rules")
  func sample() throws {
    let policy = try Policy(yaml: samplePolicy(), rules: Rules.settings)
    #expect(!policy.minimumDays.isEmpty && !policy.expectedPeriods.isEmpty && !policy.thresholds.isEmpty)
    #expect(policy.approvedPrincipals != nil && policy.changeWindows != nil && !policy.suppressions.isEmpty)
  }

  @Test("the one in the help is one, too, and its table has each key of the sample")
  func help() throws {
    let topic = try #require(try Repository.topics()["PolicyFile"])
    let block = try #require(FencedBlock.all(in: topic).first { $0.language == "yaml" })
    let policy = try Policy(yaml: block.text, rules: Rules.settings)
    #expect(!policy.suppressions.isEmpty && policy.changeWindows != nil)
    let keys = try samplePolicy().matches(of: #/^([a-z-]+):/#.anchorsMatchLineEndings()).map { String($0.1) }
    #expect(MarkdownTable.terms(in: topic, under: "## What it says") == keys)
  }

  @Test("has all that its text says")
  func everyKey() throws {
    let policy = try Policy(wholePolicy)
    #expect(policy.minimumDays == [.room: 90, .conversation: 90, .channel: 30])
    #expect(policy.expectedPeriods.map(\.awsAccount.pattern) == ["111122223333", "*"])
    #expect(policy.expectedPeriods.map(\.resource.pattern) == ["6ff0*", "*"])
    #expect(
      policy.expectedPeriods.map(\.periods) == [
        [.room: .days(365), .conversation: .unlimited], [.room: .days(1095), .conversation: .days(1095)],
      ])
    #expect(
      policy.approvedPrincipals?.map(\.pattern) == [
        "arn:aws:iam::111122223333:role/Retention*", "arn:aws:iam::*:user/ines.duarte",
      ])
    let windows = try #require(policy.changeWindows)
    #expect(windows.map(\.days) == [[1, 2, 3, 4, 5], [6]])
    #expect(windows.map(\.start) == [480, 1320])
    #expect(windows.map(\.end) == [1080, 120])
    #expect(windows.map(\.zone) == ["Europe/Berlin", "UTC"])
    // A Wednesday in summer.
    let noon = try #require(Instant(year: 2024, month: 6, day: 5, hour: 12, minute: 30))
    #expect(windows[0].clock.reading(at: noon) == (3, 14 * 60 + 30))
    #expect(windows[1].clock.reading(at: noon) == (3, 12 * 60 + 30))
    #expect(policy.thresholds == ["denied-attempts": ["count": 5, "minutes": 30]])
    let suppression = try #require(policy.suppressions.first)
    #expect(policy.suppressions.count == 1)
    #expect(suppression.rule.pattern == "first-seen-origin")
    #expect(suppression.awsAccount.pattern == "111122223333")
    #expect(suppression.principal?.pattern == "arn:aws:iam::*:role/Backup")
    #expect(suppression.reason == "Office moved, ticket 4711")
    #expect(suppression.expiry?.description == "2026-12-31T23:59:59Z")
  }

  @Test("says nothing of what it leaves out")
  func defaults() throws {
    let policy = try Policy("version: 1")
    #expect(policy.minimumDays.isEmpty && policy.expectedPeriods.isEmpty)
    #expect(policy.approvedPrincipals == nil && policy.changeWindows == nil)
    #expect(policy.thresholds.isEmpty && policy.suppressions.isEmpty)
    let entry = try Policy(entries: "suppressions: [{rule: '*', reason: yes}]").suppressions[0]
    #expect(entry.awsAccount == .everything && entry.principal == nil && entry.expiry == nil)
    #expect(entry.reason == "yes")
  }

  @Test(
    "takes off for keeping messages for ever, quoted or not",
    arguments: ["off", "\"off\"", "'off'", "Off", "OFF", "'OFF'"])
  func off(text: String) throws {
    let policy = try Policy(entries: "expected-periods: [{room: \(text)}]")
    #expect(policy.expectedPeriods[0].periods == [.room: .unlimited])
  }

  @Test("takes an account's number as it is written", arguments: ["011122223333", "'011122223333'"])
  func account(text: String) throws {
    let policy = try Policy(entries: "expected-periods: [{aws-account: \(text), room: 1}]")
    #expect(policy.expectedPeriods[0].awsAccount.pattern == "011122223333")
  }

  @Test(
    "reads days as names, ranges and lists of both",
    arguments: [
      ("sun", [7]), ("mon-fri", [1, 2, 3, 4, 5]), ("[sat-mon, Wed]", [1, 3, 6, 7]), ("tue-tue", [2]),
      ("[mon, mon]", [1]), ("sun-sat", [1, 2, 3, 4, 5, 6, 7]),
    ] as [(String, Set<Int>)])
  func days(text: String, days: Set<Int>) throws {
    let policy = try Policy(
      entries: "change-windows: [{days: \(text), from: 00:00, to: '24:00', time-zone: UTC}]")
    let window = try #require(policy.changeWindows?.first)
    #expect(window.days == days)
    #expect(window.start == 0 && window.end == 1440)
  }

  @Test(
    "lets a suppression end with its day, or at its time",
    arguments: [
      ("2024-02-28", "2024-02-28T23:59:59Z"), ("'2024-02-29'", "2024-02-29T23:59:59Z"),
      ("2024-02-28T10:00:00+02:00", "2024-02-28T08:00:00Z"),
    ])
  func expiry(text: String, moment: String) throws {
    let policy = try Policy(entries: "suppressions: [{rule: 'first-*', reason: x, expires: \(text)}]")
    #expect(policy.suppressions[0].expiry?.description == moment)
  }

  @Test("may begin with a byte order mark, a directive and a document's start, and be JSON")
  func forms() throws {
    #expect(try Policy("\u{feff}version: 1").minimumDays.isEmpty)
    #expect(try Policy("%YAML 1.1\n---\nversion: 1\n...\n").minimumDays.isEmpty)
    #expect(try Policy(#"{"version": 1, "minimum-days": {"room": 7}}"#).minimumDays == [.room: 7])
    #expect(try Policy("version: 1\r\nminimum-days:\r\n  room: 7\r\n").minimumDays == [.room: 7])
  }
}
