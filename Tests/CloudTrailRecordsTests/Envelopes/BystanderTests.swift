import CloudTrailRecords
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
    #expect(outcome.bystanders.counts == [.notifications: 1])
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
        Bystanders.Kind.insightEvents
      ),
      (
        RecordText.log(
          #"{"eventVersion":"1.0","accountId":"1","eventId":"e","eventType":"AwsAggregatedEvent","timeWindow":{},"#
            + #""summary":{"name":"PutRetentionSettings"}}"#), Bystanders.Kind.aggregatedEvents
      ),
      (
        Wrapping.subscription(
          "CWL CONTROL MESSAGE: Checking health of destination.", type: "CONTROL_MESSAGE"),
        Bystanders.Kind.controlMessages
      ),
      ("Permission Check Successful", Bystanders.Kind.writeTests),
      ("CloudTrail validation message.", Bystanders.Kind.notifications),
      ("Permission Check Successful\n", Bystanders.Kind.writeTests),
      (
        #"{"version":"1.0","files":[{"fileName":"result_1.csv.gz"}],"queryCompleteTime":"t","hashSignature":"0"}"#,
        Bystanders.Kind.digests
      ),
    ])
  func bystander(_ input: String, kind: Bystanders.Kind) {
    var random = SeededRandom(seed: 9)
    let outcome = scanCarried(input, random: &random)
    #expect(outcome.bystanders.counts == [kind: 1])
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
      #expect(outcome.bystanders[.insightEvents] == 1)
      #expect(outcome.records == 0)
    }
  }

  @Test(
    "another archive or compression is told with the command that reads it",
    arguments: [
      ("PK\u{3}\u{4}\u{14}\u{0}", "unpack it with unzip -d x FILE, then pass the folder x"),
      ("BZh91AY", "bzip2 -dc FILE | retention-trail"),
      (
        "logs/a.json.gz" + String(repeating: "\u{0}", count: 243) + "ustar\u{0}00",
        "a tar archive with a damaged beginning: the file is damaged and is not read; fetch it again"
      ),
    ])
  func packed(_ input: String, command: String) {
    let outcome = ScanOutcome(of: input + "\n" + RecordText.call())
    #expect(outcome.records == 0)
    guard case .notCloudTrail(let message) = outcome.kinds.first else {
      Issue.record("\(outcome.kinds)")
      return
    }
    #expect(message.contains(command))
  }

  @Test(
    "gzip data that was converted as if it were text is told to be destroyed",
    arguments: [
      // PowerShell's > of 5.1 and 7, with the bytes taken for CP437, Windows-1252 or UTF-8.
      [0xff, 0xfe, 0x1f, 0x00, 0xef, 0x00, 0x08, 0x00], [0xff, 0xfe, 0x1f, 0x00, 0xfd, 0xff, 0x08, 0x00],
      [0xef, 0xbb, 0xbf, 0x1f, 0xef, 0xbf, 0xbd, 0x08], [0xef, 0xbb, 0xbf, 0x1f, 0x8b, 0x08, 0x00],
      [0x1f, 0xef, 0xbf, 0xbd, 0x08, 0x00], [0x1f, 0xe2, 0x80, 0xb9, 0x08, 0x00],
      [0x1f, 0xc2, 0x8b, 0x08, 0x00],
      [0x1f, 0x00, 0xfd, 0xff, 0x08, 0x00], [0xfe, 0xff, 0x00, 0x1f, 0xff, 0xfd, 0x00, 0x08],
      [0x1f, 0x08, 0x00, 0x00],
    ] as [[UInt8]])
  func convertedGzip(bytes: [UInt8]) {
    for tail in [[], [0x0a], Array("rest\nof it\n".utf8)] {
      let outcome = ScanOutcome(of: bytes + tail)
      #expect(outcome.kinds.count == 1 && "\(outcome.kinds)".contains("the file is damaged"))
    }
  }

  private static let flowLogs = [
    """
    version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
    2 123456789010 eni-1 1.2.3.4 5.6.7.8 1 2 6 1 1 1 1 ACCEPT OK

    """,
    "2 123456789010 eni-1 - - - - - - - 1431280876 1431280934 - NODATA\n",
  ]

  private static let accessLogs = [
    "#Version: 1.0\n#Fields: date time x-edge-location\n2019-12-04\t21:02:31\tLAX1\t392\n",
    """
    h2 2018-07-02T22:23:00.186641Z app/my-lb/50dc6c495c0c9188 10.0.1.252:48160 10.0.0.66:9000 0.000 0.002 0.000 200 \
    200 5 257 "GET https://10.2.3.4:773/ HTTP/2.0" "curl/7 {x}" - -

    """,
    "tls 2.0 2018-12-20T02:59:40 net/my-lb/c6e77e28c25b2234 g3d4b5e8bb8464cd 72.21.218.154:51341 - - -\n",
    """
    2015-05-13T23:39:43.945958Z my-lb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 \
    "GET http://example.com:80/ HTTP/1.1"

    """,
    """
    79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be bucket [06/Feb/2019:00:00:38 +0000] 192.0.2.3 \
    - 3E57427F3EXAMPLE REST.GET.VERSIONING - "GET /b?versioning HTTP/1.1" 200

    """,
    "Enable AccessLog for ELB: 123456789012 at 2021-01-01",
  ]

  private static let documents: [(String, Bystanders.Kind)] = [
    (
      #"{"fileVersion":"1.0","configSnapshotId":"s","configurationItems":[{"awsRegion":"us-east-1"}]}"#,
      Bystanders.Kind.configFiles
    ),
    (#"{"fileVersion":"1.0","configurationItems":[]}"#, Bystanders.Kind.configFiles),
    (
      #"{"schemaVersion":"2.0","accountId":"1","type":"Recon","service":{"serviceName":"guardduty"},"severity":8}"#,
      Bystanders.Kind.guardDutyFindings
    ),
    (
      #"{"timestamp":1576280412771,"formatVersion":1,"webaclId":"arn:aws:wafv2:x","action":"ALLOW"}"#,
      Bystanders.Kind.wafRecords
    ),
  ]

  private static let checksums = """
    d41d8cd98f00b204e9800998ecf8427e  a.json.gz
    0cc175b9c0f1b6a831c399e269772661 *b

    """

  private static let others: [(String, Bystanders.Kind)] =
    documents + [(checksums, Bystanders.Kind.sideFiles)] + flowLogs.map { ($0, Bystanders.Kind.flowLogs) }
    + accessLogs.map { ($0, Bystanders.Kind.accessLogs) }

  @Test("is a file of another service, told by its first line or by a key", arguments: others)
  func otherService(_ input: String, kind: Bystanders.Kind) {
    var random = SeededRandom(seed: 10)
    let outcome = scanCarried(input, random: &random)
    #expect(outcome.bystanders.counts == [kind: 1])
    #expect(outcome.records == 0)
    #expect(outcome.faults.isEmpty)
    // What follows is read: on its own line, or where nothing broke the line before it.
    for log in [RecordText.call(), RecordText.log(RecordText.call())] {
      let followed = ScanOutcome(of: input + (input.hasSuffix("\n") ? "" : "\n") + log)
      #expect(followed.records == 1 && followed.matches.count == 1 && followed.faults.isEmpty)
      let glued = ScanOutcome(of: (input.hasSuffix("\n") ? String(input.dropLast()) : input) + log)
      #expect(glued.records == 1 && glued.matches.count == 1)
    }
  }

  @Test(
    "an address without its port makes no line of a load balancer's",
    arguments: ["10.0.0.1:", "10.0.0.1", ":80"])
  func withoutPort(endpoint: String) {
    let outcome = ScanOutcome(of: Self.accessLogs[3].replacing("10.0.0.1:80", with: endpoint))
    #expect(outcome.bystanders == Bystanders())
    #expect(!outcome.faults.isEmpty)
  }

  @Test("is a file of the Finder's, told by its first bytes")
  func finderFiles() {
    for bytes in [[0, 0, 0, 1] + Array("Bud1".utf8), [0, 5, 0x16, 7, 0, 2, 0, 0]] as [[UInt8]] {
      let outcome = ScanOutcome(of: bytes)
      #expect(outcome.bystanders[.sideFiles] == 1 && outcome.faults.isEmpty)
    }
  }

  @Test(
    "is none where it holds records beside that",
    arguments: [
      #"{"webaclId":"x","Records":[\#(RecordText.call())]}"#,
      #"{"schemaVersion":1,"Records":[\#(RecordText.call())]}"#,
      RecordText.call().replacing("{\"eventVersion\"", with: "{\"configurationItems\":[],\"eventVersion\""),
    ])
  func keyBesideRecords(_ input: String) {
    let outcome = ScanOutcome(of: input)
    #expect(outcome.records == 1 && outcome.matches.count == 1 && outcome.bystanders == Bystanders())
  }

  @Test("what has bytes that are no text is told too")
  func packedBinary() {
    for (bytes, command) in [
      ([0xff, 0xfe, 0x7b, 0x00], "iconv -f UTF-16 "), ([0x7b, 0, 0x22, 0], "iconv -f UTF-16LE"),
      ([0, 0x7b, 0, 0x22], "iconv -f UTF-16BE"), ([0x0d, 0, 0x0a, 0, 0x7b, 0], "iconv -f UTF-16LE"),
      (Array("PAR1".utf8), "Parquet"),
      ([0x28, 0xb5, 0x2f, 0xfd], "zstd -dc"), ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz -dc"),
    ] as [([UInt8], String)] {
      let outcome = ScanOutcome(of: bytes)
      #expect(outcome.kinds.first.map { "\($0)".contains(command) } == true)
    }
  }
}
