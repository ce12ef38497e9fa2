import Foundation
import SystemPackage
import TestSupport
import Testing

/// Reports with `--verify`, over the sample of which a log was altered and an hour's files were taken away.
@Suite("Reports that check the digests as well")
struct VerifiedReportTests {
  private static let sample = Repository.sample("verified-archive")
  private static let anchors = ["--public-keys", "keys.json", "--signatures", "last-digest.json"]

  private func run(_ arguments: [String], in folder: FilePath = Self.sample) async throws -> CommandResult {
    try await retentionTrail(arguments + ["--as-of", "2024-07-20"], in: folder)
  }

  @Test("count what verify counts, and find what it names")
  func sameAsVerify() async throws {
    let report = try await run(["timeline", "--verify"] + Self.anchors + ["--format", "json", "bucket"])
    #expect(report.code == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    let alone = try await retentionTrail(
      ["verify"] + Self.anchors + ["--format", "json", "bucket"], in: Self.sample)
    let verified = try #require(
      try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
    let integrity = try #require(json["integrity"] as? [String: Any])
    for key in ["whole", "digests", "logs", "validBy"] {
      #expect(integrity[key] as? NSObject == verified[key] as? NSObject, "\(key)")
    }
    let findings = try #require(json["findings"] as? [[String: Any]])
    let rules = findings.compactMap { $0["rule"] as? String }
    #expect(rules.count { $0 == "evidence-altered" } == 1 && rules.count { $0 == "evidence-missing" } >= 2)
    let altered = try #require(findings.first { $0["rule"] as? String == "evidence-altered" })
    #expect(altered["severity"] as? String == "critical", "a retention change stands in that log")
    let input = try #require(json["input"] as? [String: Any])
    let coverage = try #require((input["coverage"] as? [[String: Any]])?.first)
    let causes = try #require(coverage["holes"] as? [[String: Any]]).compactMap { $0["cause"] as? String }
    #expect(Set(causes) == ["altered-log", "missing-digests", "missing-log"])
    #expect((coverage["proved"] as? [Any])?.isEmpty == false)
  }

  @Test("fail a gate where the logs alone look harmless")
  func gate() async throws {
    let blind = try await run(["findings", "--fail-on", "critical", "bucket"])
    #expect(blind.code == 0)
    let seeing = try await run(["findings", "--verify", "--fail-on", "critical", "bucket"])
    #expect(seeing.code == 1 && seeing.messages.contains("Altered or incomplete"), "\(seeing.messages)")
    let quiet = try await retentionTrail(
      ["state", "--at", "2024-06-04", "--verify", "--quiet", "bucket"], in: Self.sample)
    #expect(quiet.messages.contains("Altered or incomplete"))
  }

  @Test(
    "say in every format what was found", arguments: ["text", "html", "csv", "jsonl", "timesketch", "ocsf"])
  func formats(_ format: String) async throws {
    let result = try await run(["findings", "--verify", "--format", format, "bucket"])
    #expect(result.code == 0)
    #expect(result.output.contains("20240603T0515Z") && result.output.contains("evidence-altered"))
  }

  @Test("say that nothing could be checked where there are no digests, and fail a gate")
  func noDigests() async throws {
    let folder = try TemporaryFolder()
    let logs = Self.sample.appending("bucket/AWSLogs/777788889999/CloudTrail").string
    let result = try await run(
      ["findings", "--verify", "--fail-on", "medium", logs], in: folder.path)
    #expect(result.code == 1 && result.messages.contains("there are no digests among these files"))
    #expect(result.output.contains("without a digest that can be trusted"))
  }

  @Test("refuse what does not hold the files, and keys that nothing would use")
  func refusals() async throws {
    let store = try await run(["timeline", "--verify", "--store", "x.db", "bucket"])
    #expect(store.code == 64 && store.messages.contains("--verify needs the files themselves"))
    let extract = try await run(["accounts", "--verify", "--extract", "x", "bucket"])
    #expect(extract.code == 64)
    let keys = try await run(["timeline", "--public-keys", "keys.json", "bucket"])
    #expect(keys.code == 64 && keys.messages.contains("add --verify"))
  }

  @Test("say of a record that its own file is altered, in text, JSON and HTML, where they verify")
  func alteredFile() async throws {
    let words = "the hash differs from the one that the digest gives"
    let listed = try await run(["timeline", "--verify", "--format", "json", "bucket"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: Any])
    let events = try #require(json["timelines"] as? [[String: Any]]).flatMap {
      $0["entries"] as? [[String: Any]] ?? []
    }
    func isAltered(_ event: [String: Any]) -> Bool {
      (event["evidence"] as? [[String: Any]] ?? []).contains { $0["altered"] as? String == "hash-mismatch" }
    }
    let altered = events.filter(isAltered)
    #expect(!altered.isEmpty)
    let id = try #require(altered.first?["eventID"] as? String)
    for format in ["text", "json"] {
      let text = try await run(["explain", id, "--verify", "--format", format, "bucket"])
      let whole = text.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(
        whole.contains(format == "json" ? #""altered": "hash-mismatch""# : "altered: \(words)"), "\(format)")
      let blind = try await run(["explain", id, "--format", format, "bucket"])
      #expect(!blind.output.contains("hash-mismatch") && !blind.output.contains(words), "\(format)")
    }
    for format in ["text", "html"] {
      let text = try await run(["timeline", "--verify", "--format", format, "bucket"])
      let whole = text.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(whole.contains("is altered: \(words)"), "\(format)")
    }
  }
}
