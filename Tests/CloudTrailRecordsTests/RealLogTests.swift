import CloudTrailRecords
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Genuine log files")
struct RealLogTests {
  private static let isThere = FileManager.default.fileExists(atPath: Repository.realLogs.string)

  @Test(
    "55 genuine log files hold 2,900 records, none of a retention call, and no fault",
    .enabled(if: isThere, "the genuine log files are not beside the repository"))
  func counts() throws {
    let files = LogFiles.paths(below: Repository.realLogs, suffix: ".json")
    #expect(files.count == 55)
    var random = SeededRandom(seed: 7)
    var records = 0
    for path in files {
      let plain = try LogFiles.plainBytes(of: path)
      let comment: Comment = "seed 7, \(path)"
      let oracle = try #require(RecordOracle(plain), comment)
      let outcome = scanInManyWindows(plain, random: &random, tries: 2, comment)
      expectAgreement(outcome, oracle, comment)
      #expect(outcome.matches.isEmpty, comment)
      #expect(outcome.faults.isEmpty, comment)
      records += outcome.records
    }
    #expect(records == 2900)
  }
}
