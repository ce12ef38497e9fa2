import Foundation
import SystemPackage
import TestSupport
import Testing

struct ReportHeadTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      gzip(Array(recorded("2024-01-01T00:00:00Z put each=365 id=e-1").utf8)), to: "logs/b.json.gz")
    try folder.write(recorded("2024-02-01T00:00:00Z put each=30 id=e-2"), to: "logs/a.json")
    try folder.write("version: 1\napproved-principals: [nobody]\n", to: "policy.yaml")
  }

  private func hash(_ name: String) async throws -> String {
    let sum = try await shell("sha256sum '\(name)'", in: folder.path).output
    return String(try #require(sum.split(separator: " ").first))
  }

  private func run(_ format: String, _ options: [String], command: [String] = ["timeline"]) async throws
    -> String
  {
    let result = try await retentionTrail(
      command + ["-q", "--as-of", "2024-06-01", "--format", format] + options + ["logs"], in: folder.path)
    #expect(result.code == 0, "\(result.messages)")
    return result.output
  }

  private static let details = ["--title", "Matter of X", "--case", "2024-17", "--examiner", "A. Person"]

  @Test(
    "title, case, examiner, policy and the hashes of the files stand in text, JSON and HTML",
    arguments: ["text", "json", "html"])
  func head(_ format: String) async throws {
    let output = try await run(format, Self.details + ["--policy", "policy.yaml", "--hashes"])
    let words = output.split { " \n".contains($0) }.joined(separator: " ")
    for text in ["Matter of X", "2024-17", "A. Person", "policy.yaml", "logs/a.json", "logs/b.json.gz"] {
      #expect(words.contains(text), "\(text)")
    }
    for name in ["policy.yaml", "logs/a.json", "logs/b.json.gz"] {
      let hash = try await hash(name)
      // Text cuts a hash where the line ends.
      #expect(output.filter { !$0.isWhitespace }.contains(hash), "\(name)")
    }
    let plain = try await run(format, [])
    #expect(!plain.contains("Matter of X"))
  }

  @Test("the policy's path and hash stand in every other format, where there is a policy")
  func policy() async throws {
    let hash = try await hash("policy.yaml")
    let named = ["--policy", "policy.yaml"]
    for command in [["timeline"], ["findings"]] {
      let lines = try await JSONLines(run("jsonl", named, command: command))
        .lines(where: "type", is: "finding")
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { value("policy.sha256", in: $0) as? String == hash })
      let ocsf = try await JSONLines(run("ocsf", named, command: command))
      let findings = ocsf.lines(where: "class_uid", is: 2004)
      #expect(!findings.isEmpty)
      #expect(findings.allSatisfy { value("unmapped.policy.sha256", in: $0) as? String == hash })
      let rows = try await JSONLines(run("timesketch", named, command: command))
        .lines(where: "data_type", is: "retention-trail:finding")
      #expect(!rows.isEmpty)
      #expect(
        rows.allSatisfy { $0["policySha256"] as? String == hash && $0["policy"] as? String == "policy.yaml" })
      let sarif = try await run("sarif", named, command: command)
      #expect(sarif.contains(#""policy": {"path": "policy.yaml", "sha256": "\#(hash)"}"#))
      for format in ["jsonl", "csv", "ocsf", "timesketch", "sarif"] {
        #expect(try await !run(format, [], command: command).contains("policy.yaml"), "\(format)")
      }
    }
    for command in [["timeline"], ["findings"], ["accounts"]] {
      let table = try await run("csv", named, command: command).split(separator: "\r\n")
      #expect(table[0].hasSuffix(",policy,policySha256") && table.count > 1)
      #expect(table.dropFirst().allSatisfy { $0.hasSuffix(",policy.yaml,\(hash)") })
      let plain = try await run("csv", [], command: command).split(separator: "\r\n")
      #expect(plain[0] == table[0] && plain.dropFirst().allSatisfy { $0.hasSuffix(",,") })
    }
    let log = recorded("2024-01-01T00:00:00Z put each=365 id=e-1") + "\n"
    for format in ["text", "jsonl", "ocsf"] {
      let watched = try await retentionTrail(
        ["watch", "--format", format] + named, in: folder.path, input: Array(log.utf8))
      #expect(watched.output.filter { !$0.isWhitespace }.contains(hash), "\(watched.messages)")
    }
  }

  @Test("each file that was read has its size and hash, sorted by path, whatever the threads")
  func files() async throws {
    try folder.write([0x1f, 0x8b, 8], to: "logs/c.json.gz")
    func files(_ threads: String) async throws -> [[String: Any]] {
      let result = try await retentionTrail(
        ["--format", "json", "--hashes", "--threads", threads, "logs"], in: folder.path)
      #expect(result.code == 2)
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      return try #require(report["inputFiles"] as? [[String: Any]])
    }
    let one = try await files("1")
    #expect(one.map { $0["path"] as? String } == ["logs/a.json", "logs/b.json.gz", "logs/c.json.gz"])
    let expected = try await hash("logs/b.json.gz")
    #expect(one[1]["sha256"] as? String == expected)
    #expect(one[2]["bytes"] as? Int == 3)
    let four = try await files("4")
    #expect(one as NSArray == four as NSArray)
  }

  @Test("hashing changes nothing else, and every command takes it")
  func same() async throws {
    let (with, without) = (try await run("json", ["--hashes"]), try await run("json", []))
    let list = try #require(with.firstMatch(of: #/\n  "inputFiles": \[[^\]]*\],/#))
    #expect(String(with[..<list.range.lowerBound] + with[list.range.upperBound...]) == without)
    for command in [["findings"], ["accounts"], ["explain", "e-1"]] {
      let output = try await run("json", ["--hashes"], command: command)
      #expect(output.contains("\"inputFiles\": [") && output.contains("\"case\": null"))
    }
    let state = try await retentionTrail(
      ["state", "--at", "2024-06-01", "--format", "json", "--hashes", "logs"], in: folder.path)
    #expect(state.output.contains("\"inputFiles\": ["))
  }

  @Test("a place of evidence is one line in a file and a pipe, however long its path is")
  func places() async throws {
    let path = "logs/" + String(repeating: "folder-of-a-long-name/", count: 9) + "log.json"
    try folder.write(
      recorded("2024-01-01T00:00:00Z put each=365 id=e-1\n2024-02-01T00:00:00Z put each=30 id=e-2"), to: path)
    try folder.remove("logs/a.json")
    try folder.remove("logs/b.json.gz")
    for command in [
      ["timeline", "--evidence"], ["findings", "--evidence"], ["state", "--at", "2024-02-02", "--evidence"],
      ["explain", "e-2"],
    ] {
      let run = try await retentionTrail(command + ["logs"], in: folder.path)
      #expect(run.output.contains(path), "\(command)")
      _ = try await retentionTrail(command + ["--force", "-o", "report.txt", "logs"], in: folder.path)
      let file = try String(contentsOfFile: folder.path.appending("report.txt").string, encoding: .utf8)
      #expect(file.contains(path), "\(command)")
    }
  }

  @Test("what the operator says forges no line and no markup")
  func hostile() async throws {
    let text = HostileText.all + "</title><script>"
    for format in ["text", "json", "html"] {
      let output = try await run(format, ["--title", text, "--case", text, "--examiner", text])
      let isTame = output.isTame
      #expect(isTame, "\(format)")
      // Elsewhere than in markup these are text like any other.
      #expect(format != "html" || !output.contains("<script>a") && !output.contains("</title><script>"))
    }
  }

  @Test(
    "--schema prints the published schema, which has an id, and --version the versions of all that is written"
  )
  func versions() async throws {
    let schema = try await retentionTrail(["--schema"])
    let published = try String(
      contentsOfFile: Repository.sample("schema").appending("retention-trail-1.schema.json").string,
      encoding: .utf8)
    #expect(schema.code == 0 && schema.output == published)
    #expect(published.contains("\"$id\": \"urn:"))
    let version = try await retentionTrail(["--version"]).output
    for line in ["schema retention-trail/1", "OCSF 1.5.0", "MITRE ATT&CK 17.1"] {
      #expect(version.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
  }
}
