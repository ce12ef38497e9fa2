import RecordScanner
import TestSupport
import Testing

@Suite("What holds no records")
struct BystanderTests {
  /// A notice of S3 looks much like a record, and its object can have any name.
  private static let notice =
    #"{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventTime":"2025-03-04T05:06:07.000Z","#
    + #""eventName":"ObjectCreated:Put","userIdentity":{"principalId":"p"},"requestParameters":{},"#
    + #""responseElements":{},"s3":{"object":{"key":"PutRetentionSettings"}}}"#
  private static let pointer = #"{"s3Bucket":"b","s3ObjectKey":["AWSLogs/x"]}"#

  @Test(
    "is counted as a notification",
    arguments: [
      #"{"Records":[\#(notice)]}"#, Wrapping.topicMessage(pointer),
      Wrapping.topicMessage("CloudTrail validation message."), pointer,
      Wrapping.queueMessage(#"{"Records":[\#(notice)]}"#), Wrapping.queueMessage("hello"),
      Wrapping.queueMessage(Wrapping.topicMessage(pointer)), Wrapping.queueMessage(#"{"order":1}"#),
      Wrapping.queueMessage("[ALERT] x"), Wrapping.topicMessage(#"{"AlarmName":"x"}"#),
      #"{"Records":[{"EventSource":"aws:sns","Sns":\#(Wrapping.topicMessage(pointer))}]}"#,
      #"{"Records":[{"eventSource":"aws:dynamodb","dynamodb":{}}]}"#,
      #"{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"b"}"#,
      Wrapping.eventBridge(
        #"{"object":{"key":"PutRetentionSettings"}}"#, type: "Object Created", source: "aws.s3"),
    ])
  func notification(_ input: String) {
    var random = SeededRandom(seed: 8)
    let outcome = scanCarried(input + "\n" + RecordText.call(), random: &random)
    var expected = Bystanders()
    expected.notifications = 1
    #expect(outcome.bystanders == expected)
    #expect(outcome.records == 1)
    #expect(outcome.faults.isEmpty)
  }

  @Test(
    "is an Insight event, an aggregated event, a control message, a write test or a signed list of files",
    arguments: [
      (
        RecordText.log(
          #"{"eventVersion":"1.07","eventTime":"t","eventType":"AwsCloudTrailInsight","insightDetails":"#
            + #"{"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings"},"eventCategory":"Insight"}"#
        ),
        \Bystanders.insightEvents
      ),
      (
        RecordText.log(
          #"{"eventVersion":"1.0","accountId":"1","eventId":"e","eventType":"AwsAggregatedEvent","timeWindow":{},"#
            + #""summary":{"name":"PutRetentionSettings"}}"#), \Bystanders.aggregatedEvents
      ),
      (
        Wrapping.subscription(
          "CWL CONTROL MESSAGE: Checking health of destination.", type: "CONTROL_MESSAGE"),
        \Bystanders.controlMessages
      ),
      ("Permission Check Successful", \Bystanders.writeTests),
      ("CloudTrail validation message.", \Bystanders.notifications),
      ("Permission Check Successful\n", \Bystanders.writeTests),
      (
        #"{"version":"1.0","files":[{"fileName":"result_1.csv.gz"}],"queryCompleteTime":"t","hashSignature":"0"}"#,
        \Bystanders.digests
      ),
    ])
  func bystander(_ input: String, count: any WritableKeyPath<Bystanders, Int> & Sendable) {
    var random = SeededRandom(seed: 9)
    let outcome = scanCarried(input, random: &random)
    var expected = Bystanders()
    expected[keyPath: count] = 1
    #expect(outcome.bystanders == expected)
    #expect(outcome.records == 0)
    #expect(outcome.faults.isEmpty)
  }

  @Test("an Insight event is one in every envelope that carries records")
  func insightCarried() {
    let insight = #"{"eventVersion":"1.07","eventType":"AwsCloudTrailInsight","insightDetails":{}}"#
    for input in [
      insight, Wrapping.lookup(insight), Wrapping.subscription(insight),
      Wrapping.eventBridge(insight, type: "AWS Insight via CloudTrail", source: "aws.cloudtrail"),
    ] {
      let outcome = ScanOutcome(of: input)
      #expect(outcome.bystanders.insightEvents == 1)
      #expect(outcome.records == 0)
    }
  }

  @Test(
    "another archive or compression is told with the command that reads it",
    arguments: [
      ("PK\u{3}\u{4}\u{14}\u{0}", "unzip -p"), ("BZh91AY", "bzip2 -dc"),
      ("logs/a.json.gz" + String(repeating: "\u{0}", count: 243) + "ustar\u{0}00", "tar -xOf"),
    ])
  func packed(_ input: String, command: String) {
    let outcome = ScanOutcome(of: input + "\n" + RecordText.call())
    #expect(outcome.records == 0)
    guard case .notCloudTrail(let message) = outcome.kinds.first else {
      Issue.record("\(outcome.kinds)")
      return
    }
    #expect(message.contains(command) && message.contains("| retention-trail"))
  }

  @Test("what has bytes that are no text is told too")
  func packedBinary() {
    for (bytes, command) in [
      ([0xff, 0xfe, 0x7b, 0x00], "iconv -f UTF-16"), (Array("PAR1".utf8), "Parquet"),
      ([0x28, 0xb5, 0x2f, 0xfd], "zstd -dc"), ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz -dc"),
    ] as [([UInt8], String)] {
      let outcome = ScanOutcome(of: bytes)
      #expect(outcome.kinds.first.map { "\($0)".contains(command) } == true)
    }
  }
}
