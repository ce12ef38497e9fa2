@testable import TestSupport
import Testing

@testable import RetentionModel

@Suite("How much of a window is covered")
struct CoverageShareTests {
  private static let hour: Int64 = 3600

  @Test("is what hour after hour counts up to", arguments: 0..<300)
  func counted(seed: UInt64) {
    var random = SeededRandom(seed: 90_500 + seed)
    func span(_ longest: Int64) -> ClosedRange<Int64> {
      let from = Int64.random(in: 0...1000, using: &random)
      return from * Self.hour...(from + Int64.random(in: 0...longest, using: &random)) * Self.hour
    }
    let spans = (0..<Int.random(in: 0...14, using: &random)).map { _ in span(30) }
    let holes = (0..<Int.random(in: 0...5, using: &random)).map { number in
      let span = span(40)
      return Hole(
        place: nil, span: Instant(seconds: span.lowerBound)...Instant(seconds: span.upperBound),
        cause: .invalidJSON, path: "\(number)")
    }
    let window = span(1100)
    let covered = PlaceCoverage(spans, holes: HoleList(placed: [], unplaced: holes)).coveredSeconds(
      within: window)
    let hours = (window.lowerBound / Self.hour)..<(window.upperBound / Self.hour)
    let expected = hours.count { hour in
      let (from, to) = (hour * Self.hour, (hour + 1) * Self.hour)
      guard
        !holes.contains(where: { hole in
          hole.span.map { $0.lowerBound.seconds < to && $0.upperBound.seconds > from } ?? true
        })
      else { return false }
      if spans.contains(where: { $0.lowerBound <= from && to <= $0.upperBound }) { return true }
      // Else it lies between the last witness before and the first after it.
      guard let before = spans.map(\.upperBound).filter({ $0 <= from }).max(),
        let after = spans.map(\.lowerBound).filter({ $0 >= to }).min()
      else { return false }
      return after - before <= Coverage.longestSilence
    }
    #expect(covered == Int64(expected) * Self.hour, "seed \(seed)")
  }

  @Test("is rounded down, and unknown without a length")
  func percent() {
    #expect(Coverage.Share(windowSeconds: 1000, coveredSeconds: 999).percent == 99)
    #expect(Coverage.Share(windowSeconds: 1000, coveredSeconds: 1000).percent == 100)
    #expect(Coverage.Share().percent == nil)
  }
}
