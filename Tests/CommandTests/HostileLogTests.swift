import Foundation
import SystemPackage
import TestSupport
import Testing

/// What broke once, or nearly: each test names it.
struct HostileLogTests {
  private func run(_ text: String, _ arguments: [String] = []) async throws -> CommandResult {
    try await retentionTrail(arguments + ["-"], input: Array(text.utf8))
  }

  @Test(
    "a number that is no time is a problem, not a crash",
    arguments: [
      "-9223372036.5", "1e-9223372036854775808", "1e9223372036854775807", "-9223372036854775808",
      "99999999999999999999999999999999999999999999", "1e99", "-1e-99",
    ])
  func absurdTime(_ number: String) async throws {
    let record = recorded("T put each=1 id=e").replacing("\"T\"", with: number)
    let result = try await run(record)
    #expect(result.code == 0 || result.code == 2)
  }

  @Test("an escape character, a turn of the reading direction or a strange space never gets out")
  func steeringText() async throws {
    let hostile = "x\u{9b}31m\u{202e}y\u{7f}\u{a0}z"
    let record = recorded("2024-01-01T00:00:00Z put each=1 id=\(hostile) resource=\(hostile)")
    for arguments in [["timeline"], ["timeline", "--format", "json"], ["state", "--at", "2024-02-01"]] {
      let result = try await run(record, arguments)
      #expect(result.code == 0)
      for scalar in ["\u{9b}", "\u{202e}", "\u{7f}", "\u{a0}"] {
        #expect(!result.output.contains(scalar), "\(arguments)")
      }
    }
  }

  @Test("an accent on a comma or a quote does not open a CSV cell")
  func accentedComma() async throws {
    let arn = "x\\\"\u{301},\u{301}=cmd"
    let record = recorded("2024-01-01T00:00:00Z put each=1 id=e by={\"arn\":\"\(arn)\"}")
    let result = try await run(record, ["state", "--at", "2024-02-01", "--format", "csv"])
    #expect(result.output.contains("\"x\"\"\u{301},\u{301}=cmd\""))
  }

  @Test("a cell that begins like a formula is made a text")
  func formula() async throws {
    let record = recorded("2024-01-01T00:00:00Z put each=1 id==1+1 resource=@x")
    let result = try await run(record, ["state", "--at", "2024-02-01", "--format", "csv"])
    #expect(result.output.contains(",'=1+1,"))
    #expect(result.output.contains(",'@x,"))
  }

  @Test("identifiers that look alike are not the same")
  func lookAlikes() async throws {
    let records = [
      recorded("2024-01-01T00:00:00Z put each=1 id=e-1 resource=caf\u{e9}"),
      recorded("2024-01-02T00:00:00Z put each=2 id=e-2 resource=cafe\u{301}"),
    ]
    let result = try await run(records.joined(separator: "\n"))
    #expect(result.output.components(separatedBy: "AWS account").count == 3)
  }

  @Test("bodies that differ only in the order of a repeated key are in conflict, in either order")
  func repeatedKey() async throws {
    let first = recorded("2024-01-01T00:00:00Z put each=365 id=e")
      .replacing("\"retentionDays\":365}", with: "\"retentionDays\":365,\"retentionDays\":1}")
    let second = first.replacing("365,\"retentionDays\":1}", with: "1,\"retentionDays\":365}")
    let one = try await run(first + second, ["timeline", "--as-of", "2026-01-01"])
    let other = try await run(second + first, ["timeline", "--as-of", "2026-01-01"])
    #expect(one.output.contains("in conflict"))
    #expect(one.output == other.output)
  }

  @Test("bytes that are not UTF-8 are told, and the record is read")
  func invalidUTF8() async throws {
    let record = recorded("2024-01-01T00:00:00Z put each=1 id=e-#").utf8
      .map { $0 == UInt8(ascii: "#") ? 0xff : $0 }
    let result = try await retentionTrail(["-"], input: record)
    #expect(result.code == 2)
    #expect(result.messages.contains("invalid-utf8"))
    #expect(result.output.contains("e-\u{fffd}"))
  }

  @Test("a very long field is cut, and says how long it was")
  func longField() async throws {
    let long = String(repeating: "a", count: 100_000)
    let record = recorded("2024-01-01T00:00:00Z put each=1 id=e resource=\(long)")
    let result = try await run(record)
    #expect(result.code == 0)
    #expect(result.output.utf8.count < 10_000)
    #expect(result.output.contains("(100000"))
  }

  @Test("a file that cannot be read whole does not extend the reach")
  func unreadReach() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=1 id=e"), to: "a.json")
    try folder.write("garbage", to: "1_CloudTrail_us-east-1_20300101T0000Z_abc.json.gz")
    try folder.write("", to: "1_CloudTrail_us-east-1_20310101T0000Z_abc.json.gz")
    let result = try await retentionTrail(["--as-of", "2026-01-01", "."], in: folder.path)
    #expect(!result.output.contains("203"))
    #expect(result.output.contains("Probably deleted: "))
  }

  @Test("a file that is named twice is read once, and so is a folder")
  func namedTwice() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=1 id=e"), to: "logs/a.json")
    let paths = ["logs/a.json", "./logs/a.json"]
    let files = try await retentionTrail(paths, in: folder.path)
    #expect(files.messages.contains("1 file, 1 record, 1 retention event\n"))
    let folders = try await retentionTrail(["logs", "./logs"], in: folder.path)
    #expect(folders.messages.contains("1 file, 1 record, 1 retention event\n"))
  }

  @Test("names that are ended by NUL are read too")
  func namesWithNUL() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=1 id=e"), to: "a\nb.json")
    let result = try await retentionTrail(
      ["--files-from", "-"], in: folder.path, input: Array("a\nb.json\0".utf8))
    #expect(result.code == 2, "a line break ends a name as well")
    try folder.write(recorded("2024-01-01T00:00:00Z put each=1 id=e"), to: "c.json")
    let plain = try await retentionTrail(
      ["--files-from", "-"], in: folder.path, input: Array("c.json\0".utf8))
    #expect(plain.messages.contains("1 file"))
  }

  @Test("--output does not replace a link, nor wait for a pipe")
  func strangeOutput() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=1 id=e"), to: "a.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path.appending("out").string, withDestinationPath: "nowhere")
    let result = try await retentionTrail(["-o", "out", "a.json"], in: folder.path)
    #expect(result.code == 64)
  }

  @Test(
    "--max-record-size refuses what is no size",
    arguments: ["1ß", "K", "-1K", "1.5M", "99999999999999999999"])
  func recordSize(_ size: String) async throws {
    let result = try await retentionTrail(["--max-record-size", size, "-"])
    #expect(result.code == 64)
  }
}
