import Foundation
import SystemPackage
import TestSupport
import Testing

struct SeveralOutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      recorded("2024-01-01T00:00:00Z put each=365 id=e-1\n2024-02-01T00:00:00Z put each=30 id=e-2"),
      to: "log.json")
  }

  private func run(_ arguments: [String]) async throws -> CommandResult {
    try await retentionTrail(
      [arguments[0], "--as-of", "2024-06-01"] + arguments.dropFirst() + ["log.json"], in: folder.path)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path.string).sorted() }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path.appending(name).string, encoding: .utf8)
  }

  @Test("one reading writes each file in the format of its name, as a run of its own would")
  func formats() async throws {
    let files = [
      ("r.txt", "text"), ("r.json", "json"), ("r.jsonl", "jsonl"), ("r.csv", "csv"), ("R.HTML", "html"),
      ("r.timesketch.jsonl", "timesketch"), ("r.ocsf.jsonl", "ocsf"), ("report", "text"),
    ]
    let result = try await run(["timeline"] + files.flatMap { ["--output", $0.0] })
    #expect(result.code == 0 && result.output.isEmpty)
    for (name, format) in files {
      let direct = try await run(["timeline", "--format", format])
      let written = try text(name)
      #expect(written == direct.output, "\(name)")
    }
  }

  @Test("an explicit format wins over the names")
  func explicit() async throws {
    let result = try await run(["findings", "-o", "a.html", "-o", "b.txt", "--format", "csv"])
    #expect(result.code == 0)
    let (a, b) = (try text("a.html"), try text("b.txt"))
    #expect(a == b && a.hasPrefix("severity,"))
  }

  @Test("where one cannot be written, none is")
  func failure() async throws {
    let before = try names
    for arguments in [
      ["timeline", "-o", "a.txt", "-o", "missing/b.txt"], ["timeline", "-o", "a.txt", "-o", "a.txt"],
      ["timeline", "-o", "a.txt", "-o", "log.json"], ["accounts", "-o", "a.txt", "-o", "b.html"],
      ["explain", "e-1", "-o", "a.csv"], ["state", "--at", "now", "-o", "a.sarif"],
      ["events", "-o", "a", "-o", "b"],
    ] {
      let result = try await run(arguments)
      #expect(result.code == 64 || result.code == 74, "\(arguments): \(result.messages)")
      #expect(try names == before, "\(arguments)")
    }
  }
}
