import SystemPackage
import TestSupport
import Testing

struct InvocationTests {
  let log = "{\"Records\":[\(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"))]}"

  @Test(
    "--version and --help answer on the standard output",
    arguments: [
      ["--version"], ["--help"], ["timeline", "--help"], ["events", "--help"],
    ])
  func help(_ arguments: [String]) async throws {
    let result = try await retentionTrail(arguments)
    #expect(result.code == 0)
    #expect(!result.output.isEmpty)
    #expect(result.messages.isEmpty)
  }

  @Test(
    "a wrong command line is exit code 64 and says why",
    arguments: [
      (["--nonsense"], "nonsense"),
      (["--start-time", "yesterday", "x"], "--start-time yesterday"),
      (["--end-time", "2024-02-30", "x"], "--end-time 2024-02-30"),
      (["--as-of", "2024-01-01T24:00:00", "x"], "--as-of"),
      (["--start-time", "2024-02-02", "--end-time", "2024-02-01", "x"], "before"),
      (["--threads", "0", "x"], "--threads"),
      (["--max-record-size", "12", "x"], "--max-record-size"),
      (["--format", "yaml", "x"], "yaml"),
      (["--files-from", "-", "-"], "not both"),
      (["--files-from", "no-such-file"], "no-such-file"),
    ])
  func usage(_ arguments: [String], word: String) async throws {
    let result = try await retentionTrail(arguments)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains(word))
  }

  @Test("without paths, and as -, the standard input is read", arguments: [[], ["-"]])
  func standardInput(_ paths: [String]) async throws {
    let arguments = ["timeline", "--as-of", "2026-11-22"] + paths
    let result = try await retentionTrail(arguments, input: Array(log.utf8))
    #expect(result.code == 0)
    #expect(result.output.contains("set to 30 days"))
    let packed = try await retentionTrail(arguments, input: gzip(Array(log.utf8)))
    #expect(packed.output == result.output)
  }

  @Test("what is not there is exit code 2, and the rest is still reported")
  func missingFile() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log, to: "a.json")
    let result = try await retentionTrail(["a.json", "missing.json"], in: folder.path)
    #expect(result.code == 2)
    #expect(result.output.contains("set to 30 days"))
    #expect(result.messages.contains("missing.json: unreadable"))
  }

  @Test("the closing tally can be silenced, problems cannot")
  func quiet() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log, to: "a.json")
    let loud = try await retentionTrail(["a.json"], in: folder.path)
    #expect(loud.messages == "retention-trail: 1 file, 1 record, 1 retention event\n")
    let quiet = try await retentionTrail(["-q", "a.json"], in: folder.path)
    #expect(quiet.messages.isEmpty)
    let problem = try await retentionTrail(["-q", "b.json"], in: folder.path)
    #expect(problem.messages.contains("b.json"))
  }

  @Test("a name that forges a line is told on one line")
  func hostileName() async throws {
    let folder = try TemporaryFolder()
    try folder.write("junk", to: "a\nretention-trail: all is well\u{1b}[2J.json")
    let result = try await retentionTrail(["."], in: folder.path)
    #expect(result.code == 2)
    #expect(result.messages.split(separator: "\n").count == 2)
    #expect(!result.messages.contains("\u{1b}"))
  }
}
