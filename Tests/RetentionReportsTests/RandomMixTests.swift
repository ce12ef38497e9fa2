@testable import TestSupport
import RetentionFindings
import RetentionModel
import RetentionReports
import Testing

@Suite("A mix of records, columns, envelopes, corrections, shared and contradicting bodies")
struct RandomMixTests {
  @Test(
    "gives the same bytes in any order, however it is split, and with repeats",
    arguments: RandomHistory.mixes, 0..<4)
  func metamorphosis(services: [ToldService], round: UInt64) {
    for seed in round * 1_000_000..<round * 1_000_000 + 50 * UInt64(longRun) {
      var mix = RandomMix(seed: seed, of: services)
      var random = SeededRandom(seed: seed)
      let records = read(mix.files)
      let expected = report(records, of: mix.history)
      let twice = (records + records.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
      #expect(
        report(twice, of: mix.history).json == expected.json,
        "seed \(seed) of \(services): the order, and a repeat")
      let split = report(read(mix.resplit()), of: mix.history)
      #expect(withoutPlaces(split) == withoutPlaces(expected), "seed \(seed) of \(services): another split")
    }
  }

  @Test("has each kind of record, and makes findings", arguments: RandomHistory.mixes)
  func isAMix(services: [ToldService]) {
    let mixes = (0..<100).map { RandomMix(seed: $0, of: services) }
    let entries = mixes.flatMap { report(read($0.files), of: $0.history).timelines.flatMap(\.entries) }
    #expect(entries.contains { $0.event.isFromColumns })
    #expect(entries.contains { !$0.others.isEmpty })
    #expect(entries.contains { $0.event.replacedEventID != nil })
    #expect(entries.contains { $0.event.sharedEventID != nil && $0.evidence.count > 1 })
    #expect(mixes.contains { !report(read($0.files), of: $0.history).findings.isEmpty })
  }

  private func read(_ files: [RandomMix.File]) -> [PlacedEvent] {
    files.flatMap { file in
      let reading = RecordReading(file.text)
      #expect(reading.faults.isEmpty)
      return zip(reading.events, reading.positions).map {
        PlacedEvent(event: $0, evidence: Evidence(path: file.name, position: $1))
      }
    }
  }

  private func report(_ records: [PlacedEvent], of history: RandomHistory) -> Report {
    var tally = InputTally()
    tally.witnesses = history.witnesses
    return Report(
      tool: "test", history: EventHistory(placed: records), input: tally, selection: Selection(),
      asOf: Instant(milliseconds: history.asOf), filter: FindingFilter())
  }

  /// The report but for where its records stand, and how many repeats there are.
  private func withoutPlaces(_ report: Report) -> [Substring] {
    report.json.split(separator: "\n").map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
      .filter { !$0.contains("\"record\":") && !$0.contains("\"duplicates\":") }
  }
}
