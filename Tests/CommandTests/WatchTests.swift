import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("watch", .timeLimit(.minutes(10)))
struct WatchTests {
  private static let first = recorded("2024-01-01T00:00:00Z put each=365 id=e-1")
  private static let second = recorded("2024-02-01T00:00:00Z put each=30 id=e-2")
  private static let third = recorded("2024-02-02T00:00:00Z put each=365 id=e-3")

  private func watch(
    _ arguments: [String] = [], in folder: FilePath = Repository.root,
    _ body: @escaping @Sendable (LiveRun) async throws -> Void
  ) async throws -> CommandResult {
    try await LiveRun.with(["watch"] + arguments, in: folder, body)
  }

  @Test("each event is printed when the line of its record has ended, while the pipe stays open")
  func atOnce() async throws {
    let result = try await watch { live in
      try live.send(String(Self.first.dropLast()))
      try live.send("}\n")
      let one = try await live.receive { $0.contains("set to 365 days") && $0.hasSuffix("\n\n") }
      #expect(one.contains("2024-01-01 00:00:00Z  PutRetentionSettings e-1"))
      try live.send(Self.second + "\n")
      let two = try await live.receive {
        $0.contains("365 days → 30 days, shortened") && $0.hasSuffix("\n\n")
      }
      #expect(!two.contains("PutRetentionSettings e-1\n"))
      try live.send(Self.third + "\n")
      let three = try await live.receive { $0.contains("the deletion caused by e-2. Cancelled") }
      #expect(three.contains("30 days → 365 days, lengthened"))
    }
    #expect(result.code == 0)
    #expect(result.output.isEmpty || !result.output.contains("Put"))
    #expect(result.messages == "retention-trail: 1 file, 3 records, 3 retention events\n")
  }

  @Test("a history gives the first new change its before, and is not printed; repeats are not either")
  func history() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.first, to: "logs/a.json")
    let result = try await watch(["--history", "logs", "--format", "jsonl"], in: folder.path) { live in
      try live.send(Self.first + "\n" + Self.second + "\n" + Self.second + "\n")
    }
    let lines = result.output.split(separator: "\n").filter { $0.contains(#""type": "entry""#) }
    #expect(lines.count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8)) as? [String: Any])
    #expect(object["type"] as? String == "entry")
    #expect(object["eventID"] as? String == "e-2")
    #expect(object["late"] as? Bool == false)
    let change = (object["changes"] as? [[String: Any]])?.first
    #expect((change?["before"] as? [String: Any])?["days"] as? Int == 365)
    #expect(result.messages.contains("2 files, 4 records, 4 retention events (2 of them repeats)"))
  }

  @Test("an event that comes after a later one says so, in its place of the history")
  func late() async throws {
    let result = try await watch { live in
      try live.send(Self.third + "\n")
      _ = try await live.receive { $0.contains("e-3") }
      try live.send(Self.first + "\n")
    }
    #expect(result.output.contains("set to 365 days"))
    #expect(result.output.contains("events that took place later were known before this one"))
  }

  @Test("a line that cannot be read is told, and the next one counts")
  func brokenLine() async throws {
    let result = try await watch { live in
      try live.send(String(Self.first.suffix(30)) + "\n" + Self.first + "\njunk\n{\"eventVersion\":\n")
      _ = try await live.receive { $0.contains("e-1") }
      try live.send(Self.second + "\n" + Self.third + "\n")
      _ = try await live.receive { $0.contains("e-2") && $0.contains("e-3") }
    }
    #expect(result.code == 2)
    #expect(result.messages.contains("-: not-cloudtrail: the input begins neither"))
    #expect(result.messages.contains("-: invalid-json at byte"))
    #expect(result.messages.hasSuffix("3 retention events; 3 problems: input incomplete\n"))
  }

  @Test("an interrupt or a termination ends it with its tally", arguments: [SIGINT, SIGTERM])
  func signals(_ signal: Int32) async throws {
    let result = try await watch { live in
      try live.send(Self.first + "\n")
      _ = try await live.receive { $0.contains("e-1") }
      live.interrupt(signal)
      _ = try await live.receive { _ in false }
    }
    #expect(result.code == 0)
    #expect(result.messages == "retention-trail: 1 file, 1 record, 1 retention event\n")
  }

  @Test(
    "an interrupt leaves what is not complete, and is no problem",
    arguments: [
      (first, String(second.dropLast(5))),
      (
        "eventtime,eventsource,eventname,eventid\n2024-01-01T00:00:00Z,chime.amazonaws.com,GetRetentionSettings,e-1\n",
        "2024-01-02T00:00:00Z,chime.amazonaws.com,GetRetentionSettings,e-2"
      ),
    ])
  func interruptedRecord(whole: String, part: String) async throws {
    let result = try await watch(["--evidence"]) { live in
      try live.send(whole + part)
      _ = try await live.receive { $0.contains("e-1") }
      live.interrupt()
      _ = try await live.receive { _ in false }
    }
    #expect(result.code == 0)
    #expect(result.messages == "retention-trail: 1 file, 1 record, 1 retention event\n")
  }

  @Test("a row of a query that says nothing new of a known event is not printed")
  func columnsOfKnownEvent() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.first, to: "a.json")
    let row = "2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,e-1"
    let result = try await watch(["--history", "a.json"], in: folder.path) { live in
      try live.send("eventtime,eventsource,eventname,eventid\n\(row)\n")
    }
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("(1 of them repeats)"))
  }

  @Test("only the accounts that are asked for are printed")
  func selection() async throws {
    let other = recorded("2024-01-01T00:00:00Z put each=1 id=e-9 resource=c-9")
    let result = try await watch(["--chime-account", "c-9"]) { live in
      try live.send(Self.first + "\n" + other + "\n")
    }
    #expect(result.output.contains("e-9"))
    #expect(!result.output.contains("e-1"))
  }

  @Test("for a SIEM each event is an activity and each finding a detection, as in a report")
  func ocsf() async throws {
    let log = Self.first + "\n" + Self.second + "\n"
    let watched = try await retentionTrail(["watch", "--format", "ocsf"], input: Array(log.utf8))
    let report = try await retentionTrail(["timeline", "--format", "ocsf", "-"], input: Array(log.utf8))
    #expect(watched.code == 0, "\(watched.messages)")
    for kind in [6003, 2004] {
      let (live, whole) = (
        try JSONLines(watched.output).lines(where: "class_uid", is: kind),
        try JSONLines(report.output).lines(where: "class_uid", is: kind)
      )
      func ids(_ lines: [[String: Any]]) -> Set<String> {
        Set(lines.map { "\(value(kind == 2004 ? "finding_info.uid" : "metadata.uid", in: $0) ?? "")" })
      }
      #expect(!live.isEmpty && ids(live).isSuperset(of: ids(whole)), "\(watched.output)")
    }
  }

  @Test("what it cannot do is a usage error", arguments: [["--history", "-"], ["--format", "json"], ["x"]])
  func usage(_ arguments: [String]) async throws {
    #expect(try await watch(arguments) { _ in }.code == 64)
  }

  @Test("events prints a record from a pipe at once, too")
  func liveEvents() async throws {
    let result = try await LiveRun.with(["events", "-"], in: Repository.root) { live in
      try live.send(Self.first + "\n")
      let text = try await live.receive { $0.hasSuffix("\n") }
      #expect(text == Self.first + "\n")
    }
    #expect(result.code == 0)
  }
}
