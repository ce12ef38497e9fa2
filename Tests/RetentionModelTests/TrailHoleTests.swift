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
  private static func isHole(
    _ minute: Int64, _ place: Place, _ courses: TrailCourses, _ slots: [Int64]
  ) -> Bool {
    let seen = courses.gaps.compactMap { Seen($0, at: place) }
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
      // The trail that it shows may be one that was made or started before it, or stopped behind it.
      let isLater = courses.widenings.contains { call in
        (call.isOfOthers || call.account.text == place.recipientAccountId) && minute < call.time
          && call.time <= end
      }
      if isLater { return false }
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
      let courses = TrailHistory(RandomTrails(&random).lines.joined(separator: "\n")).courses
      let place = Self.places.randomElement(using: &random) ?? Self.places[0]
      let slots = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        Self.start + Int64.random(in: 1...3 * 288, using: &random) * 300
      }
      let found = TrailHoles(courses).holes(of: place, slots: slots)
      for minute in stride(from: Self.start, to: Self.start + 3 * 86_400, by: 60) {
        let isIn = found.contains { hole in
          hole.span.map { $0.lowerBound.seconds <= minute && minute < $0.upperBound.seconds } ?? false
        }
        let wanted = Self.isHole(minute, place, courses, slots)
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

  /// The holes of one place on a day, such as `09:00/10:41`, where another trail delivers files whose slots end then.
  private func holes(_ calls: String, files: [String], hasManagementEvent: Bool = true) throws -> [String] {
    let day = "2025-03-04T"
    let lines = calls.split(separator: ";").map { call -> String in
      let words = call.split(separator: " ", maxSplits: 1)
      return "\(day)\(words[0]):00Z trail \(words[1])"
    }
    var witnesses = Witnesses()
    for file in files {
      let stamp = "20250304T" + file.replacing(":", with: "")
      let path = "111122223333_CloudTrail_us-east-1_\(stamp)Z_AbCdEfGhIjKlMnOp.json.gz"
      witnesses.add(
        try #require(LogFileSlot(path: path)), path: path, hasManagementEvent: hasManagementEvent)
    }
    let coverage = Coverage(files: witnesses, trails: TrailHistory(lines.joined(separator: "\n")).courses)
    return try #require(coverage.extents.first).holes.compactMap(\.span).map { span in
      [span.lowerBound, span.upperBound].map { String($0.description.dropFirst(11).prefix(5)) }
        .joined(separator: "/")
    }
  }

  @Test(
    "are not closed by a file for the part of its hour before its own trail was made or began to log more")
  func laterTrail() throws {
    let stop = "09:00 StopLogging; 12:00 StartLogging"
    #expect(try holes(stop, files: ["10:50"]) == ["09:00/10:00", "11:00/12:00"])
    for call in [
      "10:40 CreateTrail name=other regions=all; 10:40 StartLogging name=other",
      "10:40 StartLogging name=other",
      "10:40 PutEventSelectors name=other", "10:40 UpdateTrail name=other regions=all",
      "10:40 UpdateTrail name=other bucket=logs",
    ] {
      #expect(
        try holes("\(stop); \(call)", files: ["10:50"]) == ["09:00/10:40", "11:00/12:00"], "\(call)")
    }
    // What cannot make a trail log more, or concerns another account alone, changes nothing.
    for call in [
      "10:40 StartLogging name=other error=AccessDenied", "10:40 UpdateTrail name=other",
      "10:30 CreateTrail name=other account=444455556666 regions=all members=no; "
        + "10:40 StartLogging name=other account=444455556666",
    ] {
      #expect(
        try holes("\(stop); \(call)", files: ["10:50"]) == ["09:00/10:00", "11:00/12:00"], "\(call)")
    }
  }

  @Test("are not closed by files without a management event, which may be of a trail of data events alone")
  func dataEvents() throws {
    let stop = "09:00 StopLogging; 12:00 StartLogging"
    #expect(try holes(stop, files: ["10:50"], hasManagementEvent: false) == ["09:00/12:00"])
  }

  @Test("are kept once for all Regions that have the same")
  func shared() {
    let lines = (0..<300).flatMap { number -> [String] in
      let time = Instant(seconds: 1_740_000_000 + Int64(number) * 6000)
      let name = "name=t-\(number) region=r-\(number)"
      return [
        "\(time) trail StopLogging \(name) id=a-\(number)",
        "\(time.adding(seconds: 60)) trail StartLogging \(name) id=b-\(number)",
      ]
    }
    let puts = (0..<200).map { recorded("2025-03-01T00:00:00Z put each=30 region=r-\($0) id=p-\($0)") }
    let events = RecordReading(puts.joined(separator: "\n")).events
    let coverage = Coverage(events: events, trails: TrailHistory(lines.joined(separator: "\n")).courses)
    #expect(coverage.logs.count == 200)
    #expect(Set(coverage.logs.values.map { ObjectIdentifier($0.holes) }).count == 1)
    for extent in coverage.extents {
      #expect(extent.holes.count == TrailHoles.mostSpans)
      #expect(extent.holes.allSatisfy { $0.place == extent.place })
    }
  }
}
