import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Times in the zone of a reader")
struct TimeZoneTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      recorded(
        """
        2024-01-01T23:30:00Z put each=365 id=e-1
        2024-07-01T12:00:00Z put each=30 id=e-2
        """), to: "log.json")
  }

  private func run(_ words: [String], zone: String? = "Europe/Berlin") async throws -> CommandResult {
    try await retentionTrail(
      words + ["--as-of", "2024-07-02"] + (zone.map { ["--time-zone", $0] } ?? []) + ["log.json"],
      in: folder.path)
  }

  @Test(
    "text and HTML have it beside UTC, with the date where that is another one", arguments: ["text", "html"])
  func beside(_ format: String) async throws {
    let run = try await run(["timeline", "--format", format])
    let words = run.output.split { " \n".contains($0) }.joined(separator: " ")
    for text in [
      "2024-01-01 23:30:00Z (2024-01-02 00:30:00 +01:00)", "2024-07-01 12:00:00Z (14:00:00 +02:00)",
      "UTC, and in brackets Europe/Berlin",
    ] { #expect(words.contains(text), "\(text)") }
    let plain = try await self.run(["timeline", "--format", format], zone: nil)
    #expect(!plain.output.contains("+02:00") && !plain.output.contains("Berlin"))
    // West of Greenwich, by less than an hour's multiple.
    let west = try await self.run(["timeline", "--format", format], zone: "America/St_Johns")
    #expect(west.output.split { " \n".contains($0) }.joined(separator: " ").contains("(20:00:00 -03:30)"))
  }

  @Test("programs get UTC alone, and so does a line of 80 columns")
  func programs() async throws {
    for format in ["json", "jsonl", "csv", "timesketch", "ocsf", "sarif", "github"] {
      let words = ["timeline", "--format", format]
      let (with, without) = (try await run(words), try await run(words, zone: nil))
      #expect(with.output == without.output && with.code == 0, "\(format)")
    }
    let compact = try await run(["timeline", "--compact"])
    let lines = compact.output.split(separator: "\n").filter { $0.hasPrefix("2024-") }
    #expect(
      lines.count == 2 && lines.allSatisfy { !$0.contains("+0") && $0.count <= 80 }, "\(compact.output)")
  }

  @Test("every command that tells readers of times takes it")
  func commands() async throws {
    for words in [
      ["findings"], ["state", "--at", "2024-07-01T12:00:00Z"], ["accounts"], ["explain", "e-2"],
    ] {
      let clock = words[0] == "state" ? [] : ["--as-of", "2024-07-02"]
      let run = try await retentionTrail(
        words + clock + ["--time-zone", "Europe/Berlin", "log.json"], in: folder.path)
      #expect(run.code == 0 && run.output.contains("+02:00"), "\(words): \(run.messages)")
    }
    let log = recorded("2024-07-01T12:00:00Z put each=365 id=e-1") + "\n"
    let watched = try await retentionTrail(
      ["watch", "--time-zone", "Europe/Berlin"], in: folder.path, input: Array(log.utf8))
    #expect(watched.output.contains("2024-07-01 12:00:00Z (14:00:00 +02:00)"))
  }

  @Test(
    "a zone that there is not is a usage error, with names that are like it",
    arguments: [
      ("Europe/Berln", "Europe/Berlin"), ("berlin", "Europe/Berlin"), ("GMT+2", "not a time zone"),
      ("Europe/Berlin\nx", "not a time zone"), ("", "not a time zone"),
    ])
  func unknown(_ zone: String, _ words: String) async throws {
    let run = try await run(["timeline"], zone: zone)
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(run.messages.contains(words), "\(run.messages)")
  }
}
