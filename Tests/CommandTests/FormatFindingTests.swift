import Foundation
import SystemPackage
import TestSupport
import Testing

/// Findings in the formats of other programs: those that are suppressed, those about no event, and their commands.
struct FormatFindingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withCut()
    try folder.write(
      """
      version: 1
      suppressions:
        - {rule: shortened-retention, reason: Ticket 4711, expires: 2024-06-01}
      """, to: "policy.yaml")
  }

  private func findings(_ format: String, _ arguments: [String]) async throws -> [[String: Any]] {
    let result = try await retentionTrail(
      ["findings", "--format", format] + arguments, in: folder.path)
    return try JSONLines(result.output).objects
  }

  @Test("what the policy suppresses is hidden, or says so")
  func suppressed() async throws {
    let options = ["--as-of", "2024-05-01", "--policy", "policy.yaml", "log.json"]
    for format in ["ocsf", "timesketch"] {
      #expect(try await findings(format, options).count == 4)
      #expect(try await findings(format, ["--show-suppressed"] + options).count == 6)
    }
    let events = try await findings("ocsf", ["--show-suppressed"] + options)
    for event in events {
      let isSuppressed = value("finding_info.analytic.uid", in: event) as? String == "shortened-retention"
      #expect(event["status_id"] as? Int == (isSuppressed ? 3 : 1))
      #expect(event["status"] as? String == (isSuppressed ? "Suppressed" : "New"))
      #expect(event["comment"] as? String == (isSuppressed ? "Ticket 4711" : nil))
      let end = value("unmapped.suppressedUntil", in: event) as? String
      #expect(end == (isSuppressed ? "2024-06-01T23:59:59Z" : nil))
    }
    let rows = try await findings("timesketch", ["--show-suppressed"] + options)
    #expect(rows.count { $0["suppressed"] as? String == "Ticket 4711" } == 2)
  }

  @Test("the command that restores is the remediation")
  func remedy() async throws {
    let options = ["--as-of", "2024-02-10", "log.json"]
    let told = try await findings("jsonl", options).compactMap { $0["remedy"] as? String }
    #expect(!told.isEmpty)
    let events = try await findings("ocsf", options)
    #expect(events.compactMap { value("remediation.desc", in: $0) as? String } == told)
    #expect(try await findings("timesketch", options).compactMap { $0["remedy"] as? String } == told)
  }

  @Test("one that is about no event has the time of the report's clock, and says so")
  func withoutEvent() async throws {
    let log = Array(
      try String(contentsOfFile: folder.path.appending("log.json").string, encoding: .utf8).utf8)
    let name = "111122223333_CloudTrail_us-east-1_20240301T0005Z_abcdefghijklmnop.json.gz"
    try folder.write(gzip(log) + gzip(log), to: name)
    let options = ["--as-of", "2024-03-10T00:00:00.5Z", name]
    let rows = try await findings("timesketch", options).filter { $0["rule"] as? String == "extra-member" }
    #expect(rows.count == 1)
    #expect(rows.first?["datetime"] as? String == "2024-03-10T00:00:00.500000+00:00")
    #expect(rows.first?["timestamp"] as? Int == 1_710_028_800_500_000)
    #expect(rows.first?["timestamp_desc"] as? String == "Finding: extra-member (at the report's clock)")
    #expect(rows.first?["eventTime"] == nil)
    let events = try await findings("ocsf", options).filter {
      value("finding_info.analytic.uid", in: $0) as? String == "extra-member"
    }
    #expect(events.first?["time"] as? Int == 1_710_028_800_500)
    #expect(events.first?["start_time"] == nil)
    #expect(events.allSatisfy { value("finding_info.created_time", in: $0) as? Int == 1_710_028_800_500 })
  }

  @Test(
    "a format that there is not is a usage error that lists those that there are",
    arguments: ["timeline", "findings", "state", "watch"])
  func unknownFormat(command: String) async throws {
    let moment = command == "state" ? ["--at", "2024-03-01"] : []
    let paths = command == "watch" ? [] : ["log.json"]
    let result = try await retentionTrail([command, "--format", "xml"] + moment + paths, in: folder.path)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    let formats =
      switch command {
      case "state": ["text", "json", "csv", "html"]
      case "watch": ["text", "jsonl", "ocsf"]
      default: ["text", "json", "jsonl", "csv", "html", "timesketch", "ocsf"]
      }
    let listed = result.messages.split(separator: "\n").flatMap { line in
      line.split { !$0.isLetter && $0 != "-" }.map(String.init)
    }
    for format in formats { #expect(listed.contains(format), "\(format) in \(result.messages)") }
  }
}
