import CloudTrailRecords
import TestSupport
import Testing

@Suite("What is no log of CloudTrail's does not look like one")
struct ForeignDocumentTests {
  private static let record =
    #"{"eventTime":"t","eventSource":"a.amazonaws.com","eventName":"b","awsRegion":"r","recipientAccountId":"1"}"#

  @Test(
    "and is one problem a document, whatever it holds",
    arguments: [
      #"{"time":1,"userAgent":"curl/8"}"#, #"{"Records":[{"a":1}]}"#,
      #"{"Records":[{"a":1},{"eventID":"x"},{}]}"#,
      #"{"Records":[1]}"#, #"{"eventVersion":"1.08","userIdentity":{}}"#,
      #"{"eventTime":"t","eventName":"b"}"#,
      #"{"eventTime":1,"eventSource":"a","eventName":"b"}"#,
      #"{"eventTime":"","eventSource":"a","eventName":"b"}"#,
      #"{"eventTime":"t","eventSource":"a","x":{"eventName":"b"}}"#, #"{"CloudTrailEvent":"{\"a\":1}"}"#,
      #"{"Events":[{"CloudTrailEvent":"{\"a\":1}"},{"CloudTrailEvent":"{\"b\":1}"}]}"#,
      #"{"detail-type":"x via CloudTrail","source":"aws.x","detail":{"a":1}}"#, "[\"{\\\"userAgent\\\":1}\"]",
    ])
  func foreign(_ document: String) {
    var random = SeededRandom(seed: 67)
    let outcome = scanCarried(document + "\n", random: &random)
    #expect(outcome.records == 0)
    #expect(outcome.documents == 0)
    #expect(outcome.firstRecord == nil)
    #expect(outcome.faults.count == 1, "\(outcome.kinds)")
    #expect(outcome.kinds.allSatisfy { kind in if case .foreign = kind { true } else { false } })
    let beside = scanCarried("\(Self.record)\n\(document)\n\(Self.record)", random: &random)
    #expect(beside.records == 2)
    #expect(beside.documents == 2)
    #expect(beside.faults.count == 1)
  }

  @Test("what precedes the first record of a document is none, and what follows it is")
  func firstRecord() {
    let outcome = ScanOutcome(of: RecordText.log(#"{"a":1}"#, "{}", Self.record, "{}", RecordText.call()))
    #expect(outcome.records == 3)
    #expect(outcome.ordinals == [2])
    #expect(outcome.faults.count == 1)
  }

  @Test("a retention call is never taken for a stranger")
  func retentionCall() {
    let outcome = ScanOutcome(of: RecordText.log(#"{"eventName":"PutRetentionSettings"}"#))
    #expect(outcome.faults.map(\.isIncompleteRecord) == [true])
    #expect(outcome.records == 1)
  }

  private static let row = "\"\(record.replacing("\"", with: "\"\""))\"\n"
  private static let inputs: [(String, Int)] = [
    (record, 1), (RecordText.log(record, record), 1), ("[\(record),\(RecordText.log(record)),\(record)]", 1),
    ("\(record)\(record)", 2), ("\(RecordText.log(record))\(RecordText.log(record))\n\(record)", 3),
    (Wrapping.subscription(record, record), 1), (Wrapping.lookup(record) + Wrapping.lookup(record), 2),
    ("eventJson\n\(row)\(row)", 1), (Wrapping.queueMessage("\(record)\(record)"), 1),
    ("{}{\"digestEndTime\":1}\(record)", 1),
  ]

  @Test("documents are counted, and the first record says whose they are", arguments: inputs)
  func documents(_ input: String, count: Int) {
    var random = SeededRandom(seed: 68)
    let outcome = scanCarried(input, random: &random)
    #expect(outcome.documents == count)
    #expect(outcome.firstRecord?.recipientAccountId == "1")
    #expect(outcome.firstRecord?.awsRegion == "r")
  }

  @Test("the account of the first record may be that of its caller, or unknown")
  func origin() {
    let caller = Self.record.replacing(
      #""recipientAccountId":"1""#, with: #""userIdentity":{"accountId":"2"}"#)
    #expect(ScanOutcome(of: caller + Self.record).firstRecord?.recipientAccountId == "2")
    let nobody = Self.record.replacing(#""recipientAccountId":"1""#, with: #""recipientAccountId":5"#)
    let outcome = ScanOutcome(of: nobody + Self.record)
    #expect(outcome.firstRecord != nil)
    #expect(outcome.firstRecord?.recipientAccountId == nil)
  }
}
