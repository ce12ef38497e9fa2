@testable import TestSupport
import RetentionModel
import RetentionReports
import Testing

@Suite("The order and repetition of the input")
struct InputOrderTests {
  @Test("changes nothing, to the last byte of the report", arguments: 0..<UInt64(60 * longRun))
  func permuted(seed: UInt64) {
    let history = RandomHistory(seed: 200_000 + seed)
    let records = placed(history.calls)
    var random = SeededRandom(seed: seed)
    let expected = json(records, of: history)
    for _ in 0..<4 {
      #expect(json(records.shuffled(using: &random), of: history) == expected, "seed \(200_000 + seed)")
    }
    #expect(json(records.reversed(), of: history) == expected, "seed \(200_000 + seed)")
  }

  @Test("a repeat adds an evidence and nothing else", arguments: 0..<UInt64(40 * longRun))
  func repeated(seed: UInt64) {
    let history = RandomHistory(seed: 300_000 + seed)
    let records = placed(history.calls)
    var random = SeededRandom(seed: seed)
    let more = (0..<5).compactMap { number in
      records.randomElement(using: &random).map {
        PlacedEvent(
          event: $0.event, evidence: Evidence(path: "z-\(number).json", position: $0.evidence.position))
      }
    }
    let once = report(records, of: history)
    let twice = report((records + more).shuffled(using: &random), of: history)
    #expect(twice.input.duplicates == once.input.duplicates + more.count, "seed \(300_000 + seed)")
    #expect(
      twice.timelines.flatMap(\.entries).map(\.evidence.count).reduce(0, +)
        == once.timelines.flatMap(\.entries).map(\.evidence.count).reduce(0, +) + more.count,
      "seed \(300_000 + seed)")
    #expect(essence(twice) == essence(once), "seed \(300_000 + seed)")
  }

  @Test(
    "a history that is fed in two parts equals the whole, and a copy stays as it was",
    arguments: 0..<UInt64(30 * longRun))
  func split(seed: UInt64) {
    let history = RandomHistory(seed: 400_000 + seed)
    let records = placed(history.calls)
    let expected = json(records, of: history)
    for cut in records.indices {
      let first = EventHistory(placed: records[..<cut])
      let before = first.timelines(asOf: Instant(milliseconds: history.asOf), coverage: Coverage())
      var second = first
      for record in records[cut...] { second.insert(Sighting(record.event, at: record.evidence)) }
      #expect(json(second, of: history) == expected, "seed \(400_000 + seed), cut \(cut)")
      let after = first.timelines(asOf: Instant(milliseconds: history.asOf), coverage: Coverage())
      #expect(before.map(\.entries.count) == after.map(\.entries.count), "seed \(400_000 + seed)")
      var backwards = EventHistory(placed: records[cut...])
      for record in records[..<cut] { backwards.insert(Sighting(record.event, at: record.evidence)) }
      #expect(json(backwards, of: history) == expected, "seed \(400_000 + seed), cut \(cut)")
    }
  }

  @Test(
    "merging is commutative, associative and idempotent, and gives the history of the union",
    arguments: 0..<UInt64(30 * longRun))
  func merge(seed: UInt64) {
    let history = RandomHistory(seed: 450_000 + seed)
    var random = SeededRandom(seed: seed)
    let records = placed(history.calls)
    let expected = json(records, of: history)
    // Parts that overlap, as archives do.
    let parts = (0..<3).map { part in
      EventHistory(
        placed: records.enumerated().filter { $0.offset % 3 == part || random.next() % 4 == 0 }.map(\.element)
      )
    }
    func merged(_ histories: EventHistory...) -> EventHistory {
      histories.dropFirst().reduce(into: histories[0]) { $0.merge($1) }
    }
    let (a, b, c) = (parts[0], parts[1], parts[2])
    for order in [
      merged(a, b, c), merged(c, b, a), merged(b, a, c), merged(a, merged(b, c)),
      merged(merged(c, a), b, a, b, c),
    ] {
      #expect(json(order, of: history) == expected, "seed \(450_000 + seed)")
    }
    #expect(json(merged(a, a), of: history) == json(a, of: history), "seed \(450_000 + seed)")
  }

  /// Each call's record with a path of its own, which stays with it.
  private func placed(_ calls: [ToldCall]) -> [PlacedEvent] {
    let reading = RecordReading(calls.map(\.json).joined(separator: "\n"))
    return zip(reading.events, reading.positions).enumerated().map { number, found in
      PlacedEvent(event: found.0, evidence: Evidence(path: "\(1000 + number).json", position: found.1))
    }
  }

  private func report(_ records: [PlacedEvent], of history: RandomHistory) -> Report {
    report(EventHistory(placed: records), of: history)
  }

  private func report(_ events: EventHistory, of history: RandomHistory) -> Report {
    var tally = InputTally()
    tally.witnesses = history.witnesses
    return Report(
      tool: "test", history: events, input: tally, selection: Selection(),
      asOf: Instant(milliseconds: history.asOf))
  }

  private func json(_ records: [PlacedEvent], of history: RandomHistory) -> String {
    json(EventHistory(placed: records), of: history)
  }

  private func json(_ events: EventHistory, of history: RandomHistory) -> String {
    report(events, of: history).json
  }

  /// The report but for evidence and duplicates.
  private func essence(_ report: Report) -> [String] {
    report.json.split(separator: "\n").map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
      .filter { !$0.contains(".json\"") && !$0.contains("\"duplicates\"") }
  }
}

struct PlacedEvent {
  let event: RetentionEvent
  let evidence: Evidence
}

extension EventHistory {
  /// - Parameter records: events, each with the place where it stands.
  init(placed records: some Sequence<PlacedEvent>) {
    self.init()
    for record in records { insert(Sighting(record.event, at: record.evidence)) }
  }
}
