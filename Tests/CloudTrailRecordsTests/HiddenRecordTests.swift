import Foundation
import CloudTrailRecords
import TestSupport
import Testing

/// What was found to hide a change in silence: each input holds the record of a cut, which is found, or a fault tells
/// that something was not read.
@Suite("A record that something hides is found, or a fault tells of it")
struct HiddenRecordTests {
  private static let cut =
    #"{"awsRegion":"us-east-1","eventName":"PutRetentionSettings","eventSource":"chime.amazonaws.com","#
    + #""eventTime":"2024-03-10T00:00:00Z","eventID":"cut"}"#
  private static let members = cut.dropFirst()

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private struct Input {
    let name: String
    let text: String
    init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
  }

  private static let firstMembers = [
    "\"insightDetails\":null", "\"eventSource\":\"aws:chime\"", "\"eventSource\":\"aws:sqs\"",
    "\"eventType\":\"AwsAggregatedEvent\"", "\"eventType\":\"AwsCloudTrailInsight\"",
  ]
  private static let firstKeys = [
    "Message", "Body", "body", "s3", "Event", "TopicArn", "Sns", "digestStartTime", "hashSignature",
    "queryCompleteTime", "detail-type", "message", "awslogs", "Data",
  ]

  private static let inputs: [Input] = {
    var inputs = firstMembers.map {
      Input("an element that begins with \($0)", "{\"Records\":[{\($0),\(members)]}")
    }
    for key in firstKeys {
      inputs.append(Input("a record that begins with \(key)", "{\"\(key)\":\"x\",\(members)"))
      inputs.append(Input("a log file that begins with \(key)", "{\"\(key)\":\"x\",\"Records\":[\(cut)]}"))
    }
    return inputs + others
  }()

  private static let others: [Input] = [
    Input("a record behind an array of none", "{\"Records\":[],\(members)"),
    Input("a body that is an object", "{\"Messages\":[{\"MessageId\":\"m\",\"Body\":\(cut)}]}"),
    Input("a body of text", "{\"Messages\":[{\"MessageId\":\"m\",\"Body\":\(quoted("hello " + cut))}]}"),
    Input("a message that is an object", "{\"Type\":\"Notification\",\"TopicArn\":\"t\",\"Message\":\(cut)}"),
    Input(
      "a payload that is not base64 in a queue's message",
      "{\"Messages\":[{\"ReceiptHandle\":\"x\",\"Body\":\(quoted(#"{"awslogs":{"data":"%%%"}}"#))}]}"
    ),
    Input("a harmless eventJson beside it", "{\"eventJson\":\(quoted(#"{"eventName":"Other"}"#)),\(members)"),
    Input("a string behind it, at the end", cut + "\"x\""),
    Input("its lines behind a write test", "Permission Check Successful\n2025-03-04T05:06:07.000Z \(cut)\n"),
    Input("a string behind a write test", "Permission Check Successful\n\(quoted(cut))\n"),
    Input(
      "a table behind a checksum",
      String(repeating: "a", count: 64) + "  x.json\neventtime,eventsource,eventname\n"
        + "2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings\n"
    ),
    Input("a log file behind the Finder's bytes", "\u{0}\u{5}\u{16}\u{7}{\"Records\":[\(cut)]}"),
    Input(
      "a column that is there twice",
      "eventtime,eventsource,eventname,eventname\n2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,X\n"
    ),
    Input(
      "a table whose lines end with CR",
      "eventtime,eventsource,eventname\r2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings\r"
    ),
    Input("a row whose eventJson is no record", "eventTime,eventJson\n2025,\"{\"\"a\"\":1}\"\n"),
    Input("a source of the family", cut.replacing("chime.amaz", with: "chime-sdk-messaging.amaz")),
    Input("a source with an empty label", cut.replacing("chime.amaz", with: "chime..amaz")),
    Input("a source of China", cut.replacing("amazonaws.com", with: "amazonaws.com.cn")),
    Input("a name with its API's version", cut.replacing("Settings", with: "Settings20180501")),
    Input(
      "a harmless eventJson beside the columns of a row",
      "{\"QueryResultRows\":[[{\"eventName\":\"PutRetentionSettings\"},{\"eventJson\":"
        + "\(quoted(#"{"eventTime":"t","eventSource":"s","eventName":"Other"}"#))}]]}"
    ),
    Input(
      "a harmless eventJson beside the columns of a table",
      "eventname,eventjson\nPutRetentionSettings,\"{\"\"eventTime\"\":\"\"t\"\",\"\"eventSource\"\":\"\"s\"\",\"\"eventName\"\":\"\"o\"\"}\"\n"
    ),
    Input(
      "rows whose cells are no strings",
      "{\"QueryResultRows\":[[{\"eventTime\":\"2024-03-10T00:00:00Z\"},{\"eventSource\":\"chime.amazonaws.com\"},"
        + "{\"eventName\":\"PutRetentionSettings\",\"requestParameters\":{\"accountId\":\"c\"}}]]}"
    ),
    Input(
      "a mention in a later line that is none",
      "junk\n" + String(cut.dropFirst()) + "\n{\"Records\":[]}\n"
    ),
  ]

  @Test(arguments: inputs.indices)
  func isNotSilent(index: Int) {
    let input = Self.inputs[index]
    let outcome = ScanOutcome(of: Array(input.text.utf8))
    #expect(!outcome.matches.isEmpty || !outcome.faults.isEmpty, "\(input.name)")
  }

  @Test("what is found amid a side file's line is behind a fault: a service may have written it down")
  func amidALine() {
    let text = "#Version: 1.0\n2024-05-01\t00:00:01\t{\"Records\":[\(Self.cut)]}\n"
    let outcome = ScanOutcome(of: Array(text.utf8))
    #expect(outcome.matches.map(\.isAfterFault) == [true])
  }

  @Test(
    "work behind a line's prefix, and over and over in one line, stays in proportion", .timeLimit(.minutes(2))
  )
  func proportion() {
    let line =
      "2025-03-04T05:06:07Z {" + Array(repeating: "\"a\":1", count: 100_000).joined(separator: ",") + ",x"
    let broken = "{\"a\":1}x" + String(repeating: "{\"Records\":[{}x", count: 20_000)
    let begun = #"{"eventVersion":"1.08","userIdentity":{"a":""#
    let nested = begun + String(repeating: "y},{\"eventVersion\":\"1.08\",\"userIdentity\":1}x", count: 5_000)
    for text in [line, broken, nested] { #expect(!ScanOutcome(of: Array(text.utf8)).faults.isEmpty) }
  }
}
