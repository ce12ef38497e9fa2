import RecordScanner
import RetentionTimeline
import Testing

// What a hostile or merely odd archive may hold in great numbers. Growth is measured rather than time, as
// machines differ: eight times the records must not cost more than three times eight times as much, where
// a quadratic history would cost 64 times as much.

@Suite("A history of many records", .serialized)
struct HistoryCostTests {
  @Test("takes one event 20,000 times over in no time to speak of")
  func repeats() throws {
    let event = try #require(RecordReading(record("e")).events.first)
    let cost = cost(of: Array(repeating: event, count: 20_000), entries: 1)
    #expect(cost < .seconds(5))
  }

  @Test("takes not much longer for bodies under one eventID than for as many events")
  func bodies() {
    let bodies = read(1200) { record("e", more: #","userAgent":"\#($0)""#) }
    let events = read(1200) { record("e-\($0)", more: #","userAgent":"\#($0)""#) }
    let plain = (0..<3).map { _ in cost(of: events, entries: events.count) }.min() ?? .zero
    #expect(cost(of: bodies, entries: 1) / max(plain, .microseconds(1)) < 15)
  }

  @Test("grows with the number of events in one second, not with its square")
  func sameSecond() throws {
    #expect(growth(of: read(4000) { record("e-\($0)") }) { $0 } < 24)
  }

  @Test("grows with the number of records of one shared event, not with its square")
  func shared() throws {
    let events = read(3200) { record("e-\($0)", more: #","sharedEventID":"s""#) }
    #expect(growth(of: events) { _ in 1 } < 24)
  }

  @Test("grows with the length of a chain of corrections, not with its square")
  func corrections() throws {
    let events = read(2400) {
      record("e-\($0)", more: #","addendum":{"reason":"UPDATED_DATA","originalEventID":"e-\#($0 - 1)"}"#)
    }
    #expect(growth(of: events) { _ in 1 } < 24)
  }

  /// How many times as long all events take as the first eighth of them.
  private func growth(of events: [RetentionEvent], entries: (Int) -> Int) -> Double {
    let eighth = Array(events.prefix(events.count / 8))
    let small = (0..<3).map { _ in cost(of: eighth, entries: entries(eighth.count)) }.min() ?? .zero
    return cost(of: events, entries: entries(events.count)) / max(small, .microseconds(1))
  }

  private func cost(of events: [RetentionEvent], entries: Int) -> Duration {
    var found = 0
    let elapsed = ContinuousClock().measure {
      var history = EventHistory()
      insert(events, into: &history)
      found = history.timelines.flatMap(\.entries).count
    }
    #expect(found == entries)
    return elapsed
  }

  private func insert(_ events: [RetentionEvent], into history: inout EventHistory) {
    for (number, event) in events.enumerated() { history.insert(event, evidence: place(number)) }
  }

  private func read(_ count: Int, _ record: (Int) -> String) -> [RetentionEvent] {
    RecordReading((0..<count).map(record).joined(separator: "\n")).events
  }

  private func record(_ id: String, more: String = "") -> String {
    #"{"eventTime":"2024-01-01T00:00:00Z","eventSource":"chime.amazonaws.com","#
      + #""eventName":"GetRetentionSettings","eventID":"\#(id)"\#(more)}"#
  }

  private func place(_ number: Int) -> Evidence {
    Evidence(path: "a.json", position: Record.Position(member: 0, record: number, offset: 0))
  }
}
