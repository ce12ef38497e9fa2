import Foundation
import TestSupport
import Testing

/// Findings that come true while nothing comes in.
@Suite("deadlines of watch", .timeLimit(.minutes(10)))
struct WatchDeadlineTests {
  private static let first = recorded("2024-01-01T00:00:00Z put each=365 id=e-1")

  /// A cut whose deletion is due so many seconds from now, and when that is.
  private static func cut(secondsAhead: Int, of place: String = "id=e-2") -> (record: String, deadline: Date)
  {
    let deadline = Int(Date.now.timeIntervalSince1970.rounded(.up)) + secondsAhead
    let record = recorded("2024-02-01T00:00:00Z put each=30 deletion=\(deadline) \(place)")
    return (record + "\n", Date(timeIntervalSince1970: Double(deadline)))
  }

  private static func carriedOut(_ text: String, id: String = "e-2") throws -> [FoundFinding] {
    try FoundFinding.ofLines(text).filter { $0.rule == "purge-carried-out" && $0.eventIDs == [id] }
  }

  @Test("a deletion that is due is told while the pipe stays open, once", arguments: [1, 2])
  func openPipe(seconds: Int) async throws {
    let result = try await LiveRun.with(
      ["watch", "--format", "jsonl", "--fail-on", "critical"], in: Repository.root
    ) { live in
      try live.send(Self.first + "\n")
      _ = try await live.receive { $0.contains("purge-carried-out") }
      let cut = Self.cut(secondsAhead: seconds)
      try live.send(cut.record)
      let told = try await live.receive { text in
        (try? Self.carriedOut(text).count) == 2 && text.hasSuffix("\n")
      }
      #expect(Date.now >= cut.deadline)
      #expect(Set(try Self.carriedOut(told).map(\.scope)) == ["room", "conversation"])
      try live.send(cut.record)
    }
    #expect(try Self.carriedOut(result.output).isEmpty)
    #expect(result.code == 0)
  }

  @Test("one that is averted in time is not told, when one that was due a second later is")
  func averted() async throws {
    let result = try await LiveRun.with(["watch", "--format", "jsonl"], in: Repository.root) { live in
      let cut = Self.cut(secondsAhead: 1)
      try live.send(
        Self.first + "\n" + cut.record + recorded("2024-02-02T00:00:00Z put each=365 id=e-3") + "\n")
      let told = try await live.receive { $0.contains("purge-averted") && $0.hasSuffix("\n") }
      #expect(try Self.carriedOut(told).isEmpty)
      try live.send(
        recorded("2024-01-01T00:00:00Z put each=365 id=f-1 resource=other") + "\n"
          + Self.cut(secondsAhead: 2, of: "id=f-2 resource=other").record)
      let later = try await live.receive { text in
        (try? Self.carriedOut(text, id: "f-2").count) == 2 && text.hasSuffix("\n")
      }
      #expect(try Self.carriedOut(later).isEmpty)
    }
    #expect(try Self.carriedOut(result.output).isEmpty)
  }

  @Test("a deletion that becomes urgent is told then, days before it is due and without any input")
  func urgent() async throws {
    let week = 7 * 86_400
    let result = try await LiveRun.with(
      ["watch", "--format", "jsonl", "--min-level", "high"], in: Repository.root
    ) { live in
      let cut = Self.cut(secondsAhead: week + 3)
      try live.send(Self.first + "\n" + cut.record)
      let told = try await live.receive { $0.contains("shortened-retention") && $0.hasSuffix("\n") }
      #expect(!told.contains("purge-pending"))
      let later = try await live.receive { $0.contains("purge-pending") && $0.hasSuffix("\n") }
      #expect(Date.now >= cut.deadline - Double(week))
      #expect(try FoundFinding.ofLines(later).map(\.eventIDs) == [["e-2"], ["e-2"]])
    }
    #expect(result.code == 0)
  }

  @Test("at the end of the input what is due by then is told, and what is not yet is left")
  func endOfInput() async throws {
    let past = Self.cut(secondsAhead: -1)
    let due = try await LiveRun.with(
      ["watch", "--format", "jsonl", "--fail-on", "medium"], in: Repository.root
    ) { live in
      try live.send(Self.first + "\n" + past.record)
    }
    #expect(try Self.carriedOut(due.output).count == 2)
    #expect(due.code == 1)
    let early = try await LiveRun.with(["watch", "--format", "jsonl"], in: Repository.root) { live in
      try live.send(Self.first + "\n" + Self.cut(secondsAhead: 3600).record)
    }
    #expect(early.output.contains("purge-pending"))
    #expect(try Self.carriedOut(early.output).isEmpty)
  }
}
