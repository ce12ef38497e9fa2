import Foundation
import SystemPackage
import TestSupport
import Testing

/// The command `rules`, against the rules' own files.
struct RulesCommandTests {
  /// The source of each rule, by its id.
  private let sources: [String: String]

  init() throws {
    let folder = ["Sources", "RetentionFindings", "Rules"].reduce(Repository.root) {
      $0.appending($1)
    }
    var sources: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.string) {
      let text = try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
      let id = try #require(text.firstMatch(of: #/id: "([a-z-]+)"/#))
      sources[String(id.1)] = text
    }
    self.sources = sources
  }

  /// What is told of one rule.
  private func told(_ rule: String) async throws -> String {
    let result = try await retentionTrail(["rules", rule])
    #expect(result.code == 0)
    #expect(result.messages.isEmpty)
    return result.output
  }

  @Test("without a name all rules are listed, each once, a line or two each")
  func list() async throws {
    let result = try await retentionTrail(["rules"])
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let names = lines.filter { !$0.hasPrefix(" ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(names.count == 42)
    #expect(Set(names) == Set(sources.keys))
    #expect(names.count == sources.count)
  }

  @Test(
    "examples stand there as they are in the rule's file",
    arguments: ["dip", "request-response-mismatch", "extra-member", "off-hours", "purge-pending"])
  func examples(rule: String) async throws {
    let lines = try await told(rule).split(separator: "\n")
    let source = try #require(sources[rule])
    let calls = source.matches(
      of: #/(?:^ *|")((?:\d{4}-\d\d-\d\dT\S+Z|file) [^"\n]+)/#.anchorsMatchLineEndings())
    #expect(calls.count >= 2)
    for call in calls { #expect(lines.contains { $0.dropFirst(19) == call.1 }, "\(call.1)") }
    let parts = source.components(separatedBy: "passed: [").map {
      $0.components(separatedBy: "Example(").count - 1
    }
    #expect(lines.count { $0.hasPrefix("    flagged ") } == parts[0])
    #expect(lines.count { $0.hasPrefix("    passed ") } == parts[1])
  }

  @Test("the text of a rule is whole: why, how bad, and what clears it")
  func text() async throws {
    let dip = try await told("dip")
    #expect(dip.hasPrefix("dip: "))
    for label in ["why", "severity", "cleared by", "setting", "flagged", "passed"] {
      #expect(dip.contains("\n    \(label) "), "\(label)")
    }
    #expect(dip.contains("days: days within which the period is restored; 60 unless"))
  }

  @Test("all tells every rule, as it is told alone, in the order of the list")
  func all() async throws {
    let all = try await told("all")
    let list = try await retentionTrail(["rules"]).output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    let heads = all.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(heads.map { $0.prefix { $0 != ":" } } == list.map { $0.prefix { $0 != " " } })
    for rule in ["dip", "drift", "extra-member"] { #expect(all.contains(try await told(rule))) }
  }

  @Test("a rule that there is not is a usage error", arguments: ["dips", "", "Dip", "dip*"])
  func unknown(rule: String) async throws {
    let result = try await retentionTrail(["rules", rule])
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("There is no rule \(rule)"))
  }

  @Test("the setting that a rule tells of is the one that a policy sets")
  func setting() async throws {
    let folder = try TemporaryFolder()
    let records = [(365, "01"), (30, "03"), (365, "05")].map { days, day in
      recorded("2024-01-\(day)T00:00:00Z put each=\(days) id=e-\(day)")
    }
    try folder.write(records.joined(separator: "\n"), to: "log.json")
    for (days, count) in [(60, 2), (2, 2), (1, 0)] {
      try folder.write("{version: 1, thresholds: {dip: {days: \(days)}}}", to: "policy.yaml")
      let result = try await retentionTrail(
        ["findings", "--policy", "policy.yaml", "--format", "jsonl", "log.json"], in: folder.path)
      #expect(try FoundFinding.ofLines(result.output).count { $0.rule == "dip" } == count)
    }
  }
}
