@testable import TestSupport
@testable import RetentionReports
import Testing

@testable import RetentionFindings
@testable import RetentionModel

@Suite("Findings about hostile text")
struct HostileFindingTests {
  /// Steers a terminal, turns the reading direction, and forges a line.
  private static let poison = #"x\u001b[31m\u202e\r\nCRITICAL\u2028\u0000"#

  private static let lines = """
    2024-01-10T09:00:00Z get by=Admin/ines
    2024-01-11T09:00:00Z get by=Ops/max
    2024-01-12T09:00:00Z get by=Ops/max
    2024-01-13T09:00:00Z get by=Ops/max
    2024-01-14T09:00:00Z put room=365 conversation=off by=Admin/ines
    2025-03-04T05:06:07Z put room=30 conversation="POISON" by=Ops/max agent=POISON from=POISON region=POISON
    2025-03-05T05:06:07Z put room=7 conversation=30 by=POISON/POISON
    2025-03-05T05:06:08Z put room=400 conversation=POISONOFF by=user/POISON key=AKIAPOISON caller=POISON
    2025-03-06T05:06:08Z put room=7 conversation=7 by=user/POISON error=AccessDeniedPOISON
    2025-03-06T05:06:09Z put room=7 conversation=7 by=user/POISON error=AccessDeniedPOISON
    2025-03-06T05:06:10Z put room=7 conversation=7 by=user/POISON error=AccessDeniedPOISON
    2025-03-07T05:06:10Z put room=7 conversation=7 by=root console=true mfa=false
    2025-03-07T05:06:10Z put room=6 conversation=9 by=root id=e-13 deletion=2025-04-08T00:00:00Z reported.room=5
    2025-03-07T05:06:10Z put room=6 conversation=8 by=root id=e-13
    """

  @Test("nothing of it gets into a title, a message or a command unescaped")
  func escaped() throws {
    let place = "account=POISON resource=POISON"
    let records = try Self.lines.split(separator: "\n").enumerated().map { number, line in
      let poisoned = "\(line) \(place)"
        .replacing("conversation=POISONOFF", with: "conversation=off").replacing("POISON", with: Self.poison)
      return try CallLine(poisoned, number: number + 1).json
    }
    var policy = Policy()
    policy.approvedPrincipals = [try #require(Glob("nobody"))]
    policy.minimumDays = [.room: 90]
    policy.expectedPeriods = [
      Expectation(awsAccount: .everything, resource: .everything, periods: [.room: .days(1)])
    ]
    let path = "a\u{1b}[31m\n_CloudTrail_"
    let investigation = try Investigation(
      records: records, asOf: Instant(timestamp: "2025-03-09T00:00:00Z"), policy: policy,
      oddFiles: [OddFile(path: path, oddity: .members(2), account: "\u{202e}")])
    let findings = investigation.findings()
    for finding in findings {
      for text in [finding.title, finding.message, finding.command ?? ""] {
        #expect(
          !text.unicodeScalars.contains { $0.isTreacherous }, "\(finding.rule.id): \(text.debugDescription)")
      }
    }
    // Most rules have had something to say.
    let rules = Set(findings.map(\.rule.id))
    #expect(rules.count >= 18, "\(rules.sorted())")
    #expect(findings.allSatisfy { $0.command == nil })
    #expect(findings.contains { $0.message.contains("No command is shown") })
  }
}
