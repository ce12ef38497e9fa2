@testable import RetentionModel
@testable import TestSupport
import Testing

/// Every minute of three days is asked on its own.
@Suite("The holes that trails leave")
struct TrailHoleTests {
  private static let start = Instant(timestamp: "2025-03-01T00:00:00Z")?.seconds ?? 0
  private static let places = [
    Place(recipientAccountId: "111122223333", awsRegion: "us-east-1"),
    Place(recipientAccountId: "111122223333", awsRegion: "eu-west-1"),
    Place(recipientAccountId: "444455556666", awsRegion: "us-east-1"),
  ]

  /// A gap as an account and Region sees it.
  private struct Seen {
    let isOfSelectors: Bool
    let isOfNewTrail: Bool
    let from: Int64
    let to: Int64

    init?(_ gap: TrailGap, at place: Place) {
      switch gap.end(at: place) {
      case .none: return nil
      case .open: to = .max
      case .at(let time): to = time.seconds
      }
      from = gap.from.seconds
      isOfSelectors = gap.cause == .selectors
      isOfNewTrail = gap.isOfNewTrail
    }

    func isOpen(at moment: Int64) -> Bool { from <= moment && moment < to }
  }

  /// Whether a minute is in a hole, from the words of the specification: a trail that concerns the place was off, and no
  /// log file shows that another one logged in that hour; selectors are not shown by files.
  private static func isHole(_ minute: Int64, _ place: Place, _ gaps: [TrailGap], _ slots: [Int64]) -> Bool {
    let seen = gaps.compactMap { Seen($0, at: place) }
    let own = seen.filter { !$0.isOfNewTrail }
    if own.contains(where: { $0.isOfSelectors && $0.isOpen(at: minute) }) { return true }
    let closable = own.filter { !$0.isOfSelectors }
    guard closable.contains(where: { $0.isOpen(at: minute) }) else { return false }
    let blind = seen.filter(\.isOfSelectors)
    let isLogged = slots.contains { end in
      let begin = end - 300
      // It stands in the gap, and is of no trail that leaves the calls out.
      guard (begin..<end).allSatisfy({ second in closable.contains { $0.isOpen(at: second) } }),
        !blind.contains(where: { $0.from < end && begin < $0.to })
      else { return false }
      // The trail that it shows may be the one that was started before it, or stopped behind it.
      if closable.contains(where: { minute < $0.to && $0.to <= end }) { return false }
      if closable.contains(where: { begin < $0.from && $0.from <= minute }) { return false }
      let isAftermath = closable.contains { ($0.from..<$0.from + 900).contains(begin) }
      return !isAftermath && begin / 3600 == minute / 3600
    }
    return !isLogged
  }

  @Test("are what every minute by itself says", arguments: 0..<4)
  func agree(round: Int) {
    var holes = 0
    for number in 0..<40 * longRun {
      let seed = UInt64(round * 1_000_000 + number)
      var random = SeededRandom(seed: seed)
      let gaps = TrailHistory(RandomTrails(&random).lines.joined(separator: "\n")).gaps
      let place = Self.places.randomElement(using: &random) ?? Self.places[0]
      let slots = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        Self.start + Int64.random(in: 1...3 * 288, using: &random) * 300
      }
      let found = TrailHoles(gaps).holes(of: place, slots: slots)
      for minute in stride(from: Self.start, to: Self.start + 3 * 86_400, by: 60) {
        let isIn = found.contains { hole in
          hole.span.map { $0.lowerBound.seconds <= minute && minute < $0.upperBound.seconds } ?? false
        }
        let wanted = Self.isHole(minute, place, gaps, slots)
        if wanted { holes += 1 }
        if isIn != wanted {
          Issue.record("seed \(seed), \(Instant(seconds: minute)): \(isIn), not \(wanted)")
          break
        }
      }
    }
    #expect(holes > 1000)
  }

  @Test("make a deletion presumed that would else be proved")
  func purges() throws {
    let calls = """
      2025-01-01T00:00:00Z put each=365
      2025-02-20T00:00:00Z put each=30
      """
    var history = EventHistory([recorded(calls)])
    var files = Witnesses()
    for hour in 0..<24 * 45 { files.add(fileOf: "111122223333", at: 1_740_009_600 + hour * 3600) }
    func outcome(_ history: EventHistory) -> Purge? {
      let asOf = Instant(seconds: 1_745_000_000)
      return history.timelines(asOf: asOf, coverage: history.coverage(with: files, limit: asOf)).first?
        .entries
        .last?.changes.first?.purge
    }
    #expect(outcome(history)?.outcome == .carriedOut)
    let selectors = "2025-03-01T00:00:00Z trail PutEventSelectors management=false"
    history.insert(try #require(TrailLine(selectors).sighting()))
    #expect(outcome(history)?.outcome == .presumed && outcome(history)?.reason == .hole)
    #expect(outcome(history)?.weighsAsProven == true)
    #expect(outcome(history)?.hole?.cause == .trail(.selectors))
    #expect(outcome(history)?.hole?.isOpenEnded == true)
    let known = history.known(at: try #require(Instant(timestamp: "2025-02-28T00:00:00Z")))
    #expect(outcome(known)?.outcome == .carriedOut)
  }
}
