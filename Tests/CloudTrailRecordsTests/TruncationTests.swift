import CloudTrailRecords
import TestSupport
import Testing

@Suite("Inputs that end too early")
struct TruncationTests {
  private static let records = [RecordText.call(id: "a\\\"b"), RecordText.other, RecordText.call(id: "c")]
  private static let pretty = """
    {
      "Records" : [
        \(records[0]),
        \(records[1].replacing(":", with: " :\n  ")),
        \(records[2])
      ],
      "x" : -12.5
    }

    """

  @Test(
    "wherever a log file is cut, the records before the cut count and one fault tells of the cut",
    arguments: [#"{"x":"]","Records":["# + records.joined(separator: ",") + "]}", pretty])
  func everyCut(_ document: String) {
    let input = Array(document.utf8)
    let whole = ScanOutcome(of: input)
    #expect(whole.ordinals == [0, 2])
    #expect(whole.faults.isEmpty)
    let end = (input.lastIndex(of: UInt8(ascii: "}")) ?? 0) + 1
    for cut in 1..<input.count {
      let outcome = ScanOutcome(of: Array(input[..<cut]), cutAt: [cut / 2])
      let before = whole.matches.filter { Int($0.position.offset) + $0.bytes.count <= cut }
      #expect(outcome.matches == before, "cut at \(cut)")
      #expect(outcome.kinds == (cut >= end ? [] : [.truncated]), "cut at \(cut)")
      #expect(outcome.faults.allSatisfy { $0.offset == UInt64(cut) && $0.recordsRead == outcome.records })
    }
  }

  @Test("the same for lines, where a cut between lines cuts nothing off")
  func everyCutOfLines() {
    let input = Array(Self.records.joined(separator: "\n").utf8)
    let ends = [0] + input.indices.filter { input[$0] == UInt8(ascii: "\n") }
    for cut in 0..<input.count {
      let outcome = ScanOutcome(of: Array(input[..<cut]))
      #expect(outcome.records == ends.dropFirst().filter { $0 <= cut }.count, "cut at \(cut)")
      let isBetween = ends.contains(cut) || ends.dropFirst().contains(cut - 1)
      #expect(outcome.kinds == (isBetween ? [] : [.truncated]), "cut at \(cut)")
    }
  }

  @Test("a cut that is told elsewhere is not told again")
  func cutOff() {
    let input = Array(RecordText.log(RecordText.call(), RecordText.other).utf8)
    for cut in 1..<input.count {
      #expect(ScanOutcome(of: Array(input[..<cut]), isCutOff: true).faults.isEmpty, "cut at \(cut)")
    }
  }

  @Test("an array of documents that ends early is cut, even between its documents")
  func openArray() {
    for input in ["[", "[\(RecordText.call())", "[\(RecordText.call()),", "[\(RecordText.call()),1"] {
      #expect(ScanOutcome(of: input).kinds.last == .truncated)
    }
  }

  @Test("after its end the scanner takes nothing more")
  func afterTheEnd() {
    var scanner = RecordScanner(wanted: wanted)
    var found = 0
    scanner.finish { _ in found += 1 }
    scanner.scan(Array(RecordText.call().utf8).span) { _ in found += 1 }
    scanner.finish { _ in found += 1 }
    #expect(found == 0)
    #expect(scanner.records == 0)
    #expect(scanner.faults.isEmpty)
  }
}
