import Foundation
import TestSupport
import Testing

/// Findings that come true while nothing comes in.
@Suite("deadlines of watch", .timeLimit(.minutes(10)))
struct WatchDeadlineTests {
  private static let first = put(days: 365, id: "e-1", time: "2024-01-01T00:00:00Z")

  /// A cut whose deletion is due so many seconds from now, and when that is.
  private static func cut(secondsAhead: Int) -> (record: String, deadline: Date) {
    let deadline = Int(Date.now.timeIntervalSince1970.rounded(.up)) + secondsAhead
    let record = put(days: 30, id: "e-2", time: "2024-02-01T00:00:00Z").replacing(
      "\"responseElements\":null", with: "\"responseElements\":{\"initiateDeletionTimestamp\":\(deadline)}")
    return (record + "\n", Date(timeIntervalSince1970: Double(deadline)))
  }

  private static func carriedOut(_ text: String) throws -> [FoundFinding] {
    try FoundFinding.ofLines(text).filter { $0.rule == "purge-carried-out" && $0.eventIDs == ["e-2"] }
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

  @Test("one that is averted in time is not told")
  func averted() async throws {
    let result = try await LiveRun.with(["watch", "--format", "jsonl"], in: Repository.root) { live in
      let cut = Self.cut(secondsAhead: 2)
      try live.send(
        Self.first + "\n" + cut.record + put(days: 365, id: "e-3", time: "2024-02-02T00:00:00Z") + "\n")
      let told = try await live.receive { $0.contains("purge-averted") }
      #expect(try Self.carriedOut(told).isEmpty)
      try await Task.sleep(for: .seconds(max(cut.deadline.timeIntervalSinceNow, 0) + 1.5))
    }
    #expect(try Self.carriedOut(result.output).isEmpty)
  }

  @Test("at the end of the input what is due by then is told, and what is not yet is left")
  func endOfInput() async throws {
    let soon = Self.cut(secondsAhead: 0)
    let due = try await LiveRun.with(
      ["watch", "--format", "jsonl", "--fail-on", "medium"], in: Repository.root
    ) { live in
      try live.send(Self.first + "\n" + soon.record)
      try await Task.sleep(for: .seconds(max(soon.deadline.timeIntervalSinceNow, 0) + 0.1))
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
