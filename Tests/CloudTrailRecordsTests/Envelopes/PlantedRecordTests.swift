import CloudTrailRecords
import TestSupport
import Testing

@Suite("A record that an envelope does not put there")
struct PlantedRecordTests {
  private static let call = RecordText.call()
  private static let quoted = Wrapping.string(call)
  /// A genuine record that holds the planted one in every way.
  private static let host =
    #"{"eventVersion":"1.08","userIdentity":{},"eventTime":"t","eventSource":"logs.amazonaws.com","eventName":"PutLogEvents","#
    + #""requestParameters":{"Records":[\#(call)],"detail":\#(call),"CloudTrailEvent":\#(quoted),"message":\#(quoted),"#
    + #""Events":[\#(Wrapping.lookup(call))],"body":\#(Wrapping.string(RecordText.log(call)))}}"#

  @Test(
    "inside a record is not found, whatever the record came in",
    arguments: [
      host, RecordText.log(host), Wrapping.lookup(host), "[\(Wrapping.string(host))]",
      Wrapping.eventBridge(host), Wrapping.subscription(host), "2025-03-04T05:06:07+00:00 s \(host)",
      #"{"QueryResultRows":[\#(Wrapping.row(host))]}"#, Wrapping.queueMessage(Wrapping.eventBridge(host)),
      Wrapping.topicMessage(host),
      "eventTime,eventJson\nx,\"\(host.replacing("\"", with: "\"\""))\"\n",
    ])
  func insideARecord(_ input: String) {
    var random = SeededRandom(seed: 6)
    let outcome = scanCarried(input, random: &random)
    #expect(outcome.records == 1)
    #expect(outcome.matches.isEmpty)
    #expect(outcome.faults.isEmpty)
  }

  @Test(
    "beside the place that the envelope has for it is not found",
    arguments: [
      #"{"Events":[{"CloudTrailEvent":\#(Wrapping.string(RecordText.other)),"Username":\#(quoted),"x":\#(call)}]}"#,
      #"{"Events":[{"CloudTrailEvent":\#(Wrapping.string(RecordText.log(call)))}]}"#,
      #"{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.chime","detail":{"a":\#(call)},"b":\#(call)}"#,
      Wrapping.subscription(RecordText.other).replacing("\"g\"", with: quoted),
      #"{"QueryResultRows":[[{"eventName":\#(quoted)},{"eventJson":\#(Wrapping.string(RecordText.other))}]]}"#,
      #"{"QueryResultRows":[[{"requestParameters":{"eventJson":\#(quoted)}}]]}"#,
      "2025-03-04T05:06:07Z \(Wrapping.string(call))",
      "2025-03-04T05:06:07Z a text \(call)", "2025-03-04T05:06:07Z word \(call)",
      #"2025-03-04T05:06:07Z {"level":"INFO","message":\#(quoted)}"#,
      Wrapping.subscription(#"{"level":"INFO","message":\#(quoted)}"#), Wrapping.subscription(quoted),
      Wrapping.subscription(#"{"body":\#(quoted)}"#), Wrapping.subscription(RecordText.log(call)),
      "eventTime,eventName,eventSource,requestParameters\nx,y,z,\"\(call.replacing("\"", with: "\"\""))\"\n",
    ])
  func besideThePlace(_ input: String) {
    var random = SeededRandom(seed: 7)
    #expect(scanCarried(input, random: &random).matches.isEmpty)
  }

  @Test("in an event that somebody else put on the bus is told, and not found")
  func foreignEvent() {
    let outcome = ScanOutcome(of: Wrapping.eventBridge(Self.call, source: "my.app"))
    #expect(outcome.records == 0)
    #expect(outcome.faults.map(\.offset) == [0])
    let spelled = Wrapping.eventBridge(Self.call, source: #"\u0061ws.chime"#)
    #expect(ScanOutcome(of: spelled).matches.count == 1, "the source is read as a decoded text")
  }
}
