import CloudTrailRecords
import SystemPackage
import TestSupport
import Testing

@Suite("Damaged records")
struct OracleMutationTests {
  @Test(
    "what Foundation still reads we read alike; of the rest only whole JSON objects are handed out",
    arguments: [21, 22, 23, 24] as [UInt64])
  func mutations(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let records = try sampleRecords()
    try #require(records.count > 10)
    var accepted = 0
    var matched = 0
    var rejected = 0
    var handedOut = 0
    for round in 0..<500 * longRun {
      let input = damagedDocument(of: records, random: &random)
      let comment: Comment = "seed \(seed), round \(round)"
      let outcome = scanInManyWindows(input, random: &random, tries: 2, comment)
      if let oracle = RecordOracle(input) {
        expectAgreement(outcome, oracle, comment)
        accepted += 1
        matched += oracle.matches.count
      } else {
        for match in outcome.matches {
          let isObject = match.bytes.first == UInt8(ascii: "{") && canonicalJSON(match.bytes) != nil
          #expect(isObject, "\(comment): \(match.text)")
        }
        rejected += 1
        handedOut += outcome.matches.count
      }
    }
    let counts = [accepted, matched, rejected, handedOut]
    #expect((counts.min() ?? 0) > 50, "seed \(seed), \(counts): too few of one kind to say anything")
  }

  /// The records of the samples that match, each followed by one that does not.
  private func sampleRecords() throws -> [[UInt8]] {
    var result: [[UInt8]] = []
    for name in Repository.logFileSamples {
      for path in LogFiles.paths(below: Repository.sample(name).appending("logs"), suffix: ".json.gz") {
        for match in ScanOutcome(of: try LogFiles.plainBytes(of: path)).matches {
          result += [match.bytes, Array(RecordText.other.utf8)]
        }
      }
    }
    return result
  }

  /// Some records of which one is damaged, in a log file or in lines, to which one more byte may happen.
  ///
  /// A change never spans two records: a record merged out of two would name its keys twice.
  private func damagedDocument(of records: [[UInt8]], random: inout SeededRandom) -> [UInt8] {
    var chosen = (0..<4).map { _ in records[Int.random(in: records.indices, using: &random)] }
    let victim = Int.random(in: chosen.indices, using: &random)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      damage(&chosen[victim], longest: 40, random: &random)
    }
    var document: [UInt8]
    if Bool.random(using: &random) {
      document =
        Array(#"{"Records":["#.utf8) + Array(chosen.joined(separator: Array(",".utf8))) + Array("]}".utf8)
    } else {
      document = Array(chosen.joined(separator: Array("\n".utf8)))
    }
    if Int.random(in: 0..<4, using: &random) == 0 { damage(&document, longest: 1, random: &random) }
    return document
  }

  /// Changes, inserts or removes something, mostly bytes that mean something in JSON.
  private func damage(_ bytes: inout [UInt8], longest: Int, random: inout SeededRandom) {
    let telling = Array("{}[]\",:\\ \n\r\t0-9eEu/.aZ".utf8) + [0x01, 0x7f, 0x80, 0xc3, 0xff]
    let at = Int.random(in: bytes.indices, using: &random)
    let byte = telling[Int.random(in: telling.indices, using: &random)]
    let end = min(at + Int.random(in: 1...longest, using: &random), bytes.count)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[at] = byte
    case 1: bytes.insert(byte, at: at)
    case 2: bytes.remove(at: at)
    case 3: bytes.removeSubrange(at..<end)
    default: bytes[at] = UInt8.random(in: 0x20...0x7e, using: &random)
    }
    if bytes.isEmpty { bytes = [byte] }
  }
}
