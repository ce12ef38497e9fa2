@testable import RetentionModel
import TestSupport
import Testing

/// All of it in whole days, so that every border is met often.
@Suite("The coverage of one account and Region")
struct PlaceCoverageTests {
  private static let day: Int64 = 86_400

  /// Witnesses, holes and a stretch of time, in days.
  private struct Sample {
    var witnesses: [ClosedRange<Int64>] = []
    var holes: [ClosedRange<Int64>] = []
    var from: Int64 = 0
    var to: Int64 = 0
    /// How many of the witnesses are known at first.
    var known = 0

    init(_ random: inout SeededRandom) {
      func span(upTo length: Int64) -> ClosedRange<Int64> {
        let from = Int64.random(in: 0...30, using: &random)
        return from...from + Int64.random(in: 0...length, using: &random)
      }
      witnesses = (0..<Int.random(in: 0...7, using: &random)).map { _ in span(upTo: 3) }
      holes = (0..<max(Int.random(in: -2...2, using: &random), 0)).map { _ in span(upTo: 4) }
      // Half of the samples in order, as a history mostly grows.
      if Bool.random(using: &random) { witnesses.sort { $0.lowerBound < $1.lowerBound } }
      known = Int.random(in: 0...witnesses.count, using: &random)
      from = Int64.random(in: 0...30, using: &random)
      to = from + Int64.random(in: 0...12, using: &random)
    }

    /// Some of the witnesses are added later.
    var real: PlaceCoverage {
      let spans = witnesses.map { $0.lowerBound * day...$0.upperBound * day }
      var coverage = PlaceCoverage(
        Array(spans.prefix(known)),
        holes: HoleList(
          placed: [],
          unplaced: holes.map {
            Hole(
              place: nil, span: instant($0.lowerBound)...instant($0.upperBound), cause: .unreadable, path: "a"
            )
          }))
      for span in spans.dropFirst(known) { coverage.add([span]) }
      return coverage
    }

    var naive: NaiveCoverage {
      NaiveCoverage(
        witnesses: witnesses.map {
          .init(account: "a", from: Int($0.lowerBound * day), to: Int($0.upperBound * day))
        },
        holes: holes.map { .init(account: "a", from: Int($0.lowerBound * day), to: Int($0.upperBound * day)) }
      )
    }

    /// The longest stretch without a witness, up to the first that leads to the end; the earliest of equal ones.
    var silence: ClosedRange<Int64> {
      var (covered, longest) = (from, from...from)
      func consider(_ end: Int64) {
        if end - covered > longest.upperBound - longest.lowerBound { longest = covered...end }
      }
      for witness in witnesses.sorted(by: { $0.lowerBound < $1.lowerBound })
      where witness.upperBound > from && covered < to {
        if witness.lowerBound > covered { consider(witness.lowerBound) }
        covered = max(covered, witness.upperBound)
      }
      if covered < to { consider(to) }
      return longest
    }
  }

  private static func instant(_ day: Int64) -> Instant { Instant(seconds: day * Self.day) }

  @Test("is what walking all witnesses finds", arguments: 0..<10)
  func agree(round: Int) {
    for number in 0..<1000 * longRun {
      let seed = UInt64(round * 1_000_000 + number)
      var random = SeededRandom(seed: seed)
      let sample = Sample(&random)
      let (real, naive, from, to) = (sample.real, sample.naive, sample.from, sample.to)
      let seconds = (from: Int(from * Self.day), to: Int(to * Self.day))
      let proof = real.proof(from: Self.instant(from), to: Self.instant(to))
      #expect(
        proof.gap?.rawValue == naive.gap("a", from: seconds.from, to: seconds.to), "seed \(seed): \(sample)")
      if from < to {
        let silence = sample.silence
        #expect(
          proof.silence == Self.instant(silence.lowerBound)...Self.instant(silence.upperBound),
          "seed \(seed): \(sample)")
        #expect(
          (proof.hole != nil) == sample.holes.contains { $0.lowerBound < to && $0.upperBound > from },
          "seed \(seed): \(sample)")
      }
      #expect(
        real.provenUntil(from: Self.instant(from)) == naive.provenUntil("a", from: seconds.from),
        "seed \(seed): \(sample)")
      // From the last moment up to the beginning of which a witness tells.
      let start = sample.witnesses.filter { $0.lowerBound <= from }.map { min($0.upperBound, from) }.max()
      let isProven = start.map { naive.gap("a", from: Int($0 * Self.day), to: seconds.to) == nil } ?? false
      #expect(real.proves(Self.instant(from)...Self.instant(to)) == isProven, "seed \(seed): \(sample)")
      let span = from * Self.day...to * Self.day
      #expect(
        real.hasWitness(within: span) == sample.witnesses.contains { $0.overlaps(from...to) },
        "seed \(seed): \(sample)")
    }
  }
}
