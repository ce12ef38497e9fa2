@testable import TestSupport
import RetentionModel
import Testing

@testable import RetentionFindings

@Suite("The times of a finding")
struct SelectedTimesTests {
  @Test("are those of every record, where two accounts' entries of one eventID begin at the same place")
  func sharedPlace() throws {
    let lines = [
      // It has no account, and so is of both accounts that have the eventID.
      "2025-03-04T05:00:00Z put each=20 id=x caller=111122223333 account=-",
      "2024-01-01T00:00:00Z put each=365 account=111122223333 id=a caller=111122223333",
      "2024-01-01T00:00:00Z put each=365 account=444455556666 id=b caller=111122223333",
      "2024-01-01T00:00:00Z put each=365 account=777788889999 id=c caller=111122223333",
      "2025-03-04T05:01:00Z put each=30 id=x caller=111122223333 account=111122223333",
      "2025-03-04T05:02:00Z put each=30 id=x caller=111122223333 account=444455556666",
      "2025-03-04T05:03:00Z put each=30 id=y caller=111122223333 account=777788889999",
    ]
    let findings = try Investigation(records: lines.records()).findings()
    let finding = try #require(findings.first { $0.rule.id == "bulk-shortening" })
    let minutes = Set(finding.times.map { ($0.seconds - 1_741_064_400) / 60 })
    #expect(minutes == [0, 1, 2, 3])
  }
}
