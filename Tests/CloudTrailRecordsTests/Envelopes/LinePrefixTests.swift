import CloudTrailRecords
import TestSupport
import Testing

@Suite("Lines of CloudWatch Logs")
struct LinePrefixTests {
  private static let call = RecordText.call()

  @Test(
    "with a time and perhaps a stream's name before the message are read",
    arguments: [
      "2025-03-04T05:06:07Z ", "2025-03-04T05:06:07.123Z\t", "2025-03-04T05:06:07+0000 ", "174106476700 ",
      "2025-03-04T05:06:07.123456+00:00  2025/03/04/[$LATEST]0123 ",
      "\u{1b}[1;32m2025-03-04T05:06:07\u{1b}[0m ",
    ])
  func read(_ prefix: String) {
    var random = SeededRandom(seed: 10)
    let outcome = scanCarried("\(prefix)\(Self.call)\n\(prefix)\(Self.call)\n", random: &random)
    #expect(outcome.matches.count == 2)
    #expect(outcome.offsets.first == prefix.utf8.count)
    #expect(outcome.faults.isEmpty)
  }

  @Test(
    "that have another beginning, or no JSON, are told at their beginning, and the next one counts",
    arguments: [
      "2025-03-04T05:06:07Z START RequestId: 1", "2025-03-04T05:06:07Z s t ", "2025-03-04 05:06:07 ", "12 ",
      "2025-03-04T05:06:07Z", "2025-03-04T05:06:07Zx ", "\u{1b}[2J2025-03-04T05:06:07Z ", "\u{1b}]0;x\u{7} ",
      "2025-03-04T05:06:07Z START\n5",
    ])
  func refused(_ prefix: String) {
    let good = "2025-03-04T05:06:07Z \(Self.call)\n"
    var random = SeededRandom(seed: 11)
    let outcome = scanCarried("\(good)\(prefix)\(RecordText.other)\n\(good)", random: &random)
    #expect(outcome.records == 2)
    #expect(outcome.faults.first?.offset == UInt64(good.utf8.count))
    #expect(outcome.faults.count == (prefix.hasSuffix("\n5") ? 2 : 1))
  }

  @Test("that are cut anywhere cost themselves, and the next one counts")
  func cutAnywhere() {
    let line = "2025-03-04T05:06:07Z \(Self.call)"
    for cut in 25..<line.utf8.count {
      let input = "\(line.prefix(cut))\n\(line)\n\(line.prefix(cut))\n\(line)"
      let outcome = ScanOutcome(of: input)
      #expect(outcome.matches.count == 2, "cut at \(cut)")
      #expect(outcome.faults.count == 2, "cut at \(cut)")
    }
  }

  @Test("of another log group are told one by one, from the first")
  func otherLines() {
    let text = "2025-03-04T05:06:07Z START RequestId: 1\n"
    let outcome = ScanOutcome(of: text + text + text + "2025-03-04T05:06:07Z \(Self.call)\n")
    #expect(outcome.matches.count == 1)
    #expect(outcome.faults.map { Int($0.offset) } == [0, text.utf8.count, 2 * text.utf8.count])
  }

  @Test("a time without its message at the end is told")
  func end() {
    let time = "2025-03-04T05:06:07+00:00"
    for input in ["\(time) ", "\(time) s \n", "\(time) s \n\n"] {
      #expect(ScanOutcome(of: Self.call + "\n" + input).faults.count == 1)
    }
  }

  @Test("a prefix without end costs its line")
  func endless() {
    let input =
      "\(Self.call)\n2025-03-04T05:06:07Z " + String(repeating: "s", count: 10_000) + " \(Self.call)\n"
    let outcome = ScanOutcome(of: input + Self.call)
    #expect(outcome.matches.count == 2)
    #expect(outcome.faults.count == 1)
  }
}
