import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("What is watched is kept, and known after a restart", .timeLimit(.minutes(10)))
struct WatchStoreTests {
  private static let first = recorded("2024-01-01T00:00:00Z put each=365 id=e-1") + "\n"
  private static let second = recorded("2024-02-01T00:00:00Z put each=30 id=e-2") + "\n"

  private func watch(_ text: String, in folder: TemporaryFolder, _ words: [String] = []) async throws
    -> CommandResult
  {
    try await retentionTrail(
      ["watch", "--store", "case.db", "--format", "jsonl"] + words, in: folder.path, input: Array(text.utf8))
  }

  @Test("a stream that is read again adds what is new of it, and its reports are those of one reading")
  func again() async throws {
    let folder = try TemporaryFolder()
    let one = try await watch(Self.first + "junk\n", in: folder)
    #expect(one.code == 2 && one.output.contains("e-1"), "\(one.messages)")
    let same = try await watch(Self.first + "junk\n", in: folder)
    #expect(
      same.output.isEmpty && same.messages.hasSuffix("1 retention event; 1 problem: input incomplete\n"))
    let more = try await watch(Self.first + "junk\n" + Self.second, in: folder)
    let entries = try JSONLines(more.output).lines(where: "type", is: "entry")
    #expect(entries.map { $0["eventID"] as? String } == ["e-2"])
    let text = Array((Self.first + "junk\n" + Self.second).utf8)
    let plain = try await retentionTrail(["watch", "--format", "jsonl"], input: text)
    #expect(more.messages.split(separator: "\n").last == plain.messages.split(separator: "\n").last)
    for words in [["timeline", "--format", "json"], ["findings"], ["timeline", "--format", "html"]] {
      let words = words + ["--as-of", "2024-06-01"]
      let stored = try await retentionTrail(words + ["--store", "case.db"], in: folder.path)
      let batch = try await retentionTrail(words + ["-"], input: text)
      #expect(stored.output == batch.output && stored.messages == batch.messages, "\(words)")
    }
  }

  @Test("another stream is another input; an archive is none that can be kept, and says so")
  func others() async throws {
    let folder = try TemporaryFolder()
    _ = try await watch(Self.first, in: folder)
    let other = try await watch(Self.second, in: folder, ["--evidence"])
    #expect(other.output.contains("\"-#2\"") && other.output.contains("\"days\": 365"))
    #expect(other.messages.hasSuffix("2 files, 2 records, 2 retention events\n"))
    let archive = tar([TarMember("a.json", Array(Self.first.utf8))])
    let run = try await retentionTrail(["watch", "--store", "case.db"], in: folder.path, input: archive)
    #expect(run.code == 74 && run.messages.contains("collect it as a file"))
    #expect(try await watch("", in: folder).messages.hasSuffix("2 files, 2 records, 2 retention events\n"))
  }

  @Test("killed at any moment, the next run loses nothing, tells nothing twice and counts nothing twice")
  func kills() async throws {
    let folder = try TemporaryFolder()
    let lines = (0..<60).map { number in
      let time = "2024-0\(1 + number / 28)-\(10 + number % 28 / 2)T0\(number % 10):00:00Z"
      return recorded("\(time) put each=\(1 + number * 7 % 50) id=e-\(number)") + "\n"
    }
    try folder.write(lines.joined(), to: "events")
    // Each line is a write of its own.
    try folder.write(
      "import os, time\nfor line in open('events', 'rb'):\n    os.write(1, line)\n    time.sleep(0.004)\n",
      to: "feed.py")
    var random = SeededRandom(seed: 19)
    var told: [String: Int] = [:]
    var findings: Set<String> = []
    var killed = 0
    for round in 0...(20 * longRun) {
      let delay = Double.random(in: 0.05..<0.6, using: &random)
      let limit = round == 20 * longRun ? "" : "timeout -s KILL \(delay) "
      let run = try await shell(
        """
        python3 feed.py 2>/dev/null | \(limit)"\(builtProduct("retention-trail"))" watch --store case.db --format jsonl
        """, in: folder.path)
      #expect([0, 137].contains(run.code), "\(run.messages)")
      if run.code == 137 { killed += 1 }
      let announced = run.messages.firstMatch(of: /(\d+) records? stored by a run/).flatMap { Int($0.1) } ?? 0
      let lines = run.output.split(separator: "\n").compactMap { line in
        try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      }
      let ids = lines.filter { $0["type"] as? String == "entry" }.compactMap { $0["eventID"] as? String }
      #expect(ids.filter { told[$0] != nil }.count <= announced, "round \(round)")
      for id in ids { told[id, default: 0] += 1 }
      for line in lines where line["type"] as? String == "finding" {
        let events = (line["eventIDs"] as? [String])?.first ?? ""
        findings.insert("\(line["rule"] ?? "") \(events)")
      }
      guard limit.isEmpty else { continue }
      #expect(told.count == 60)
      #expect(killed > 0, "no run was killed")
      let plain = try await shell(
        "\"\(builtProduct("retention-trail"))\" watch --format jsonl <events 2>&1 >/dev/null", in: folder.path
      )
      #expect(run.messages.hasSuffix(plain.output), "\(run.messages)")
    }
    let batch = try await shell(
      """
      trail="\(builtProduct("retention-trail"))"
      "$trail" findings --format json --as-of 2026-11-22 --store case.db >stored 2>stored-said
      "$trail" findings --format json --as-of 2026-11-22 - <events >plain 2>plain-said
      cmp stored plain && cmp stored-said plain-said && cat plain
      """, in: folder.path)
    #expect(batch.code == 0, "\(batch.messages)")
    let report = try JSONSerialization.jsonObject(with: Data(batch.output.utf8)) as? [String: Any]
    let all = (report?["findings"] as? [[String: Any]] ?? []).map { finding in
      "\(finding["rule"] ?? "") \((finding["eventIDs"] as? [String])?.first ?? "")"
    }
    #expect(!all.isEmpty && findings.isSuperset(of: all), "\(Set(all).subtracting(findings))")
  }
}
