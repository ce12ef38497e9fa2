import CloudTrailRecords
import TestSupport
import Testing

@Suite("Reading on after what is no JSON")
struct BrokenLineTests {
  private static let line =
    #"{"eventVersion":"1.08","userIdentity":{"arn":"a\"b","x":{}},"readOnly":true,"#
    + #""resources":[{"n":-1.5}],"eventSource":"chime.amazonaws.com"}"#

  /// Behind these a value can begin on the next line, so that nothing tells that the line was cut.
  private static let precedesValue = Array(",:[".utf8)

  @Test("a line that was cut off costs itself, and the next line counts", arguments: ["\n", "\r\n"])
  func cutLine(lineEnd: String) {
    let good = RecordText.call(id: "good")
    let line = Array(Self.line.utf8)
    var hasRecovered = 0
    for cut in 1..<line.count {
      let input = Array((good + lineEnd).utf8) + line[..<cut] + Array((lineEnd + good + lineEnd + good).utf8)
      let outcome = ScanOutcome(of: input)
      var random = SeededRandom(seed: 41)
      scanInManyWindows(input, random: &random, "seed 41, cut at \(cut)")
      let comment: Comment = "cut at \(cut): \(String(decoding: line[..<cut], as: UTF8.self))"
      #expect(!outcome.faults.isEmpty, comment)
      #expect(outcome.matches.first?.text == good, comment)
      guard let last = line[..<cut].last, !Self.precedesValue.contains(last) || isInString(line[..<cut])
      else { continue }
      #expect(outcome.matches.map(\.text) == [good, good, good], comment)
      #expect(outcome.faults.count == 1, comment)
      hasRecovered += 1
    }
    #expect(hasRecovered > 100)
  }

  @Test("a log file on one line that was cut off costs itself, and the next line counts")
  func cutLogFile() {
    let good = RecordText.log(RecordText.call(id: "good"))
    let line = Array(RecordText.log(RecordText.other, RecordText.other).utf8)
    for cut in 1..<line.count {
      guard let last = line[..<cut].last, !Self.precedesValue.contains(last) || isInString(line[..<cut])
      else { continue }
      let comment: Comment = "cut at \(cut): \(String(decoding: line[..<cut], as: UTF8.self))"
      let outcome = ScanOutcome(
        of: Array((good + "\n").utf8) + line[..<cut] + Array(("\n" + good + "\n" + good).utf8))
      #expect(outcome.matches.count == 3, comment)
      #expect(outcome.faults.count == 1, comment)
    }
  }

  @Test(
    "a line of junk costs itself, wherever it stands behind a first record",
    arguments: [
      "junk", "}", "]", "\"text\"", "12", ",", "{]", "{\"a\"1}", "{\"a\":}", "{,}", "{\"Records\":[,]}",
    ])
  func junkLine(_ junk: String) {
    let call = RecordText.call()
    for input in ["\(call)\n\(junk)\n\(call)\n", "\(call)\n\(call)\r\n\(junk)\r\n\(junk)\r\n\(call)"] {
      let outcome = ScanOutcome(of: input)
      #expect(outcome.offsets.last == input.utf8.count - call.utf8.count - (input.hasSuffix("\n") ? 1 : 0))
      #expect(!outcome.faults.isEmpty)
    }
  }

  @Test(
    "the end of a record on the first line costs that line; of further such lines only the number is told")
  func tailOfARecord() {
    let call = RecordText.call()
    let tail = String(call.suffix(40))
    let one = ScanOutcome(of: "\(tail)\n\(call)\n")
    #expect(one.matches.map(\.text) == [call])
    #expect(one.faults.map(\.offset) == [0])
    let two = ScanOutcome(of: "\(tail)\n\(tail)\n\(call)\n")
    #expect(two.records == 1)
    #expect(two.faults.map(\.offset) == [0])
    #expect(two.furtherFaults == 1)
  }

  @Test("a bracket that begins a line of text costs that line")
  func bracketedText() {
    let call = RecordText.call()
    let outcome = ScanOutcome(of: "\(call)\n[INFO] x\n\(call)\n[\n\(call)\n,x")
    #expect(outcome.matches.count == 3)
    #expect(outcome.faults.map(\.endsReading) == [false, true], "an array that spans lines ends the reading")
  }

  @Test("a line that is cut anywhere costs itself, and the next one counts", arguments: ["\n", "\r\n"])
  func cutAnywhere(_ lineEnd: String) {
    let call = RecordText.call()
    for line in [call, RecordText.log(call, call), Wrapping.eventBridge(call), Wrapping.lookup(call)] {
      for cut in 1..<line.utf8.count {
        let broken = String(line.prefix(cut))
        for end in ["", lineEnd, lineEnd + call] {
          let input = [call, broken, call].joined(separator: lineEnd) + end
          let outcome = ScanOutcome(of: input)
          let expected = 1 + (end.utf8.count > 2 ? 2 : 1)
          #expect(outcome.matches.suffix(expected - 1).allSatisfy { $0.text == call }, "cut at \(cut)")
          #expect(outcome.matches.count >= expected, "cut at \(cut) of \(line)")
          #expect(!outcome.faults.isEmpty, "cut at \(cut)")
        }
      }
    }
  }

  @Test("the fault is told where the line breaks off")
  func place() {
    let cut = #"{"eventVersion":"1.0"#
    let outcome = ScanOutcome(of: RecordText.other + "\n" + cut + "\n" + RecordText.call())
    let offset = UInt64(RecordText.other.utf8.count + 1 + cut.utf8.count)
    #expect(outcome.faults.map(\.offset) == [offset])
    #expect(outcome.kinds == [.invalid(.lineBreak)])
    #expect(outcome.faults.map(\.recordsRead) == [1])
  }

  @Test("a retention call that is no JSON is told and counted, and not handed out")
  func invalidCall() {
    let invalid = #"{"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","x":tru}"#
    for input in [RecordText.log(invalid, RecordText.call()), "\(invalid)\n\(RecordText.call())"] {
      let outcome = ScanOutcome(of: input)
      #expect(outcome.ordinals == [1])
      #expect(outcome.kinds == [.invalid(.invalidLiteral)])
    }
  }

  @Test(
    "unbalanced brackets never crash and never make a record of a part",
    arguments: [
      "]", "}", "]]]]", "}{", "{]", "[}", "{\"Records\":]", "{\"Records\":[}", "[[[[{}", "{{{{", "[{{\"a\":",
    ])
  func unbalanced(_ brackets: String) {
    for input in [brackets, brackets + RecordText.call(), "[" + brackets + RecordText.call() + "]"] {
      let outcome = ScanOutcome(of: input)
      var random = SeededRandom(seed: 42)
      scanInManyWindows(Array(input.utf8), random: &random, "seed 42, \(input)")
      #expect(!outcome.faults.isEmpty, "\(input)")
      #expect(outcome.matches.allSatisfy { $0.text == RecordText.call() }, "\(input)")
    }
  }

  @Test("random bytes never crash the scanner, whatever the windows", arguments: [43, 44] as [UInt64])
  func randomBytes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", " ", "1", "Records", "\"Records\":[", RecordText.call(),
    ]
    var records = 0
    for round in 0..<1500 * longRun {
      let count = Int.random(in: 1...30, using: &random)
      let input = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
      let outcome = scanInManyWindows(
        Array(("{" + input).utf8), random: &random, "seed \(seed), round \(round)")
      #expect(outcome.records > 0 || !outcome.faults.isEmpty, "seed \(seed), round \(round): \(input)")
      records += outcome.records
    }
    #expect(records > 50)
  }

  /// Whether the cut is inside a string.
  private func isInString(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing("\\\\", with: "").replacing("\\\"", with: "")
    return text.count(where: { $0 == "\"" }) % 2 == 1
  }
}
