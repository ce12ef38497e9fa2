@testable import TestSupport
@testable import RetentionReports
import Testing

@testable import RetentionFindings
@testable import RetentionModel

@Suite("A quiet archive")
struct QuietArchiveTests {
  /// Two roles of each of five accounts look daily for five years, and raise the periods now and then.
  private func lines() -> [String] {
    let start = Int64(1_577_880_000)
    return (0..<10_000).map { number in
      let (day, account) = (number / 5, number % 5)
      let time = Instant(seconds: start + Int64(day) * 90_000 + Int64(account))
      let who = day % 2 == 0 ? "by=Admin/ines" : "by=Keeper/nightly from=198.51.100.9"
      let place = "account=11112222333\(account) resource=chime-\(account) mfa=true \(who)"
      guard day % 40 < 2 else { return "\(time) get \(place)" }
      let days = 365 + 30 * (day / 400)
      let period = account == 4 ? "off" : "\(days)"
      return "\(time) put room=\(period) conversation=\(period) \(place)"
    }
  }

  @Test("raises nothing above low, and little at all")
  func quiet() throws {
    let records = try lines().records()
    let investigation = try Investigation(records: records)
    let findings = investigation.findings()
    #expect(investigation.acts.count == 10_000)
    for finding in findings where finding.severity > .low { Issue.record("\(finding.message)") }
    #expect(findings.count < 40)
  }
}
