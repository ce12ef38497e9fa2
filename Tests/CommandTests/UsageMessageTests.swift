import SystemPackage
import TestSupport
import Testing

/// What is wrong with a command line quotes it, and it may come from anywhere.
struct UsageMessageTests {
  private static let hostile = "a\u{1b}[2J\u{202e}b\nretention-trail: all is well"

  @Test(
    "a hostile argument neither steers the terminal nor forges a line",
    arguments: [
      ["--format", hostile, "x"], ["--format=\(hostile)", "x"], ["--\(hostile)", "x"],
      ["--start-time", hostile, "x"], ["--format=\u{301}\(hostile)", "x"],
      ["--format", "\u{301}\(hostile)", "x"],
      ["--start-time", "\u{301}\(hostile)", "x"], ["help", hostile],
      ["--aws-account", "\u{301}\(hostile)", "x"],
      ["rules", hostile], ["--policy", hostile, "x"], ["--files-from", hostile],
      ["--fail-on=\(hostile)", "x"],
    ])
  func hostileArgument(_ arguments: [String]) async throws {
    let result = try await retentionTrail(arguments)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.isTame)
    #expect(result.messages.contains("\\u{1b}[2J"))
    #expect(!result.messages.split(separator: "\n").contains { $0.hasPrefix("retention-trail: all") })
  }

  @Test("an output that cannot be made says what to do")
  func outputs() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"), to: "logs/a.json")
    let isFolder = try await retentionTrail(["-o", "logs", "--force", "logs"], in: folder.path)
    #expect(isFolder.code == 64)
    #expect(isFolder.messages.contains("logs is a folder"))
    // A device or a pipe that was replaced would be gone.
    _ = try await shell("mkfifo pipe", in: folder.path)
    let isPipe = try await retentionTrail(["-o", "pipe", "--force", "logs"], in: folder.path)
    #expect(isPipe.code == 64)
    #expect(try await shell("test -p pipe && ls", in: folder.path).output == "logs\npipe\n")
    let nowhere = try await retentionTrail(["-o", "no/out", "logs"], in: folder.path)
    #expect(nowhere.code == 74)
    #expect(nowhere.messages.contains("its folder must exist"))
  }
}
