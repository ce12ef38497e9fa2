@testable import CloudTrailRecords
import TestSupport
import Testing

@Suite("A call that stands in an envelope is found, or is a fault")
struct HiddenCallTests {
  private static let put = recorded("2024-01-01T00:00:00Z put each=30 id=hidden")
  /// A record of another call.
  private static let other =
    #"{"eventVersion":"1.08","eventTime":"2024-01-01T00:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"Run"}"#
  /// A view of the settings, which mentions a call as well.
  private static let view = recorded("2024-01-01T00:00:00Z get id=view")
  private static let message = Wrapping.string(put)
  private static let otherMessage = Wrapping.string(other)

  private func isTold(_ input: String) -> Bool {
    let outcome = ScanOutcome(of: input)
    return outcome.matches.contains { $0.text.contains("hidden") } || !outcome.faults.isEmpty
  }

  @Test(
    "beside a message, in an array of records",
    arguments: [
      #"{"detail-type":"AWS API Call via CloudTrail","source":"aws.x","detail":\#(other),"Records":[\#(put)]}"#,
      #"{"CloudTrailEvent":\#(otherMessage),"Records":[\#(put)]}"#,
      #"{"Body":\#(otherMessage),"Messages":[{"Body":\#(message)}]}"#,
      #"{"Message":\#(otherMessage),"Records":[\#(put)]}"#,
    ])
  func besideArray(input: String) {
    #expect(isTold(input))
  }

  @Test(
    "where the key that has it is given twice",
    arguments: [
      #"{"CloudTrailEvent":\#(otherMessage),"CloudTrailEvent":\#(message)}"#,
      #"{"logEvents":[{"message":\#(otherMessage),"message":\#(message)}]}"#,
      #"{"detail-type":"AWS API Call via CloudTrail","source":"aws.x","detail":\#(other),"detail":\#(put)}"#,
      #"{"ReceiptHandle":"h","Body":\#(otherMessage),"body":\#(message)}"#,
      #"{"Type":"Notification","TopicArn":"a","Message":\#(otherMessage),"Message":\#(message)}"#,
      #"{"Records":[{"EventSource":"aws:sns","Sns":{"Message":\#(otherMessage),"Message":\#(message)}}]}"#,
      #"{"awslogs":{"data":"\#(Wrapping.payload(other))","data":"\#(Wrapping.payload(put))"}}"#,
      #"{"Records":[{"kinesis":{"data":"\#(Wrapping.payload(other))"},"Data":"\#(Wrapping.payload(put))"}]}"#,
      #"{"QueryResultRows":[[{"eventJson":\#(Wrapping.string(view))},{"eventJson":\#(message)}]]}"#,
      #"{"eventJson":\#(Wrapping.string(view)),"eventjson":\#(message)}"#,
      "eventJson,eventJson\n\"\(view.replacing("\"", with: "\"\""))\",\"\(put.replacing("\"", with: "\"\""))\"\n",
    ])
  func twice(input: String) {
    #expect(isTold(input))
  }

  @Test("where the key that has it is given twice, with more values between than are looked at")
  func twiceFarApart() {
    let padding = "\"x\":[" + String(repeating: "1,", count: RecordScanner.Limits.values) + "1]"
    #expect(
      isTold(#"{"CloudTrailEvent":\#(Self.otherMessage),\#(padding),"CloudTrailEvent":\#(Self.message)}"#))
  }

  @Test("in data of CloudWatch Logs that is not gzip", arguments: ["I4sI", "AAAAH4sI", "", "IEg0c0k="])
  func noGzip(start: String) {
    let data = Wrapping.payload(Self.put).dropFirst(4)
    #expect(isTold(#"{"awslogs":{"data":"\#(start.isEmpty ? "" : start + data)"}}"#))
    #expect(isTold(#"{"Records":[{"eventSource":"aws:kinesis","kinesis":{"data":"I4sI\#(data)"}}]}"#))
  }

  @Test("in a row of a table that another cell makes look like a header")
  func headerLikeRow() {
    let cell = Self.put.replacing("\"", with: "\"\"")
    let outcome = ScanOutcome(of: "useragent,eventJson\nx,\"{}\"\neventJson,\" \(cell)\"\n")
    #expect(outcome.matches.count == 1)
    // A header is one still.
    let again = "useragent,eventJson\nx,\"\(cell)\"\neventJson,useragent\n\"\(cell)\",x\n"
    #expect(ScanOutcome(of: again).matches.count == 2)
  }

  @Test(
    "in what is counted as something else",
    arguments: [
      #"{"detail-type":"AWS API Call via CloudTrail ","source":"aws.x","detail":\#(put)}"#,
      #"{"webaclId":"w","x":{"Records":[\#(put)]}}"#, #"{"configurationItems":[],"Records2":[\#(put)]}"#,
    ])
  func countedAsOther(input: String) {
    #expect(isTold(input))
  }
}
