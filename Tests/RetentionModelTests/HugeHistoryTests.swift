@testable import TestSupport
import CloudTrailRecords
import RetentionModel
import Testing

/// What a hostile or merely odd archive may hold in great numbers. Nothing is timed; the limit is there for a
/// history whose cost grows with the square of the records, which would take hours.
@Suite(.timeLimit(.minutes(10)))
struct HugeHistoryTests {
  private let count = 8000

  @Test("one event many times over is one entry with all its places")
  func repeats() throws {
    let event = try #require(RecordReading(record("e")).events.first)
    let entries = entries(of: Array(repeating: event, count: count))
    #expect(entries.count == 1)
    #expect(entries.first?.evidence.count == count)
  }

  @Test("many bodies under one eventID are one entry that tells of them")
  func bodies() {
    let entries = entries(of: read { record("e", more: "agent=\($0)") })
    #expect(entries.count == 1)
    #expect(entries.first?.conflictingBodies.count == count - 1)
  }

  @Test("many events of one second are so many entries, in the order of their IDs")
  func sameSecond() {
    let ids = entries(of: read { record("e-\($0)") }).compactMap(\.event.eventID)
    #expect(ids.count == count)
    #expect(ids == ids.sorted())
  }

  @Test("many records of one shared event are one entry")
  func shared() {
    let entries = entries(of: read { record("e-\($0)", more: "shared=s") })
    #expect(entries.count == 1)
    #expect(entries.first?.evidence.count == count)
  }

  @Test("of a long chain of corrections the last stands")
  func corrections() {
    let entries = entries(
      of: read {
        record("e-\($0)", more: "corrects=e-\($0 - 1)")
      })
    #expect(entries.map(\.event.eventID) == ["e-\(count - 1)"])
  }

  private func entries(of events: [RetentionEvent]) -> [Entry] {
    #expect(events.count == count)
    var history = EventHistory()
    for (number, event) in events.enumerated() {
      let position = Record.Position(member: 0, record: number, offset: 0)
      history.insert(Sighting(event, at: Evidence(path: "a.json", position: position)))
    }
    return history.timelines.flatMap(\.entries)
  }

  private func read(_ record: (Int) -> String) -> [RetentionEvent] {
    RecordReading((0..<count).map(record).joined(separator: "\n")).events
  }

  private func record(_ id: String, more: String = "") -> String {
    recorded("2024-01-01T00:00:00Z get bare id=\(id) \(more)")
  }
}
