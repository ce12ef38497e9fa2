import CloudTrailRecords
import TestSupport
import Testing

@Suite("Foundation and the scanner read the same from random documents")
struct OracleRandomTests {
  @Test("valid documents of every form, full of decoys", arguments: [11, 12, 13, 14] as [UInt64])
  func validDocuments(seed: UInt64) throws {
    var documents = RandomDocuments(seed: seed)
    var random = SeededRandom(seed: seed)
    var records = 0
    var matched = 0
    for round in 0..<700 * longRun {
      let input = documents.next()
      let comment: Comment = "seed \(seed), round \(round)"
      guard let oracle = RecordOracle(input) else {
        Issue.record("\(comment): Foundation does not read it")
        continue
      }
      let outcome = scanInManyWindows(input, random: &random, comment)
      expectAgreement(outcome, oracle, comment)
      records += oracle.records
      matched += oracle.matches.count
    }
    #expect(records > 700)
    #expect(matched > 350)
  }
}
