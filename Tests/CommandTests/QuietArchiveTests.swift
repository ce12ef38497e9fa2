import SystemPackage
import TestSupport
import Testing

/// An archive in which nothing of ours happened, which is what nearly all archives are.
struct QuietArchiveTests {
  private static let recordsPerFile = 1000
  private static let files = 50

  /// A record that is none of ours; every tenth one mentions a call that would be.
  private static func record(_ number: Int) -> String {
    let mention =
      number % 10 == 0
      ? #","note":"eventName: PutRetentionSettings","eventSource":"chime.amazonaws.com""# : ""
    return """
      {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","accountId":"111122223333"},\
      "eventTime":"2024-01-01T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"PutObject",\
      "awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1","errorCode":"AccessDenied",\
      "requestParameters":{"bucketName":"logs","key":"\(number)"\(mention)},"eventID":"e-\(number)"}
      """
  }

  @Test("fifty thousand records of other services give no finding, and nothing to fail on")
  func quiet() async throws {
    let folder = try TemporaryFolder()
    for file in 0..<Self.files {
      let records = (0..<Self.recordsPerFile).map { Self.record(file * Self.recordsPerFile + $0) }
      let name = "111122223333_CloudTrail_us-east-1_20240101T0005Z_\(1_000_000_000_000_000 + file).json.gz"
      try folder.write(
        gzip(Array("{\"Records\":[\(records.joined(separator: ","))]}".utf8), level: 1), to: "logs/\(name)")
    }
    let policy = Repository.root.appending("samples").appending("policy.yaml").string
    let result = try await retentionTrail(
      [
        "findings", "--policy", policy, "--fail-on", "informational", "--allow-empty", "--as-of",
        "2024-06-01", "logs",
      ],
      in: folder.path)
    #expect(result.code == 0)
    #expect(result.messages.contains("retention-trail: 50 files, 50000 records, 0 retention events"))
    #expect(
      result.output.split(separator: "\n")[1].hasSuffix("Nothing to judge: no retention event was read"))
    #expect(result.findingHeads.isEmpty)
    for format in ["jsonl", "csv"] {
      let text = try await retentionTrail(["findings", "--format", format, "logs"], in: folder.path).output
      #expect(text.split(separator: "\r\n").count == (format == "csv" ? 1 : 0))
    }
  }

  @Test(
    "nothing at all gives no finding either, and is no good news",
    arguments: ["text", "json", "jsonl", "csv"])
  func empty(format: String) async throws {
    let result = try await retentionTrail(["findings", "--fail-on", "informational", "--format", format])
    #expect(result.code == 3)
    #expect(result.output.contains("Nothing to judge") == (format == "text"))
  }
}
