import SystemPackage
import TestSupport
import Testing

/// Findings that a policy suppresses.
struct SuppressionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withCut()
    try folder.write(
      """
      version: 1
      suppressions:
        - {rule: shortened-retention, aws-account: "1111*", reason: Ticket 4711, expires: 2024-06-01}
      """, to: "policy.yaml")
  }

  private func run(
    _ arguments: [String], command: String = "findings", asOf: String = "2024-06-01"
  ) async throws -> CommandResult {
    let options = ["--as-of", asOf, "-q", "--policy", "policy.yaml"]
    return try await retentionTrail([command] + options + arguments + ["log.json"], in: folder.path)
  }

  @Test("they are counted and not shown, unless they are asked for")
  func hidden() async throws {
    let hidden = try await run([])
    #expect(hidden.messages.isEmpty)
    #expect(!hidden.output.contains("shortened-retention"))
    #expect(
      hidden.words.contains(
        "4 findings, counted for each scope: 2 medium, 2 informational; the policy suppresses 2"))
    let shown = try await run(["--show-suppressed"])
    #expect(shown.findingHeads.count == 3)
    #expect(shown.output.contains("    suppressed     Ticket 4711, until 2024-06-01 23:59:59Z\n"))
    #expect(shown.words.contains("; the policy suppresses 2"))
  }

  @Test("the last day that is told is the day that was written")
  func lastDay() async throws {
    for (clock, isSuppressed) in [("2024-06-01", true), ("2024-06-02T00:00:00Z", false)] {
      let result = try await run([], asOf: clock)
      #expect(result.output.contains("the policy suppresses 2") == isSuppressed)
    }
    for format in ["text", "json", "jsonl", "timesketch", "ocsf", "html"] {
      let output = try await run(["--show-suppressed", "--format", format]).output
      #expect(output.contains("2024-06-01"), "\(format)")
      #expect(!output.contains("2024-06-02"), "\(format)")
    }
  }

  @Test("JSON and CSV give the reason, and when it runs out")
  func reasons() async throws {
    let lines = try await run(["--show-suppressed", "--format", "jsonl"]).output
    let reason = FoundFinding.Suppression(reason: "Ticket 4711", expires: "2024-06-01T23:59:59Z")
    let found = try FoundFinding.ofLines(lines)
    #expect(
      found.filter { $0.suppressed == reason }.map(\.rule)
        == Array(repeating: "shortened-retention", count: 2))
    #expect(found.count { $0.suppressed == nil } == 4)
    let csv = try await run(["--show-suppressed", "--format", "csv"]).output
    #expect(CSVReading(csv)?.rows.count { $0[11] == "Ticket 4711" } == 2)
    let without = try await run(["--format", "json"]).output
    #expect(try FoundFinding.ofReport(without).count == 4)
  }

  @Test("the history marks those that are asked for")
  func timeline() async throws {
    let hidden = try await run([], command: "timeline")
    #expect(!hidden.output.contains("shortened-retention"))
    #expect(hidden.output.contains("(purge-carried-out)"))
    let shown = try await run(["--show-suppressed"], command: "timeline").output
    #expect(shown.split(separator: "\n").joined(separator: " ").contains("suppressed: Ticket 4711"))
  }

  @Test("--fail-on does not mind them, shown or not", arguments: ["findings", "timeline"])
  func failOn(command: String) async throws {
    for options in [[], ["--show-suppressed"]] {
      #expect(try await run(["--fail-on", "high"] + options, command: command).code == 0)
      #expect(try await run(["--fail-on", "medium"] + options, command: command).code == 1)
    }
  }

  @Test(
    "one that has run out is told, and its findings are shown again", arguments: ["findings", "timeline"])
  func expired(command: String) async throws {
    let result = try await run(["--fail-on", "high"], command: command, asOf: "2024-06-02")
    #expect(result.code == 1)
    #expect(result.output.contains("shortened-retention"))
    #expect(
      result.messages.hasPrefix(
        "retention-trail: policy: the suppression of shortened-retention (Ticket 4711) expired after 2024-06-01\n"
      ))
  }
}
