@testable import TestSupport
import RetentionModel
import Testing

@testable import RetentionFindings

@Suite("The times and records of a finding")
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

  @Test("are of the account whose record was replaced, where two accounts' entries begin at the same place")
  func sharedPlaceOfCorrections() throws {
    let lines = [
      // It has no account, and so is of both accounts that have the eventID.
      "2025-03-04T05:00:00Z put each=20 id=e-2 account=- corrects=e-1",
      "2025-03-04T05:00:00Z put each=30 id=e-2 account=111122223333 corrects=e-1",
      "2025-03-04T05:00:00Z put each=30 id=e-2 account=444455556666 corrects=e-1",
      "2025-03-04T05:00:00Z put each=365 id=e-1 account=111122223333",
    ]
    let findings = try Investigation(records: lines.records()).findings(of: [ReplacedRecord.rule])
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.recipientAccountId == "111122223333" })
  }
}
