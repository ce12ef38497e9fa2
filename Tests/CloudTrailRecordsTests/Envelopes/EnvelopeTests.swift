import CloudTrailRecords
import TestSupport
import Testing

@Suite("A record in each envelope")
struct EnvelopeTests {
  private static let call = RecordText.call()
  private static let quoted = Wrapping.string(call)

  @Test(
    "is found once, in its own bytes, beside one that tells of no retention call",
    arguments: [
      #"{"Records":[\#(call),\#(RecordText.other)]}"#,
      #"{"Events":[\#(Wrapping.lookup(call)),\#(Wrapping.lookup(RecordText.other))],"NextToken":"t"}"#,
      Wrapping.lookup(RecordText.other) + "\n" + Wrapping.lookup(call),
      #"{"Events":[{"EventId":"e-1","CloudTrailEvent":\#(call)},{"CloudTrailEvent":\#(RecordText.other)}]}"#,
      #"{"eventTime":"t","eventJson":\#(call)}{"eventJson":\#(RecordText.other)}"#,
      #"{"QueryResultRows":[[{"eventName":"x"},{"eventJson":\#(call)}],[{"eventJson":\#(RecordText.other)}]]}"#,
      #"{"logEvents":[{"message":\#(call)},{"message":\#(RecordText.other)}]}"#,
      "[\(quoted),\(Wrapping.string(RecordText.other))]",
      quoted + "\n" + Wrapping.string(RecordText.other) + "\n",
      Wrapping.string(RecordText.other) + quoted,
      Wrapping.eventBridge(call) + Wrapping.eventBridge(RecordText.other),
      "[\(Wrapping.eventBridge(call)),\(Wrapping.eventBridge(RecordText.other))]",
      Wrapping.subscription(call, RecordText.other),
      Wrapping.subscription(call + "\n") + Wrapping.subscription(RecordText.other),
      Wrapping.subscription(Wrapping.eventBridge(call), RecordText.other),
      #"{"events":[\#(Wrapping.logEvent(call)),\#(Wrapping.logEvent(RecordText.other))],"nextToken":"t"}"#,
      Wrapping.logEvent(call) + "\n" + Wrapping.logEvent(RecordText.other),
      #"{"awslogs":{"data":"\#(Wrapping.payload(Wrapping.subscription(call, RecordText.other)))"}}"#,
      #"{"Records":[{"kinesis":{"data":"\#(Wrapping.payload(Wrapping.subscription(call, RecordText.other)))"},"#
        + #""eventSource":"aws:kinesis","eventName":"aws:kinesis:record"}]}"#,
      #"{"Records":[{"SequenceNumber":"1","Data":"\#(Wrapping.base64(Array(Wrapping.eventBridge(call).utf8)))"},"#
        + #"{"SequenceNumber":"2","Data":"\#(Wrapping.base64(Array(RecordText.other.utf8)))"}]}"#,
      "2025-03-04T05:06:07.000Z \(call)\n2025-03-04T05:06:07.000Z \(RecordText.other)\n",
      "1741064767000 \(call)\n1741064767000 \(RecordText.other)",
      "2025-03-04T05:06:07.000000+00:00 1_CloudTrail_us-east-1 \(call)\n2025-03-04T05:06:07 \(RecordText.other)",
      "\u{1b}[32m2025-03-04T05:06:07+00:00\u{1b}[0m \u{1b}[36ms\u{1b}[0m \(call)\r\n2025-03-04T05:06:07 \(RecordText.other)",
      "2025-03-04T05:06:07.000000+00:00 s \n\(call)\n2025-03-04T05:06:07+00:00 s \n\(RecordText.other)\n",
      #"{"QueryStatus":"FINISHED","QueryResultRows":[\#(Wrapping.row(call)),\#(Wrapping.row(RecordText.other))]}"#,
      #"{"Messages":[\#(Wrapping.queueMessage(Wrapping.eventBridge(call))),\#(Wrapping.queueMessage(RecordText.other))]}"#,
      #"{"Messages":[\#(Wrapping.queueMessage(Wrapping.topicMessage(Wrapping.eventBridge(call)))),"#
        + #"\#(Wrapping.queueMessage(RecordText.other))]}"#,
      Wrapping.queueMessage(call) + Wrapping.topicMessage(RecordText.other),
      #"{"attributes":{},"awsRegion":"us-east-1","body":\#(quoted),"eventSource":"aws:sqs"}\#(RecordText.other)"#,
      #"{"eventTime":"t","eventName":"x","eventJson":\#(quoted)}{"eventJson":\#(Wrapping.string(RecordText.other))}"#,
      #"{"Records":[{"messageId":"m","body":\#(quoted),"eventSource":"aws:sqs"},"#
        + #"{"EventSource":"aws:sns","Sns":\#(Wrapping.topicMessage(RecordText.other))}]}"#,
    ])
  func found(_ input: String) {
    var random = SeededRandom(seed: 4)
    let outcome = scanCarried(input, random: &random)
    #expect(outcome.records == 2)
    #expect(outcome.matches.map(\.text) == [Self.call])
    #expect(outcome.faults.isEmpty)
    #expect(outcome.bystanders == ScanOutcome(of: "").bystanders)
  }

  @Test("is told where the element that carries it begins, and counted among the others")
  func position() {
    let first = Wrapping.lookup(RecordText.other)
    let second = Wrapping.lookup(Self.call)
    let input = #"{"Events":[\#(first), \#(second),\#(second)]}"#
    let outcome = ScanOutcome(of: input)
    let start = 12 + first.utf8.count + 1
    #expect(outcome.offsets == [start, start + second.utf8.count + 1])
    #expect(outcome.ordinals == [1, 2])

    let payload = Wrapping.payload(Wrapping.subscription(RecordText.other, Self.call))
    let nested = ScanOutcome(of: RecordText.other + #"{"awslogs":{"data":"\#(payload)"}}"#)
    #expect(nested.offsets == [RecordText.other.utf8.count])
    #expect(nested.ordinals == [2])
  }

  @Test("may stand beside any other in one input")
  func mixture() {
    let inputs = [
      RecordText.log(Self.call), "\n", Wrapping.eventBridge(Self.call), Wrapping.subscription(Self.call),
      "\n2025-03-04T05:06:07Z ", Self.call, #"{"Events":[\#(Wrapping.lookup(Self.call))]}"#, Self.quoted,
      "[\(Self.quoted),\(Wrapping.eventBridge(Self.call)),\(RecordText.log(Self.call))]",
      Wrapping.queueMessage(Self.call), "\n\u{feff}", Wrapping.topicMessage(Self.call),
    ]
    var random = SeededRandom(seed: 5)
    let outcome = scanCarried(inputs.joined(), random: &random)
    #expect(outcome.records == 11)
    #expect(outcome.matches.map(\.text) == Array(repeating: Self.call, count: 11))
    #expect(outcome.faults.isEmpty)
  }
}

/// Scans an input whole and in many other windows, and expects the same of each.
func scanCarried(_ input: String, random: inout SeededRandom) -> ScanOutcome {
  let bytes = Array(input.utf8)
  let whole = ScanOutcome(of: bytes)
  for _ in 0..<5 {
    let cuts = (0..<4).map { _ in Int.random(in: 0...bytes.count, using: &random) }
    #expect(ScanOutcome(of: bytes, cutAt: cuts) == whole, "cut at \(cuts)")
  }
  #expect(ScanOutcome(of: bytes, cutAt: Array(0..<bytes.count)) == whole, "byte by byte")
  return whole
}
