import Foundation
import SystemPackage
import TestSupport
import Testing

/// What a terminal is given when logs and file names are hostile.
struct TerminalTextTests {
  private let folder: TemporaryFolder
  private static let name = "l\(HostileText.treacherous)\n2024-06-06 00:00:00Z  Put\u{1b}[1A.json"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(HostileText.log(HostileText.all), to: "logs/\(Self.name)")
  }

  private func lines(
    _ arguments: [String], columns: UInt16 = 100, on side: TerminalSide = .output, code: Int32 = 0
  ) async throws -> [Substring] {
    let terminal = try Pseudoterminal(columns: columns)
    let result = try await terminal.retentionTrail(arguments, in: folder.path, on: side)
    #expect(result.code == code)
    let colored = try #require(String(validating: result.bytes, as: UTF8.self))
    let text = colored.withoutColors
    #expect(text.isTame)
    return text.split(separator: "\n")
  }

  @Test(
    "on a terminal only real events begin an entry",
    arguments: [0, 80, 100, 133], [["timeline"], ["timeline", "--evidence"]])
  func timeline(columns: UInt16, command: [String]) async throws {
    let lines = try await lines(command + ["logs"], columns: columns)
    #expect(lines.allSatisfy { $0.count <= max(Int(columns), 80) })
    #expect(lines.count { $0.prefixMatch(of: #/\d{4}-\d\d-\d\d /#) != nil } == 1)
    #expect(lines.count { $0.hasPrefix("  · ") } == 1)
    #expect(lines.count { $0.hasPrefix("AWS account") } == 1)
    #expect(lines.count { $0.hasPrefix("As of ") } == 1)
    #expect(lines.count { $0.hasPrefix("    retention ") } == 2)
    #expect(lines.count { $0.hasPrefix("    in  ") } == (command.count == 2 ? 2 : 0))
    #expect(lines.contains { $0.contains("\\u{1b}[2J") })
  }

  @Test("on a terminal the state of one account is one paragraph")
  func state() async throws {
    let lines = try await lines(["state", "--at", "2024-02-01", "logs"])
    #expect(lines.count { $0.hasPrefix("AWS account") } == 1)
    #expect(lines.count { $0.hasPrefix("    retention ") } == 1)
    #expect(lines.count { $0.hasPrefix("Verdict, as of ") } == 1)
    #expect(lines.count { !$0.hasPrefix(" ") } == 5)
  }

  @Test("on a terminal a record is one line, the same JSON, with escapes for what could disturb it")
  func events() async throws {
    let lines = try await lines(["events", "logs"])
    let plain = try await retentionTrail(["events", "logs"], in: folder.path).output
    let records = plain.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(records.count == 2)
    for (line, record) in zip(lines, records) {
      #expect(line.contains("\\u202e") && line.contains("\\u009b") && line.contains("\\u2028"))
      #expect(record.unicodeScalars.contains("\u{202e}"), "a pipe is given the record's own bytes")
      let shown = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary
      #expect(shown == (try JSONSerialization.jsonObject(with: Data(record.utf8)) as? NSDictionary))
    }
  }

  @Test("on a terminal each problem and the tally are one line, whatever the files are called")
  func messages() async throws {
    try folder.write("junk", to: "junk/\(Self.name)")
    let lines = try await lines(
      ["--no-progress", "logs", "junk", "gone\(Self.name)"], on: .messages, code: 2)
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix("retention-trail: ") })
    #expect(lines.count { $0.contains(": unreadable: ") } == 1)
    #expect(lines.count { $0.contains(": not-cloudtrail: ") } == 1)
    #expect(lines.last?.hasPrefix("retention-trail: 2 files, 2 records") == true)
  }

  @Test("what follows where a line is broken never looks like a line of ours")
  func brokenLines() async throws {
    for padding in 0..<80 {
      let filler = String(repeating: "x", count: padding)
      let text = "\(filler) · 2024-06-06 00:00:00Z viewed by nobody \(filler) rooms 1 day"
      try folder.write(HostileText.log(text), to: "lines/\(padding).json")
    }
    let lines = try await lines(["timeline", "--full", "lines"], columns: 80)
    #expect(lines.count { $0.hasPrefix("AWS account") } == 80)
    #expect(lines.count { $0.hasPrefix("  · ") } == 80)
    #expect(lines.count { $0.hasPrefix("    retention ") } == 160)
    #expect(lines.contains { $0.hasPrefix("      · 2024-06-06") })
    #expect(lines.contains { $0.hasPrefix("      rooms 1 day") })
  }

  @Test("characters that are two columns wide do not make a line wider than the terminal")
  func wideCharacters() async throws {
    let wide = String(repeating: "保", count: 70) + "💬" + String(repeating: "\u{1100}", count: 50)
    try folder.write(HostileText.log(wide), to: "wide/a.json")
    let lines = try await lines(["timeline", "wide"], columns: 90)
    func columns(_ line: Substring) -> Int {
      line.unicodeScalars.reduce(0) { $0 + ("保💬\u{1100}".unicodeScalars.contains($1) ? 2 : 1) }
    }
    #expect(lines.contains { columns($0) > 80 && columns($0) > $0.unicodeScalars.count })
    #expect(lines.allSatisfy { columns($0) <= 90 })
  }
}
