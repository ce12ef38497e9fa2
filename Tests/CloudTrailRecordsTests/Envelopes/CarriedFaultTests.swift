import CloudTrailRecords
import TestSupport
import Testing

@Suite("What is wrong inside a carrier")
struct CarriedFaultTests {
  private static let call = RecordText.call()

  @Test(
    "is one fault at the carrier, and the next carrier counts",
    arguments: [
      #"{"Events":[{"EventId":"e"},"#, #"{"Events":[{"CloudTrailEvent":null},"#,
      #"{"Events":[{"CloudTrailEvent":"text"},"#,
      #"{"Events":[{"CloudTrailEvent":"{\"eventName\":\"PutRetentionSettings"},"#,
      #"{"Events":[5,"#, #"{"Events":["text","#,
    ])
  func lookupEvent(_ beginning: String) {
    let outcome = ScanOutcome(of: beginning + Wrapping.lookup(Self.call) + "]}")
    #expect(outcome.faults.map(\.offset) == [11])
    #expect(outcome.matches.map(\.text) == [Self.call])
  }

  @Test("a queue's message that is cut off inside a retention call is told, and is no mere notification")
  func cutMessage() {
    let outcome = ScanOutcome(of: Wrapping.queueMessage(String(Self.call.dropLast(3))))
    #expect(outcome.kinds == [.truncated])
    #expect(outcome.bystanders[.notifications] == 0)
  }

  @Test("a message that is no JSON, or is cut off, is told")
  func message() {
    for message in ["START RequestId: 1", #"{"eventVersion":"1.08","eventName":"PutRetention"#] {
      let outcome = ScanOutcome(of: Wrapping.subscription(message, Self.call))
      #expect(outcome.faults.count == 1)
      #expect(outcome.matches.count == 1)
    }
  }

  @Test("a payload that is no base64, no gzip, or is damaged is told, and what came before the damage counts")
  func payload() {
    let gzip = gzip(Array(Wrapping.subscription(Self.call).utf8))
    for (data, matches) in [
      ("%%%", 0), ("QQ", 0), (Wrapping.base64(Array(gzip.dropLast(2))), 1),
      (Wrapping.base64(Array(gzip.dropLast(8)) + [0, 0, 0, 0] + gzip.suffix(4)), 1),
      (Wrapping.base64(gzip + [1, 2, 3]), 1),
    ] {
      let outcome = ScanOutcome(of: #"{"awslogs":{"data":"\#(data)"}}"# + Self.call)
      #expect(outcome.faults.count == 1, "\(data)")
      #expect(outcome.matches.count == matches + 1, "\(data)")
      #expect(outcome.faults.allSatisfy { $0.offset == 0 })
    }
  }

  @Test("a payload in a payload is not unfolded")
  func payloadInPayload() {
    let inner = #"{"awslogs":{"data":"\#(Wrapping.payload(Wrapping.subscription(Self.call)))"}}"#
    let outcome = ScanOutcome(of: #"{"awslogs":{"data":"\#(Wrapping.payload(inner))"}}"#)
    #expect(outcome.records == 0)
    #expect(outcome.faults.count == 1)
  }

  @Test("messages in messages are read as deep as genuine ones go, and no deeper")
  func nesting() {
    var text = Self.call
    var depths: [Int] = []
    for depth in 1...6 {
      text = Wrapping.queueMessage(text)
      if ScanOutcome(of: text).matches.count == 1 { depths.append(depth) }
      #expect(ScanOutcome(of: text).faults.count == (depth > 4 ? 1 : 0))
    }
    #expect(depths == [1, 2, 3, 4])
  }

  @Test("a carrier larger than the limit is told, and counts as the record that it holds")
  func tooLarge() {
    let large = Wrapping.lookup(Self.call + String(repeating: " ", count: 2000))
    let outcome = ScanOutcome(
      of: #"{"Events":[\#(large),\#(Wrapping.lookup(Self.call))]}"#,
      limits: RecordScanner.Limits(recordBytes: 1024))
    #expect(outcome.records == 2)
    #expect(outcome.matches.count == 1)
    #expect(outcome.kinds == [.recordTooLarge(limit: 1024)])
  }

  @Test("a second array of carriers in one document is told, and not read")
  func secondArray() {
    let outcome = ScanOutcome(
      of: #"{"Events":[\#(Wrapping.lookup(Self.call))],"Records":[\#(Self.call)],"NextToken":"x"}"#)
    #expect(outcome.records == 1)
    #expect(outcome.faults.count == 1)
  }

  @Test("base64 without padding, or with line breaks, is read; each length comes back")
  func base64() {
    for padding in 0..<6 {
      let text = Self.call + String(repeating: " ", count: padding)
      let data = Wrapping.base64(Array(text.utf8))
      let unpadded = data.replacing("=", with: "")
      let wrapped = unpadded.enumerated().map { ($0 % 20 == 19 ? "\\n" : "") + String($1) }.joined()
      for form in [data, unpadded, wrapped] {
        let outcome = ScanOutcome(of: #"{"Records":[{"Data":"\#(form)"}]}"#)
        #expect(outcome.matches.map(\.text) == [Self.call])
      }
    }
  }
}
