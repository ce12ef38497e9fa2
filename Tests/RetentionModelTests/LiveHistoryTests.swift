@testable import TestSupport
import CloudTrailRecords
import RetentionModel
import Testing

@Suite("A history that grows")
struct LiveHistoryTests {
  private typealias Told = (event: RetentionEvent, evidence: Evidence)
  private static let asOf = Instant(seconds: 1_900_000_000)

  private func told(_ records: [String]) -> [Told] {
    records.enumerated().flatMap { number, record in
      let reading = RecordReading(record)
      return zip(reading.events, reading.positions).map { event, position in
        (event, Evidence(path: "\(number)", position: position))
      }
    }
  }

  /// What an entry is, without what later events can change.
  private func essence(_ entry: Entry) -> [String] {
    [entry.event.eventID ?? "", entry.kind.rawValue]
      + entry.changes.map { "\($0.scope) \($0.before) \($0.after) \($0.effect) \($0.certainty)" }
  }

  @Test(
    "tells, fed one by one in order, the entries of the whole history", arguments: 0..<100 as Range<UInt64>)
  func oneByOne(seed: UInt64) {
    let calls = RandomHistory(seed: 700_000 + seed, withRepeats: false).calls
      .sorted { ($0.time, $0.eventID) < ($1.time, $1.eventID) }
    let all = self.told(calls.map(\.json))
    var live = LiveHistory()
    var told: [[String]] = []
    var late = 0
    for record in all {
      let arrivals = live.insert([record], asOf: Self.asOf)
      #expect(arrivals.count == 1, "seed \(700_000 + seed)")
      told += arrivals.map { essence($0.entry) }
      late += arrivals.count { $0.isLate }
    }
    let whole = EventHistory(calls).timelines.flatMap(\.entries).map(essence)
    #expect(Set(told) == Set(whole), "seed \(700_000 + seed)")
    #expect(told.count == whole.count)
    #expect(late == 0)
    #expect(live.duplicates == 0)
  }

  @Test("has a hole where something of its input was not read, so that a deletion is no longer proved")
  func unread() throws {
    var live = LiveHistory()
    // One witness at least every seven days, up to behind the deadline.
    let witnesses = stride(from: 6, to: 60, by: 6).map { day in
      let time = Instant(seconds: 1_706_745_600).adding(days: day)
      return recorded("\(time) put each=30 id=c-\(day)")
    }
    let records =
      [recorded("2024-01-01T00:00:00Z put each=365 id=a"), recorded("2024-02-01T00:00:00Z put each=30 id=b")]
      + witnesses
    _ = live.insert(told(records), asOf: Self.asOf)
    func outcome() -> Purge.Outcome? {
      live.timelines(asOf: Self.asOf).first?.entries[1].changes.first?.purge?.outcome
    }
    #expect(outcome() == .carriedOut)
    live.note(unread: .invalidJSON, of: "-")
    #expect(outcome() == .presumed)
    #expect(live.coverage(asOf: Self.asOf).unplacedHoles.map(\.cause) == [.unread(.invalidJSON)])
    #expect(live.insert(told(records), asOf: Self.asOf).isEmpty)
  }

  @Test("tells the same at once, and nothing of what it knows already", arguments: 0..<50 as Range<UInt64>)
  func together(seed: UInt64) {
    let all = told(RandomHistory(seed: 800_000 + seed, withRepeats: false).calls.map(\.json))
    var live = LiveHistory()
    let arrivals = live.insert(all, asOf: Self.asOf)
    var history = EventHistory()
    for record in all { history.insert(Sighting(record.event, at: record.evidence)) }
    let whole = history.timelines(asOf: Self.asOf, coverage: Coverage()).flatMap(\.entries)
    #expect(arrivals.map { essence($0.entry) } == whole.map(essence), "seed \(800_000 + seed)")
    #expect(live.insert(all, asOf: Self.asOf).isEmpty)
    #expect(live.duplicates == 0, "a place counts once")
    let again = all.map { ($0.event, Evidence(path: "again", position: $0.evidence.position)) }
    #expect(live.insert(again, asOf: Self.asOf).isEmpty)
    #expect(live.duplicates == all.count)
    var later = LiveHistory(history)
    #expect(later.insert(all, asOf: Self.asOf).isEmpty, "what a history brings along is known")
  }

  @Test("names the deletions that an event ends, and says what comes late")
  func resolved() throws {
    let all = told([
      recorded("2020-09-13T12:26:40Z put each=365 id=e-0"),
      recorded("2020-09-14T12:26:40Z put each=30 id=e-1"),
      recorded("2020-09-15T12:26:40Z put each=365 id=e-2"),
    ])
    var live = LiveHistory()
    _ = live.insert([all[0]], asOf: Self.asOf)
    let last = try #require(live.insert([all[2]], asOf: Self.asOf).first)
    #expect(last.resolved.isEmpty)
    let middle = try #require(live.insert([all[1]], asOf: Self.asOf).first)
    #expect(middle.isLate)

    var inOrder = LiveHistory()
    _ = inOrder.insert(Array(all[..<2]), asOf: Self.asOf)
    let arrival = try #require(inOrder.insert([all[2]], asOf: Self.asOf).first)
    #expect(!arrival.isLate)
    #expect(arrival.resolved.map(\.opener.event.eventID) == ["e-1", "e-1"])
    #expect(arrival.resolved.map(\.purge.outcome) == [.averted, .averted])
  }
}
