import Foundation
import SystemPackage
import TestSupport
import Testing

struct OutputTests {
  private let log = "{\"Records\":[\(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"))]}"

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

  @Test(
    "a report does not replace the log that it is made of, not even with --force",
    arguments: ["log.json", "log.gz"])
  func replacedLog(name: String) async throws {
    let folder = try TemporaryFolder()
    let text = "{\"Records\": [\(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"))]}"
    let log = name.hasSuffix("gz") ? gzip(Array(text.utf8)) : Array(text.utf8)
    try folder.write(log, to: name)
    let result = try await retentionTrail(["-o", name, "--force", "."], in: folder.path)
    #expect(result.code == 64)
    #expect(result.messages.contains("holds a log, which no report replaces"))
    #expect(FileManager.default.contents(atPath: folder.path.appending(name).string).map { Array($0) } == log)
  }
}
