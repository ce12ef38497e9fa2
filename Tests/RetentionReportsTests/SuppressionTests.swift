@testable import TestSupport
import Testing

@testable import RetentionFindings
@testable import RetentionModel
@testable import RetentionReports

@Suite("Suppressions and levels")
struct SuppressionTests {
  /// A cut by one caller in each of two accounts: high and low findings.
  private static let lines = """
    2024-01-10T09:00:00Z put room=365 conversation=off
    2024-01-10T09:00:00Z put room=365 conversation=off account=444455556666
    2025-03-04T05:06:07Z put room=10 conversation=off by=Ops/max
    2025-03-04T05:06:08Z put room=360 conversation=off account=444455556666
    """
  private static let asOf = Instant(seconds: 1_741_500_000)

  private func report(
    _ suppressions: [Suppression], minimum: Severity = .informational, showsSuppressed: Bool = false
  ) throws -> Report {
    var policy = Policy()
    policy.suppressions = suppressions
    let input = InputTally()
    let records = try Rule.Example(Self.lines).records()
    return Report(
      tool: "test", history: EventHistory(records), input: input, selection: Selection(), asOf: Self.asOf,
      filter: FindingFilter(policy: policy, minimum: minimum, showsSuppressed: showsSuppressed))
  }

  private func suppression(
    rule: String = "*", account: String = "*", principal: String? = nil, expiry: Instant? = nil
  ) throws -> Suppression {
    Suppression(
      rule: try #require(Glob(rule)), awsAccount: try #require(Glob(account)),
      principal: try principal.map { try #require(Glob($0)) }, reason: "planned", expiry: expiry)
  }

  @Test("the first of many suppressions that covers a finding counts, as when each is tried in turn")
  func index() throws {
    let findings = try report([]).findings
    var random = SeededRandom(seed: 10_000)
    let rules = ["*", "short*", "shortened-retention", "purge-*", "*-carried-out", "nothing"]
    let accounts = ["*", "1*", "111122223333", "444455556666", "4444*", "?1*", "9"]
    let principals = findings.compactMap(\.principal)
    let callers: [String?] =
      [nil, "*", "arn:*", "*max", "nobody"] + principals + principals.map { $0.prefix(20) + "*" }
    var covered = 0
    for _ in 0..<300 {
      let suppressions = try (0..<Int.random(in: 0...12, using: &random)).map { _ in
        try suppression(
          rule: rules.randomElement(using: &random) ?? "",
          account: accounts.randomElement(using: &random) ?? "",
          principal: callers.randomElement(using: &random) ?? nil,
          expiry: Bool.random(using: &random)
            ? nil : Self.asOf.adding(days: Int.random(in: -1...1, using: &random)))
      }
      let index = SuppressionIndex(suppressions, at: Self.asOf)
      for finding in findings {
        let expected = suppressions.first { $0.covers(finding) && !$0.isExpired(at: Self.asOf) }
        #expect(index.first(covering: finding) == expected)
        covered += expected == nil ? 0 : 1
      }
    }
    #expect(covered > 300)
  }

  @Test(
    "what a suppression covers is counted and not shown, and all the rest is",
    arguments: [
      ("shortened-*", "*", nil), ("*", "4444*", nil), ("purge-*", "111122223333", nil),
      ("*", "*", "*:role/Ops"),
      ("*", "*", nil), ("no-such-rule", "*", nil), ("shortened-retention", "*", "*:role/Admin"),
    ] as [(String, String, String?)])
  func covered(_ rule: String, _ account: String, _ principal: String?) throws {
    let all = try report([]).findings
    let entry = try suppression(rule: rule, account: account, principal: principal)
    func isCovered(_ finding: Finding) -> Bool {
      let id = finding.rule.id
      let hasRule =
        rule == "*" || rule == id || rule.hasSuffix("-*") && id.hasPrefix(rule.dropLast())
      let hasAccount = account == "*" || finding.recipientAccountId?.first == account.first
      return hasRule && hasAccount
        && (principal.map { finding.principal?.hasSuffix($0.dropFirst(2)) ?? false } ?? true)
    }
    let report = try report([entry])
    #expect(report.findings.map(\.message) == all.filter { !isCovered($0) }.map(\.message))
    #expect(report.suppressed == all.count(where: isCovered))
    #expect((report.suppressed > 0) == (rule != "no-such-rule"))
    #expect(report.worst == all.filter { !isCovered($0) }.map(\.severity).max())
    let shown = try self.report([entry], showsSuppressed: true)
    #expect(shown.findings.map(\.message) == all.map(\.message))
    #expect(shown.findings.map { $0.suppressed?.reason == "planned" } == all.map(isCovered))
    #expect(shown.suppressed == report.suppressed && shown.worst == report.worst)
  }

  @Test("one that has expired covers nothing, from the second after its last on")
  func expiry() throws {
    #expect(try report([suppression(expiry: Instant(seconds: Self.asOf.seconds - 1))]).suppressed == 0)
    #expect(try report([suppression(expiry: Self.asOf)]).findings.isEmpty)
    // The first that is in force gives the reason.
    let entries = [try suppression(expiry: Instant(seconds: 0)), try suppression(rule: "short*")]
    #expect(try report(entries).suppressed == 2)
  }

  @Test("what is below the least level is not shown, and counts all the same", arguments: Severity.allCases)
  func minimum(_ level: Severity) throws {
    let all = try report([])
    let some = try report([], minimum: level)
    #expect(some.findings.map(\.message) == all.findings.filter { $0.severity >= level }.map(\.message))
    #expect(some.worst == all.worst && all.worst == .high)
    #expect(try report([suppression()], minimum: level).suppressed == all.findings.count)
  }
}
