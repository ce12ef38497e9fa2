import Foundation
import SystemPackage
@testable import TestSupport
import Testing

@Suite("Calls that decide what a trail logs")
struct TrailCommandTests {
  private static let clock = ["--as-of", "2025-06-01"]

  /// Log files with retention calls and calls of CloudTrail's own, in random order.
  private static func write(_ folder: TemporaryFolder, seed: UInt64) throws -> [String] {
    var random = SeededRandom(seed: seed)
    var records = (1...9).map { number in
      recorded("2025-03-0\(number)T12:00:00Z put each=\(number % 2 == 0 ? 30 : 365) id=p-\(number)")
    }
    records += [
      "2025-03-02T00:00:00Z trail StopLogging", "2025-03-02T10:00:00Z trail StartLogging",
      "2025-03-05T00:00:00Z trail PutEventSelectors management=false",
      "2025-03-06T00:00:00Z trail PutEventSelectors",
      "2025-03-07T00:00:00Z trail DeleteTrail error=AccessDenied",
      "2025-03-08T00:00:00Z trail DeleteTrail",
    ].enumerated().map { TrailLine($1, number: $0).json }
    records.shuffle(using: &random)
    var files: [String] = []
    while !records.isEmpty {
      let part = records.prefix(Int.random(in: 1...4, using: &random))
      records.removeFirst(part.count)
      files.append("logs/\(files.count).json")
      try folder.write(#"{"Records":[\#(part.joined(separator: ","))]}"#, to: files[files.count - 1])
    }
    return files
  }

  @Test("are in every report, from logs, from the extracts of any parts, and from a store")
  func partitions() async throws {
    var random = SeededRandom(seed: 5)
    for seed in 0..<UInt64(3 * longRun) {
      let folder = try TemporaryFolder()
      let files = try Self.write(folder, seed: seed)
      var parts: [String] = []
      for number in 0..<2 {
        let part = files.filter { _ in Bool.random(using: &random) } + [files[number]]
        let run = try await retentionTrail(["extract", "-o", "part-\(number)"] + part, in: folder.path)
        #expect(run.code == 0, "\(run.messages)")
        parts += ["--extract", "part-\(number)"]
      }
      let rest = try await retentionTrail(["extract", "-o", "rest"] + files, in: folder.path)
      #expect(rest.code == 0)
      let stored = try await retentionTrail(["collect", "--store", "store"] + files, in: folder.path)
      #expect(stored.code == 0, "\(stored.messages)")
      let check = try await retentionTrail(["collect", "--check", "--store", "store"], in: folder.path)
      #expect(check.code == 0, "\(check.messages)")
      for words in [
        ["timeline"], ["timeline", "--format", "json"], ["timeline", "--format", "jsonl"],
        ["timeline", "--format", "html"], ["findings", "--format", "csv"], ["state", "--at", "2025-03-09"],
      ] {
        let clock = words[0] == "state" ? [] : Self.clock
        let whole = try await retentionTrail(words + clock + files, in: folder.path)
        let read = try await retentionTrail(
          words + clock + parts + ["--extract", "rest"], in: folder.path)
        let kept = try await retentionTrail(words + clock + ["--store", "store"], in: folder.path)
        #expect(read.output == whole.output, "\(words), seed \(seed)")
        #expect(kept.output == whole.output, "\(words), seed \(seed)")
        #expect(whole.code == 0 && whole.output.contains("trail"))
      }
    }
  }

  @Test("are told with their caller, and are no retention events")
  func told() async throws {
    let folder = try TemporaryFolder()
    let files = try Self.write(folder, seed: 1)
    let text = try await retentionTrail(["timeline"] + Self.clock + files, in: folder.path)
    let words = text.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(
      words.contains(
        "Logging of trail audit (account 111122223333, us-east-1) stopped by arn:aws:iam::111122223333:user/mallory"
      ))
    #expect(words.contains("hole: 2025-03-02 00:00:00Z to 2025-03-02 10:00:00Z, logging-stopped"))
    #expect(words.contains("2025-03-08 00:00:00Z on, trail-deleted"))
    #expect(text.messages.contains("9 retention events"))
    let events = try await retentionTrail(["events"] + files, in: folder.path)
    #expect(events.output.split(separator: "\n").count == 9)
    let findings = try await retentionTrail(
      ["findings", "--format", "csv"] + Self.clock + files, in: folder.path)
    let rules = findings.output.split(whereSeparator: \.isNewline).filter { $0.contains(",logging-stopped,") }
    #expect(rules.count == 2 && rules.allSatisfy { $0.hasPrefix("critical") })
    #expect(findings.output.contains("critical,selectors-changed,2025-03-05T00:00:00Z,111122223333"))
  }

  @Test("an extract that was made without them has its inputs read again, or is not whole")
  func earlierExtract() async throws {
    let folder = try TemporaryFolder()
    let files = try Self.write(folder, seed: 2)
    let made = try await retentionTrail(["extract"] + files, in: folder.path)
    let lines = made.output.split(separator: "\n").filter { !$0.contains(#""kind":"trail""#) }.map { line in
      String(line).replacing(/,"cloudtrail.amazonaws.com\/[A-Za-z]+"/, with: "")
        .replacing(/,"trailRecords":[0-9]+/, with: "")
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "earlier")
    let words = ["timeline", "--format", "json"] + Self.clock
    let whole = try await retentionTrail(words + files, in: folder.path)
    let again = try await retentionTrail(words + ["--extract", "earlier"], in: folder.path)
    #expect(again.code == 0 && again.output == whole.output, "\(again.messages)")
    try FileManager.default.removeItem(atPath: folder.path.appending("logs").string)
    let gone = try await retentionTrail(words + ["--extract", "earlier"], in: folder.path)
    #expect(gone.code == 2 && gone.messages.contains("not-scanned-for"))
  }
}
