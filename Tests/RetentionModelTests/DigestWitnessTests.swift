@testable import RetentionModel
@testable import TestSupport
import Testing

/// Times in quarters of an hour.
@Suite("What digests prove of times")
struct DigestWitnessTests {
  private let place = Place(recipientAccountId: "111122223333", awsRegion: "us-east-1")
  private let name = "111122223333_CloudTrail_us-east-1_19700102T0005Z_aaaaaaaaaaaaaaaa.json.gz"
  private static let day = 96
  private static let week = 7 * day

  private func instant(_ quarter: Int) -> Instant { Instant(seconds: Int64(quarter) * 900) }

  private func chain(
    _ spans: [(Range<Int>, DigestVerdict)], gaps: [DigestChain.Gap] = [], isBackfill: Bool = false,
    trail: String = "audit"
  ) -> DigestChain {
    DigestChain(
      place: place, trail: trail, homeRegion: "us-east-1", isBackfill: isBackfill,
      from: instant(spans.map(\.0.lowerBound).min() ?? 0), to: instant(spans.map(\.0.upperBound).max() ?? 0),
      digests: spans.count, isFromStart: true,
      spans: spans.map {
        DigestChain.Span(from: instant($0.0.lowerBound), to: instant($0.0.upperBound), verdict: $0.1)
      },
      gaps: gaps)
  }

  private func integrity(_ chains: [DigestChain], _ items: [IntegrityItem] = []) -> Integrity {
    Integrity(
      input: InputTally(), digests: [:], logs: [:], validBy: [:], others: 0, chains: chains, items: items,
      isAlarming: false)
  }

  private func coverage(
    _ integrity: Integrity, files: Witnesses = Witnesses(), limit: Instant? = nil, trails: String = ""
  ) -> Coverage {
    var files = files
    files.add(integrity)
    return Coverage(files: files, limit: limit, trails: TrailHistory(trails).courses)
  }

  private func proof(_ coverage: Coverage, _ from: Int, _ to: Int) -> Proof {
    coverage.proof(of: place, from: instant(from), to: instant(to))
  }

  @Test("weeks without any log are proved by digests that are authentic or consistent")
  func silentWeeks() {
    for verdict in [DigestVerdict.authentic, .consistent] {
      let proof = proof(coverage(integrity([chain([(0..<4 * Self.week, verdict)])])), 4, 3 * Self.week)
      #expect(proof.gap == nil && proof.basis == .digests)
    }
    for verdict in [DigestVerdict.unanchored, .broken, .missing] {
      let proof = proof(coverage(integrity([chain([(0..<4 * Self.week, verdict)])])), 4, 3 * Self.week)
      #expect(proof.gap == .logsEnd)
    }
  }

  @Test("the last quarter of an hour is not proved: its events may be delivered later")
  func lastQuarter() {
    let coverage = coverage(integrity([chain([(0..<40, .authentic)])]))
    #expect(proof(coverage, 1, 39).basis == .digests)
    #expect(proof(coverage, 1, 40).gap == .logsEnd)
  }

  @Test("backfill digests prove no time")
  func backfill() {
    let coverage = coverage(integrity([chain([(0..<400, .authentic)], isBackfill: true)]))
    #expect(coverage.extents.isEmpty)
    #expect(proof(coverage, 1, 300).gap == .logsEnd)
  }

  @Test("where a log is altered or missing, or a digest, its hour and the quarter before is a hole")
  func holes() throws {
    for cause in DigestChain.Gap.Cause.allCases {
      var files = Witnesses()
      files.add(try #require(LogFileSlot(path: name)), path: name, hasManagementEvent: true)
      let gap = DigestChain.Gap(from: instant(96), to: instant(100), cause: cause, path: "s3://bucket/x")
      let spans: [(Range<Int>, DigestVerdict)] = [(0..<96, .authentic), (100..<400, .authentic)]
      let coverage = coverage(integrity([chain(spans, gaps: [gap])]), files: files)
      // Of a log that is unread its own reading tells.
      guard ![.restart, .times, .unreadLog].contains(cause) else {
        #expect(proof(coverage, 1, 300).gap == nil && coverage.extents.first?.holes.isEmpty == true)
        continue
      }
      let hole = try #require(proof(coverage, 1, 300).hole)
      #expect(hole.cause.name == cause.rawValue && hole.path == gap.path)
      #expect(hole.span == instant(95)...instant(100))
      #expect(proof(coverage, 100, 300).gap == nil)
    }
  }

  @Test("a missing digest leaves no hole where another trail has one; a missing log does")
  func otherTrail() {
    for (cause, isHole) in [(DigestChain.Gap.Cause.missingDigests, false), (.missingLog, true)] {
      let gap = DigestChain.Gap(from: instant(96), to: instant(100), cause: cause, path: "x")
      let coverage = coverage(
        integrity([chain([(0..<96, .authentic)], gaps: [gap]), chain([(0..<400, .authentic)])]))
      #expect((proof(coverage, 1, 300).hole != nil) == isHole)
    }
  }

  @Test("where keys were given, a hash alone proves no time")
  func keys() {
    let chains = [chain([(0..<400, .consistent)])]
    let integrity = Integrity(
      input: InputTally(), digests: [:], logs: [:], validBy: [:], others: 0, chains: chains, items: [],
      isAlarming: false, checksSignatures: true)
    #expect(coverage(integrity).extents.isEmpty)
  }

  @Test("a restart of over a week is silence; a shorter one is left to the logs")
  func restart() {
    func proof(gap: Int) -> Proof {
      let spans: [(Range<Int>, DigestVerdict)] = [
        (0..<100, .authentic), (100 + gap..<300 + gap, .authentic),
      ]
      return self.proof(coverage(integrity([chain(spans)])), 1, 200 + gap)
    }
    #expect(proof(gap: Self.week).gap == .sparse)
    let short = proof(gap: Self.day)
    #expect(short.gap == nil && short.basis == .logs)
  }

  @Test("digests of after the clock are no witnesses")
  func future() {
    let coverage = coverage(integrity([chain([(0..<400, .authentic)])]), limit: instant(200))
    #expect(proof(coverage, 1, 200).basis == .digests)
    #expect(proof(coverage, 1, 201).gap == .logsEnd)
  }

  @Test("the digests of a trail whose selectors leave the calls out prove nothing meanwhile")
  func selectors() {
    func proved(_ calls: String) -> [ClosedRange<Instant>] {
      coverage(integrity([chain([(0..<96, .authentic)])]), trails: calls).extents.flatMap(\.proved)
    }
    let whole = [instant(0)...instant(95)]
    #expect(proved("") == whole)
    let made = """
      1970-01-01T00:00:00Z trail CreateTrail regions=all members=no
      1970-01-01T00:00:00Z trail PutEventSelectors management=false id=s
      1970-01-01T00:00:01Z trail StartLogging
      """
    #expect(proved(made).isEmpty)
    #expect(
      proved(
        made.replacing("CreateTrail", with: "CreateTrail name=other")
          .replacing("PutEventSelectors", with: "PutEventSelectors name=other")) == whole)
    #expect(
      proved(made + "\n1970-01-01T12:00:00Z trail PutEventSelectors id=t") == [instant(48)...instant(95)])
    // Those of an unknown trail may be of this one.
    #expect(
      proved("1970-01-01T06:00:00Z trail PutEventSelectors management=false name=-") == [
        instant(0)...instant(24)
      ])
    // Nor do they stand in for those of another that are missing.
    let gap = DigestChain.Gap(from: instant(40), to: instant(44), cause: .missingDigests, path: "x")
    func holes(_ calls: String) -> Int {
      let other = DigestChain(
        place: place, trail: "other", homeRegion: "us-east-1", isBackfill: false, from: instant(0),
        to: instant(40), digests: 10, isFromStart: true,
        spans: [.init(from: instant(0), to: instant(40), verdict: .authentic)], gaps: [gap])
      return coverage(integrity([chain([(0..<96, .authentic)]), other]), trails: calls).extents[0].holes.count
      {
        $0.cause == .digests(.missingDigests)
      }
    }
    #expect(holes("") == 0 && holes(made) == 1)
  }

  @Test("what is proved of a history that grows is what is proved of one that is read at once")
  func live() {
    var random = SeededRandom(seed: 78)
    var outcomes: Set<Purge.Outcome> = []
    for round in 0..<60 {
      let spans = (0..<3).map { number -> (Range<Int>, DigestVerdict) in
        let from = number * 60 * Self.day + Int.random(in: 0...20 * Self.day, using: &random)
        return (from..<from + Int.random(in: 1...50 * Self.day, using: &random), .authentic)
      }
      var files = Witnesses()
      files.add(integrity([chain(spans)]))
      let calls = [(1, 365), (Int.random(in: 5...90, using: &random), 30)].map { day, days in
        recorded("\(instant(day * Self.day)) put each=\(days) id=p-\(days)")
      }
      var history = EventHistory()
      for (number, event) in RecordReading(calls.joined(separator: "\n")).events.enumerated() {
        history.insert(Sighting(event, at: Evidence(path: "a.json", record: number, offset: 0)))
      }
      var live = LiveHistory(history, files: files)
      var clock = 0
      for _ in 0..<8 {
        clock += Int.random(in: 1...30 * Self.day, using: &random)
        let asOf = instant(clock)
        live.judge(asOf: asOf)
        let whole = history.timelines(
          asOf: asOf, coverage: history.coverage(with: files, limit: asOf.adding(days: 1)))
        func purges(_ timelines: [Timeline]) -> [Purge?] {
          timelines.flatMap(\.entries).flatMap(\.changes).map(\.purge)
        }
        let kept = live.accounts.flatMap(\.timelines).sorted { $0.subject < $1.subject }
        #expect(purges(kept) == purges(whole), "round \(round), \(asOf)")
        outcomes.formUnion(purges(whole).compactMap { $0?.outcome })
      }
    }
    #expect(outcomes.isSuperset(of: [.pending, .presumed, .carriedOut]))
  }

  @Test("what several chains prove together is what a count of quarters says")
  func oracle() {
    var random = SeededRandom(seed: 77)
    var outcomes: [Bool: Int] = [:]
    for _ in 0..<500 {
      var proved: Set<Int> = []
      let chains = (0..<Int.random(in: 1...3, using: &random)).map { number in
        var (spans, at) = ([(Range<Int>, DigestVerdict)](), Int.random(in: 0...20, using: &random))
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          if Int.random(in: 0...3, using: &random) == 0 { at += Int.random(in: 1...9, using: &random) }
          let end = at + 4 * Int.random(in: 1...4, using: &random)
          let verdict: DigestVerdict =
            [.authentic, .authentic, .consistent, .unanchored].randomElement(using: &random) ?? .authentic
          spans.append((at..<end, verdict))
          at = end
        }
        let trusted = Set(spans.filter { $0.1 != .unanchored }.flatMap { $0.0 })
        // A quarter is proved where the chain speaks for the next one as well.
        proved.formUnion(trusted.filter { trusted.contains($0 + 1) })
        return chain(spans, trail: "trail-\(number)")
      }
      let coverage = coverage(integrity(chains))
      let from = Int.random(in: 0...60, using: &random)
      let to = from + Int.random(in: 1...20, using: &random)
      let isProved = (from..<to).allSatisfy(proved.contains)
      #expect((proof(coverage, from, to).basis == .digests) == isProved, "\(chains) \(from)..<\(to)")
      outcomes[isProved, default: 0] += 1
    }
    #expect(outcomes.count == 2 && outcomes.values.allSatisfy { $0 > 50 })
  }
}

@Suite("What digests find fault with")
struct EvidenceFaultTests {
  private func log(_ minute: Int, _ verdict: LogVerdict, _ reason: IntegrityReason) -> IntegrityItem {
    let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
    return IntegrityItem(
      path: "x/111122223333_CloudTrail_us-east-1_20240501T10\(minutes)Z_aaaaaaaaaaaaaaaa.json.gz",
      verdict: .log(verdict), reason: reason)
  }

  private func faults(_ items: [IntegrityItem]) -> [EvidenceFault] {
    Integrity(
      input: InputTally(), digests: [:], logs: [:], validBy: [:], others: 0, chains: [], items: items,
      isAlarming: true
    ).faults
  }

  @Test("logs whose times touch are one fault, those of another kind or time others")
  func grouping() {
    let found = faults([
      log(20, .altered, .hashDiffers), log(10, .altered, .hashDiffers), log(5, .altered, .damaged),
      log(10, .missing, .notThere), log(50, .unlisted, .noDigests), log(15, .unlisted, .beforeChain),
      log(10, .unlisted, .noDigests),
      IntegrityItem(path: "notes.json", verdict: .log(.unlisted), reason: .notListed),
    ])
    #expect(
      found.map { "\($0.kind.rawValue) \($0.files) \($0.path.contains("1005Z"))" } == [
        "altered-log 2 true", "altered-log 1 false", "missing-log 1 false", "nameless-file 1 false",
        "unproved-log 2 false",
      ])
  }

  @Test("each verdict that alarms is a fault, and no other is")
  func everyReason() {
    for verdict in LogVerdict.allCases {
      for reason in IntegrityReason.allCases {
        let item = log(5, verdict, reason)
        #expect(faults([item]).isEmpty != item.isAlarming, "\(verdict) \(reason)")
      }
    }
  }
}
