import SystemPackage
import TestSupport
import Testing

@Suite("The files of samples/every-envelope")
struct EnvelopeSampleTests {
  private static let logs = Repository.sample("every-envelope").appending("logs")
  private static let s3 = "AWSLogs/666677778888"

  @Test(
    "give, each alone, the records that they hold and the bystanders",
    arguments: [
      ("\(s3)/CloudTrail", "2 records, 1 retention event"),
      ("\(s3)/CloudTrail-Digest", "0 records, 0 retention events, 1 digest"),
      ("\(s3)/CloudTrail-Insight", "0 records, 0 retention events, 1 Insight event"),
      ("\(s3)/CloudTrail-Aggregated", "0 records, 0 retention events, 1 aggregated event"),
      ("lookup-events/answer.json", "3 records, 2 retention events"),
      ("lookup-events/strings.json", "2 records, 1 retention event"),
      ("eventbridge/events.ndjson", "2 records, 2 retention events, 1 notification"),
      ("eventbridge/undelimited.json", "2 records, 2 retention events"),
      ("cloudwatch-logs/subscription.json", "2 records, 1 retention event"),
      ("cloudwatch-logs/firehose.gz", "4 records, 3 retention events, 1 control message"),
      ("cloudwatch-logs/lambda.json", "1 record, 1 retention event"),
      ("cloudwatch-logs/kinesis.json", "1 record, 1 retention event"),
      ("cloudwatch-logs/get-records.json", "1 record, 1 retention event"),
      ("cloudwatch-logs/exportedlogs/0f7a", "3 records, 2 retention events"),
      ("cloudwatch-logs/exportedlogs/aws-logs-write-test", "0 records, 0 retention events, 1 write test"),
      ("cloudwatch-logs/filter-log-events.json", "2 records, 1 retention event"),
      ("cloudwatch-logs/get-log-events.json", "1 record, 1 retention event"),
      ("cloudwatch-logs/tail.txt", "2 records, 1 retention event"),
      ("cloudwatch-logs/tail-short.txt", "1 record, 1 retention event"),
      ("cloudwatch-logs/tail-json.txt", "2 records, 2 retention events"),
      ("lake/get-query-results.json", "2 records, 1 retention event"),
      ("lake/result_1.csv.gz", "2 records, 2 retention events"),
      ("lake/result_sign.json", "0 records, 0 retention events, 1 digest"),
      ("athena/query.csv", "3 records, 2 retention events"),
      ("console/event_history.json", "2 records, 2 retention events"),
      ("queues/receive-message.json", "2 records, 2 retention events, 2 notifications"),
      ("queues/lambda-sqs.json", "1 record, 1 retention event"),
      ("topics/lambda-sns.json", "1 record, 1 retention event"),
      ("topics/notifications.ndjson", "0 records, 0 retention events, 4 notifications"),
      ("topics/s3-notification.json", "0 records, 0 retention events, 1 notification"),
    ])
  func alone(_ path: String, _ tally: String) async throws {
    let result = try await retentionTrail(["events", path], in: Self.logs)
    let lines = result.messages.split(separator: "\n")
    #expect(lines.first.map(String.init) == "retention-trail: 1 file, \(tally)")
    // A hint where nothing was found.
    #expect(lines.count == (tally.contains(" 0 retention") ? 2 : 1))
    #expect(result.code == 0)
  }

  @Test("tell one history, in which no copy of a record is in conflict with another")
  func together() async throws {
    let result = try await retentionTrail(["--as-of", "2026-11-22", "."], in: Self.logs)
    #expect(result.code == 0)
    #expect(!result.output.contains("in conflict"))
    #expect(result.output.matches(of: #/\n(?:  · )?2025-\d\d-\d\d \d\d:\d\d:\d\dZ  /#).count == 7)
  }

  @Test("a record prints the same bytes from whatever string it was taken, but from columns")
  func sameBytes() async throws {
    let all = try await retentionTrail(["events", "."], in: Self.logs)
    let lines = Set(all.output.split(separator: "\n").map { $0.filter { $0 != " " } })
    #expect(lines.count == 8, "seven events, one of them from columns alone, and one also from columns")
  }

  @Test("an archive of them tells what its folder does")
  func packed() async throws {
    let folder = try TemporaryFolder()
    let pack = """
      cp -r '\(Self.logs.string)/\(Self.s3)' logs && tar -cf logs.tar logs && tar -czf logs.tgz logs
      """
    #expect(try await shell(pack, in: folder.path).code == 0)
    for archive in ["logs.tar", "logs.tgz"] {
      let read = try await retentionTrail(["timeline", archive], in: folder.path)
      #expect(read.code == 0)
      #expect(read.messages.contains("2 records, 1 retention event, 1 digest, 1 Insight event"))
    }
  }

  @Test("what tar prints of plain files is read too, with nothing between the documents")
  func packedPlain() async throws {
    let folder = try TemporaryFolder()
    let record = recorded("2024-01-01T00:00:00Z put each=1 id=e")
    try folder.write("{\"Records\":[\(record)]}", to: "logs/a.json")
    try folder.write("{\"Records\":[\(record)]}", to: "logs/b.json")
    let piped = try await shell(
      "tar -cf logs.tar logs && tar -xOf logs.tar | '\(builtProduct("retention-trail").string)' events -",
      in: folder.path)
    #expect(piped.messages.contains("1 file, 2 records, 2 retention events"))
  }
}
