import CloudTrailRecords
import TestSupport
import Testing

@Suite("The forms in which records come")
struct DocumentFormTests {
  private static let call = RecordText.call()

  @Test(
    "every known form is read, two records in each",
    arguments: [
      RecordText.log(call, call), "[\(call),\(call)]", "\(call)\n\(call)\n", "\(call)\r\n\(call)",
      "\(call)\(call)", "[\(RecordText.log(call)),\(call)]", RecordText.log(call) + RecordText.log(call),
      "\u{feff}" + RecordText.log(call, call), "\u{feff}\(call)\n\u{feff}\(call)",
      " \t\r\n[\n\(call)\n,\n\(call)\n]\n",
      "{\"Records\"\n:\n[\n\(call)\n,\n\(call)\n]\n}",
      #"{"a":{"Records":[1]},"Records":[\#(call),\#(call)],"b":[[]]}"#,
      #"{"Records":null}"# + RecordText.log(call, call),
    ])
  func forms(_ input: String) {
    let outcome = ScanOutcome(of: input)
    #expect(outcome.records == 2)
    #expect(outcome.matches.count == 2)
    #expect(outcome.faults.count == (input.hasPrefix(#"{"Records":null"#) ? 1 : 0))
  }

  @Test(
    "there may be nothing to read, which is no fault",
    arguments: ["", " \r\n\t ", #"{"Records":[]}"#, " { \"Records\" : [ ] } ", "[]", "[ ]\n[]", "\u{feff}"])
  func nothing(_ input: String) {
    let outcome = ScanOutcome(of: input)
    #expect(outcome.records == 0)
    #expect(outcome.bystanders == ScanOutcome(of: "").bystanders)
    #expect(outcome.documents == (input.contains("Records") ? 1 : 0))
    #expect(outcome.faults.isEmpty)
  }

  @Test("a digest is counted, and is no fault", arguments: ["", "\n"])
  func digest(_ space: String) {
    let digest = #"{"awsAccountId":"1","digestStartTime":"2024-01-01T00:00:00Z","logFiles":[{"a":"x"}]}"#
    let outcome = ScanOutcome(of: digest + space + Self.call + space + digest)
    #expect(outcome.matches.count == 1)
    #expect(outcome.records == 1)
    #expect(outcome.bystanders[.digests] == 2)
    #expect(outcome.faults.isEmpty)
  }

  @Test("only the first member named Records holds records")
  func secondRecords() {
    let first = RecordText.call(id: "first")
    let outcome = ScanOutcome(of: #"{"Records":[\#(first)],"Records":[\#(Self.call),\#(Self.call)]}"#)
    #expect(outcome.matches.map(\.text) == [first])
    #expect(outcome.records == 1)
    #expect(outcome.faults.count == 1, "and what is left out is told")
  }

  @Test("a record that has an array named Records is still one record")
  func recordWithRecords() {
    let record =
      #"{"eventVersion":"1.08","Records":[\#(Self.call)],"eventName":"GetRetentionSettings","#
      + #""eventSource":"chime.amazonaws.com"}"#
    let outcome = ScanOutcome(of: record)
    #expect(outcome.matches.map(\.call.eventName) == ["GetRetentionSettings"])
    #expect(outcome.records == 1)
  }

  @Test("what comes before a record's first telling key is part of the record")
  func lateKeys() {
    let record =
      #"{"x":{"eventVersion":[]},"resources":["}"],"eventName":"GetRetentionSettings","#
      + #""eventSource":"chime.amazonaws.com"}"#
    let outcome = ScanOutcome(of: RecordText.other + record)
    #expect(outcome.matches.map(\.text) == [record])
    #expect(outcome.offsets == [RecordText.other.utf8.count])
  }

  @Test("elements that are no objects are faults, and no records")
  func strangers() {
    let input = #"{"Records":[1,\#(Self.call),"a]",null,[\#(Self.call)],true,\#(Self.call),-1.5e3 ]}"#
    let outcome = ScanOutcome(of: input)
    #expect(outcome.ordinals == [0, 1])
    #expect(outcome.faults.map(\.recordsRead) == [0, 1, 1, 1, 1, 2])
    #expect(outcome.faults.first?.offset == 12)
    #expect(outcome.kinds.allSatisfy { kind in if case .foreign = kind { true } else { false } })
    #expect(ScanOutcome(of: "[1,\(Self.call),[\(Self.call)]]").ordinals == [0])
    #expect(ScanOutcome(of: "[1,\(Self.call),[\(Self.call)]]").faults.count == 2)
  }

  @Test(
    "an object of another kind is told at its beginning, and what follows it counts",
    arguments: [
      "{}", #"{"a":\#(call)}"#, #"{"records":[\#(call)]}"#, #"{"Records":{"Records":[\#(call)]}}"#,
      #"{"detail":\#(call),"source":"aws.chime"}"#,
    ])
  func otherObjects(_ object: String) {
    for input in [" \(object)\n\(Self.call)", "[\(object),\(Self.call)]"] {
      let outcome = ScanOutcome(of: input)
      #expect(outcome.faults.map(\.offset) == [1])
      #expect(outcome.ordinals == [0])
    }
  }

  @Test(
    "what does not begin as JSON is told once",
    arguments: ["junk", "\"text\"", "eventTime,eventName\n", "1", "\u{1}\u{2}{", "}\(call)"])
  func junk(_ input: String) {
    let outcome = ScanOutcome(of: " " + input)
    #expect(outcome.faults.map(\.offset) == [1])
    #expect(outcome.records == 0)
  }

  @Test("part of a byte order mark is none")
  func partOfAMark() {
    for part in [[0xef], [0xef, 0xbb], [0xef, 0x20, 0xbb, 0xbf], [0xbb, 0xbf], [0xbf]] as [[UInt8]] {
      let outcome = ScanOutcome(of: part + Array(Self.call.utf8))
      #expect(outcome.faults.map(\.offset) == [0], "\(part) and a record")
      #expect(ScanOutcome(of: part).faults.count == 1, "\(part) alone")
    }
  }
}
