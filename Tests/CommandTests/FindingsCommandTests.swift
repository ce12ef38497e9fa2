import Foundation
import SystemPackage
import TestSupport
import Testing

/// The command `findings`: what each format writes, and what the levels do.
struct FindingsCommandTests {
  private static let levels = ["informational", "low", "medium", "high", "critical"]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withCut()
    let first = recorded("2024-01-01T00:00:00Z put each=365 id=e-1")
    try folder.write("\(first)\n{\"eventVersion\":", to: "broken.json")
  }

  private func run(_ arguments: [String], command: String = "findings") async throws -> CommandResult {
    try await retentionTrail([command, "--as-of", "2024-06-01", "-q"] + arguments, in: folder.path)
  }

  private func listed(_ arguments: [String]) async throws -> [FoundFinding] {
    try FoundFinding.ofLines(try await run(["--format", "jsonl"] + arguments).output)
  }

  @Test("text tells a paragraph a finding, and how many there are")
  func text() async throws {
    let result = try await run(["log.json"])
    #expect(result.code == 0)
    #expect(result.messages.isEmpty)
    #expect(result.findingHeads.count == 3)
    #expect(
      result.output.contains(
        "HIGH  2024-02-01 00:00:00Z  shortened-retention: Retention of rooms and\n      conversations"))
    #expect(
      result.words.contains(
        "findings 6 findings, counted for each scope: 2 high, 2 medium, 2 informational"))
    #expect(!result.output.contains("    in "))
    #expect(
      try await run(["--evidence", "log.json"]).output.contains("    in             log.json, member 0"))
  }

  @Test("the command that restores stands on one line, as it is in JSON, so that it can be copied")
  func remedy() async throws {
    let arguments = ["findings", "--as-of", "2024-02-10", "log.json"]
    let found = try FoundFinding.ofLines(
      try await retentionTrail(arguments + ["--format", "jsonl"], in: folder.path).output)
    let remedy = try #require(found.compactMap(\.remedy).first)
    #expect(
      remedy.hasPrefix(
        "aws chime put-retention-settings --region us-east-1 --account-id=chime-1 --retention-settings='{"))
    let text = try await retentionTrail(arguments, in: folder.path).output
    #expect(text.contains("\n    restore with   \(remedy)\n"))
    let words = try await shell("set -- \(remedy); printf '%s' \"${7#*=}\"", in: folder.path).output
    #expect(try JSONSerialization.jsonObject(with: Data(words.utf8)) is [String: Any])
  }

  @Test("JSON, lines of JSON and CSV tell the same findings, in the same order")
  func formats() async throws {
    let document = try await run(["--format", "json", "log.json"]).output
    let report = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
    #expect((report?["timelines"] as? [Any])?.isEmpty == true)
    let found = try FoundFinding.ofReport(document)
    let ranks = found.map { Self.levels.firstIndex(of: $0.severity) ?? -1 }
    #expect(ranks == ranks.sorted(by: >) && found.count == 6)

    let text = try await run(["--format", "jsonl", "log.json"]).output
    let lines = try FoundFinding.ofLines(text)
    #expect(lines.count == text.split(separator: "\n").count)
    #expect(lines.allSatisfy { $0.type == "finding" })
    #expect(lines.map(\.message) == found.map(\.message))

    let rows = try #require(CSVReading(try await run(["--format", "csv", "log.json"]).output)).rows
    #expect(rows.allSatisfy { $0.count == 15 })
    #expect(rows.dropFirst().map { $0[7] } == found.map(\.message))
    #expect(rows.dropFirst().map { $0[9] } == found.map { $0.eventIDs.joined(separator: " ") })
    #expect(rows.dropFirst().allSatisfy { $0[12].hasPrefix("log.json, member 0, record ") })
  }

  @Test("--min-level hides what matters less, in every format", arguments: levels)
  func minLevel(_ level: String) async throws {
    let all = try await listed(["log.json"])
    let wanted = Self.levels.drop { $0 != level }
    let shown = all.filter { wanted.contains($0.severity) }
    #expect(try await listed(["--min-level", level, "log.json"]) == shown)
    #expect(try await run(["--min-level", level, "log.json"]).findingHeads.count == shown.paragraphs)
    let csv = try await run(["--min-level", level, "--format", "csv", "log.json"]).output
    #expect(CSVReading(csv)?.rows.count == shown.count + 1)
  }

  @Test(
    "--fail-on is exit code 1 where something is as bad, and 2 where input incomplete as well",
    arguments: ["findings", "timeline"], ["text", "json"])
  func failOn(command: String, format: String) async throws {
    for (options, code) in [
      (["--fail-on", "high", "log.json"], Int32(1)), (["--fail-on", "informational", "log.json"], 1),
      (["--fail-on", "critical", "log.json"], 0), (["--fail-on", "high", "log.json", "broken.json"], 2),
      (["--fail-on", "low", "broken.json"], 2), (["--fail-on", "high", "log.json", "missing"], 2),
      (["--fail-on", "high", "--min-level", "critical", "log.json"], 1),
    ] {
      let result = try await run(["--format", format] + options, command: command)
      #expect(result.code == code, "\(options)")
      #expect(!result.output.isEmpty)
    }
  }

  @Test(
    "a level that there is not is a usage error", arguments: ["timeline", "findings", "watch"],
    ["--min-level", "--fail-on"])
  func wrongLevel(command: String, option: String) async throws {
    let result = try await retentionTrail([command, option, "HIGHER"], in: folder.path)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("HIGHER"))
  }

  @Test("the report is complete in its file even where --fail-on is not content")
  func outputFile() async throws {
    let shown = try await run(["--fail-on", "high", "log.json"])
    let result = try await run(["--fail-on", "high", "-o", "report", "log.json"])
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    let file = folder.path.appending("report").string
    #expect(try String(contentsOfFile: file, encoding: .utf8) == shown.output)
  }
}
