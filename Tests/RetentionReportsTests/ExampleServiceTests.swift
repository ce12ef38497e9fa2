@testable import RetentionFindings
@testable import RetentionModel
import RetentionReports
@testable import TestSupport
import Testing

@Suite("A service is one file: one that counts hours, deletes its settings and has no grace")
struct ExampleServiceTests {
  private static let queue = "arn:aws:example:eu-west-1:111122223333:queue/q-1"

  private static let history = """
    2025-01-01T00:00:00Z queue-put word=720 id=e-1 region=eu-west-1
    2025-01-02T00:00:00Z queue-get id=e-2 region=eu-west-1
    2025-01-03T00:00:00Z queue-raise word=24 id=e-3 region=eu-west-1
    2025-01-04T00:00:00Z queue-delete id=e-4 region=eu-west-1
    2025-01-05T00:00:00Z queue-put word=48 error=AccessDenied id=e-5 region=eu-west-1
    2025-01-06T00:00:00Z queue-put word=23 id=e-6 region=eu-west-1
    """

  private func timeline() throws -> Timeline {
    let timelines = EventHistory([recorded(Self.history)]).timelines
    #expect(timelines.count == 1)
    return try #require(timelines.first)
  }

  @Test("its calls set, delete and read periods of hours")
  func periods() throws {
    let timeline = try timeline()
    #expect(timeline.subject.resource == Self.queue)
    #expect(timeline.entries.map(\.kind) == [.change, .access, .change, .change, .attempt, .change])
    let changes = timeline.entries.flatMap(\.changes)
    #expect(changes.map(\.before) == [.unknown, .hours(720), .hours(24), .unlimited])
    #expect(changes.map(\.after) == [.hours(720), .hours(24), .unlimited, .unknown])
    #expect(changes.map(\.effect) == [.set, .shortened, .turnedOff, .unknown])
    #expect(changes.last?.invalidPeriod == "23")
  }

  @Test("what a shorter period excludes is gone at once, and stays gone")
  func gone() throws {
    let timeline = try timeline()
    let purge = try #require(timeline.entries[2].changes[0].purge)
    #expect(purge.deadline == timeline.entries[2].event.eventTime && !purge.isEstimated)
    #expect(purge.outcome == .carriedOut)
    let state = try #require(timeline.state(at: Instant(timestamp: "2025-01-03T00:00:00Z")!).first)
    #expect(state.period == .hours(24))
    #expect(state.goneBefore == Instant(timestamp: "2025-01-02T00:00:00Z"))
    #expect(state.restorableUntil == nil)
    let later = try #require(timeline.state(at: Instant(timestamp: "2025-01-09T00:00:00Z")!).first)
    #expect(later.goneBefore == Instant(timestamp: "2025-01-03T00:00:00Z"))
  }

  @Test("is judged and told as any other, beside the others")
  func report() throws {
    let report = Report(
      tool: "test", history: EventHistory([recorded(Self.history + "\n2025-01-01T00:00:00Z get")]),
      input: InputTally(), selection: Selection(), asOf: Instant(timestamp: "2025-03-01T00:00:00Z")!,
      filter: FindingFilter())
    #expect(report.subjects.map(\.service) == [.example, .chime])
    let dip = try #require(report.findings.first { $0.rule.id == "dip" })
    #expect(dip.severity == .high && dip.title == "Temporary reduction of the retention of words to 24 hours")
    #expect(dip.message.contains("The period of words went from 720 hours to 24 hours"))
    #expect(dip.command == nil)
    let loss = try #require(
      report.findings.first { $0.rule.id == "purge-carried-out" && $0.severity == .high })
    #expect(
      loss.message.contains(", at once. Deadline passed: messages from 2024-12-04 00:00:00Z to 2025-01-02"))
    #expect(report.json.contains(#""hours": 24"#))
    #expect(report.text(width: 200).contains("queue \(Self.queue)"))
  }

  @Test("its periods are read of the structs that a query engine prints as well")
  func columns() throws {
    let row =
      "eventtime,eventsource,eventname,eventid,requestparameters\n2025-01-01T00:00:00Z,example.amazonaws.com,"
      + #"PutQueueRetention,e-1,"{queueArn=\#(Self.queue), retention={wordSettings={hours=48}}}""#
    let event = try #require(RecordReading(row + "\n", of: [.example]).events.first)
    #expect(event.resource == Self.queue && event.requested == .scopes([.word: .kept(.hours(48))]))
  }

  @Test("another service's call of the same name is none of its own")
  func otherSource() {
    let call = recorded("2025-01-01T00:00:00Z queue-put word=24")
    #expect(RecordReading(call).events.count == 1)
    let other = call.replacing("example.amazonaws.com", with: "other.amazonaws.com")
    #expect(RecordReading(other).events.isEmpty)
    #expect(RecordReading(call, of: RetentionService.all).events.isEmpty)
  }
}
