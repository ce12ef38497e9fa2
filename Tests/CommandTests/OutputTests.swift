import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

struct OutputTests {
  private let log = "{\"Records\":[\(put(days: 30, id: "e-1", time: "2024-01-01T00:00:00Z"))]}"

  @Test("--output writes the same bytes to a file, and nothing to the standard output")
  func file() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log, to: "a.json")
    let direct = try await retentionTrail(["--as-of", "2026-01-01", "a.json"], in: folder.path)
    let result = try await retentionTrail(
      ["--as-of", "2026-01-01", "--output", "out.txt", "a.json"], in: folder.path)
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    let written = try String(
      contentsOfFile: folder.path.appending("out.txt").string, encoding: .utf8)
    #expect(written == direct.output)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path.string)
    #expect(names.sorted() == ["a.json", "out.txt"])
  }

  @Test("--output refuses to overwrite a file, unless --force says so")
  func overwrite() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log, to: "a.json")
    let kept = try folder.write("kept", to: "out.txt")
    let refused = try await retentionTrail(["-o", "out.txt", "a.json"], in: folder.path)
    #expect(refused.code == 64)
    #expect(refused.messages.contains("--force"))
    #expect(try String(contentsOfFile: kept.string, encoding: .utf8) == "kept")
    let forced = try await retentionTrail(["-o", "out.txt", "--force", "a.json"], in: folder.path)
    #expect(forced.code == 0)
    #expect(try String(contentsOfFile: kept.string, encoding: .utf8).contains("30 days"))
  }

  @Test("an output that cannot be made is told, and leaves nothing behind")
  func impossible() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log, to: "a.json")
    let result = try await retentionTrail(["-o", "no/such/out.txt", "a.json"], in: folder.path)
    #expect(result.code == 74)
    #expect(result.messages.contains("no/such/out.txt"))
  }

  @Test("a reader that closes the pipe early is no failure", arguments: ["timeline", "events"])
  func closedPipe(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let records = (0..<4000).map { put(days: 30 + $0 % 2, id: "e-\($0)", time: "2024-01-01T00:00:00Z") }
    try folder.write("{\"Records\":[\(records.joined(separator: ","))]}", to: "a.json")
    let binary = builtProduct("retention-trail").string
    let script = "\"\(binary)\" \(command) a.json | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}"
    let result = try await run(
      .name("bash"), arguments: ["-c", script], workingDirectory: folder.path,
      output: .string(limit: 1000), error: .discarded)
    #expect(result.standardOutput == "0\n")
  }
}
