@testable import RetentionModel
@testable import TestSupport
import Testing

/// Named after what broke.
@Suite("What a trail left out is left out until it surely logs that again")
struct TrailGapTests {
  private static let day = "2025-03-04T"
  private static let account = "111122223333"

  /// `09:00 StopLogging; 10:00:30 StartLogging` as a history of one day.
  static func history(_ calls: String) -> TrailHistory {
    let lines = calls.split(separator: ";").map { call -> String in
      let words = call.split(separator: " ", maxSplits: 1)
      return "\(day)\(words[0])\(words[0].utf8.count > 5 ? "" : ":00")Z trail \(words[1])"
    }
    return TrailHistory(lines.joined(separator: "\n"))
  }

  /// The hours of a place's holes, such as `09:00/…`.
  private func holes(_ calls: String, account: String = account, region: String) -> [String] {
    let place = Place(recipientAccountId: account, awsRegion: region)
    return TrailHoles(Self.history(calls).courses).holes(of: place, slots: []).hours
  }

  @Test(
    "a trail that was limited to one Region and then deleted or stopped leaves the others out further",
    arguments: ["DeleteTrail", "StopLogging"])
  func limitedAndDeleted(call: String) {
    let calls = "09:00 UpdateTrail regions=one; 10:00 \(call)"
    #expect(holes(calls, region: "eu-west-1") == ["09:00/…"])
    #expect(holes(calls, region: "us-east-1") == ["10:00/…"])
  }

  @Test("a trail that is made anew for one Region ends no hole of the others")
  func madeAnewForOneRegion() {
    let calls = "09:00 DeleteTrail; 10:00 CreateTrail regions=one members=no; 11:00 StartLogging"
    #expect(holes(calls, region: "us-east-1") == ["09:00/11:00"])
    #expect(holes(calls, region: "eu-west-1") == ["09:00/…"])
    #expect(holes(calls, account: "444455556666", region: "us-east-1") == ["09:00/…"])
    #expect(holes(calls + "; 12:00 UpdateTrail regions=all", region: "eu-west-1") == ["09:00/12:00"])
    #expect(holes(calls + "; 12:00 StopLogging", region: "us-east-1") == ["09:00/11:00", "12:00/…"])
    #expect(
      holes(calls + "; 12:00 UpdateTrail regions=all behind=fault", region: "eu-west-1") == ["09:00/…"])
  }

  @Test("what is widened while nothing is logged begins with the start")
  func widenedWhileStopped() {
    let calls = "08:00 UpdateTrail regions=one; 09:00 StopLogging; 10:00 UpdateTrail regions=all"
    #expect(holes(calls, region: "eu-west-1") == ["08:00/…"])
    #expect(holes(calls + "; 11:00 StartLogging", region: "eu-west-1") == ["08:00/11:00"])
  }

  @Test("a stop that does not say whose the trail is concerns every account, unless it is known to be of one")
  func unknownOrganization() {
    #expect(
      holes("09:00 StopLogging; 10:00 StartLogging", account: "444455556666", region: "eu-west-1") == [
        "09:00/10:00"
      ])
    let known = "07:00 CreateTrail regions=all members=no; 08:00 StartLogging; 09:00 StopLogging"
    #expect(holes(known, account: "444455556666", region: "eu-west-1").isEmpty)
    #expect(holes(known, region: "eu-west-1") == ["09:00/…"])
  }

  @Test(
    "of two calls within one second, that counts which leaves more out, whatever their eventIDs are",
    arguments: [
      ("PutEventSelectors management=false", "PutEventSelectors", "selectors-changed"),
      ("UpdateTrail regions=one", "UpdateTrail regions=all", "regions-left-out"),
      ("StopLogging", "StartLogging", "logging-stopped"),
    ])
  func oneSecond(worse: String, better: String, cause: String) {
    for (first, second) in [("a", "b"), ("b", "a")] {
      let gaps = Self.history("09:00 \(worse) id=\(first); 09:00 \(better) id=\(second)").gaps
      #expect(gaps.map(\.cause.rawValue) == [cause])
      #expect(gaps.map(\.to) == [nil])
      #expect(gaps.map(\.isOrderUnknown) == [true])
    }
    #expect(Self.history("09:00 \(worse); 09:00:01 \(better)").gaps.map(\.isOrderUnknown) == [false])
  }

  @Test("a record that names no trail ends nothing, and its stop is a hole of an unknown trail")
  func nameless() {
    let gaps = Self.history("09:00 StopLogging name=-; 10:00 StartLogging name=-; 11:00 StartLogging").gaps
    #expect(gaps.map(\.to) == [nil])
    #expect(gaps.map(\.trail.isNamed) == [false])
    #expect(Self.history("09:00 StopLogging; 10:00 StartLogging name=-").gaps.map(\.to) == [nil])
    // A trail can have that name.
    #expect(Self.history("09:00 StopLogging name=-; 10:00 StartLogging name=unknown").gaps.map(\.to) == [nil])
  }

  @Test("a response that repeats how a trail is accuses nobody of having changed it")
  func echo() {
    #expect(Self.history("09:00 UpdateTrail regions=one members=no asked=no").gaps.isEmpty)
    // One that shows that it was changed before is another matter.
    let changed = Self.history(
      "08:00 UpdateTrail regions=all; 09:00 UpdateTrail regions=one asked=no"
    ).gaps
    #expect(changed.map(\.cause) == [.regions] && changed.map(\.isUncertain) == [true])
  }

  @Test("a row without the columns of a request disputes no record of the event")
  func narrowRow() {
    for row in ["row=errorCode", "row=errorCode,responseElements", "row=requestParameters"] {
      let calls = "09:00 StopLogging; 10:00 StartLogging id=x; 10:00 StartLogging id=x \(row)"
      #expect(Self.history(calls).gaps.map { $0.to != nil } == [true], "\(row)")
    }
    let other = "09:00 StopLogging; 10:00 StartLogging id=x; 10:00 StopLogging id=x row=errorCode"
    #expect(Self.history(other).gaps.first?.to == nil)
    let planted = "09:00 UpdateTrail regions=one; 10:00 UpdateTrail id=x; 10:00 UpdateTrail regions=all id=x"
    #expect(Self.history(planted).gaps.first?.to == nil)
  }

  @Test("another bucket is a gap only where the trail's calls name two")
  func buckets() {
    #expect(Self.history("09:00 UpdateTrail bucket=a; 10:00 UpdateTrail bucket=a").gaps.isEmpty)
    let moved = Self.history("09:00 UpdateTrail bucket=a; 10:00 UpdateTrail bucket=b").gaps
    #expect(moved.map(\.cause) == [.bucket] && moved.map(\.isUncertain) == [true])
    let back = """
      07:00 CreateTrail regions=all members=yes bucket=a; 08:00 StartLogging; 09:00 UpdateTrail bucket=b; \
      10:00 UpdateTrail bucket=a
      """
    #expect(holes(back, region: "us-east-1") == ["09:00/10:00"])
  }

  @Test("another prefix in the bucket is a gap as another bucket is")
  func prefixes() {
    let made = "07:00 CreateTrail regions=all members=yes bucket=a; 08:00 StartLogging"
    let moved = made + "; 09:00 UpdateTrail prefix=hidden"
    #expect(Self.history(moved).gaps.map(\.cause) == [.bucket])
    #expect(holes(moved, region: "us-east-1") == ["09:00/…"])
    #expect(holes(moved + "; 10:00 UpdateTrail prefix=", region: "us-east-1") == ["09:00/10:00"])
    #expect(holes(moved + "; 10:00 UpdateTrail bucket=a", region: "us-east-1") == ["09:00/…"])
    #expect(Self.history("09:00 UpdateTrail prefix=a; 10:00 UpdateTrail prefix=a").gaps.isEmpty)
    #expect(
      Self.history("09:00 UpdateTrail prefix=a; 10:00 UpdateTrail prefix=b").gaps.map(\.cause) == [.bucket])
  }

  /// The gaps as `CALLER FROM/TO`, with `?` where they are not certain.
  private func openers(_ calls: String) -> [String] {
    Self.history(calls).gaps.map { gap in
      let caller = gap.opener.event.actor.caller.split(separator: "/").last ?? ""
      return "\(caller) \(gap.from.hour)/\(gap.to?.hour ?? "…")\(gap.isCertain ? "" : "?")"
    }
  }

  @Test(
    "each call that opens a gap, or makes a possible one certain, is told of its own caller, and no other is")
  func ownCallers() {
    #expect(
      openers(
        "09:00 PutEventSelectors advanced=odd by=ann; 10:00 PutEventSelectors management=false by=bob; "
          + "11:00 PutEventSelectors management=false by=eve; 12:00 PutEventSelectors by=ann")
        == ["ann 09:00/12:00?", "bob 10:00/12:00"])
    #expect(
      openers("09:00 StopLogging behind=fault by=ann; 10:00 StopLogging by=bob; 11:00 StartLogging")
        == ["ann 09:00/11:00?", "bob 10:00/11:00"])
    #expect(
      openers("09:00 StopLogging by=ann; 09:00 StartLogging; 10:00 StopLogging by=bob")
        == ["ann 09:00/…?", "bob 10:00/…"])
    // Two that may leave calls out, each in its own way; one who sets again what is set does nothing.
    #expect(
      openers("09:00 PutEventSelectors advanced=odd by=ann; 10:00 PutEventSelectors advanced=data by=bob")
        == ["ann 09:00/…?", "bob 10:00/…?"])
    #expect(
      openers("09:00 PutEventSelectors advanced=odd by=ann; 10:00 PutEventSelectors advanced=odd by=bob")
        == ["ann 09:00/…?"])
    #expect(
      openers(
        "07:00 CreateTrail regions=all bucket=a; 08:00 StartLogging; 09:00 UpdateTrail bucket=b by=ann; "
          + "10:00 UpdateTrail bucket=b by=bob; 11:00 UpdateTrail bucket=c by=eve")
        == ["ann 09:00/…?", "eve 11:00/…?"])
    // What is stopped already nobody stops.
    #expect(openers("09:00 StopLogging by=ann; 10:00 StopLogging by=bob") == ["ann 09:00/…"])
  }

  @Test("two stops that name no trail are of two trails, and are told apart")
  func namelessApart() {
    #expect(
      openers("09:00 StopLogging name=- by=ann; 10:00 StopLogging name=- by=bob")
        == ["ann 09:00/…?", "bob 10:00/…?"])
  }

  @Test("a call from another Region than the trail's ends no hole")
  func otherRegion() {
    let arn = "name=arn:aws:cloudtrail:us-east-1:111122223333:trail/audit"
    let stop = "09:00 StopLogging \(arn)"
    #expect(Self.history("\(stop); 10:00 StartLogging \(arn) region=eu-west-1").gaps.map(\.to) == [nil])
    #expect(Self.history("\(stop); 10:00 StartLogging \(arn)").gaps.map { $0.to != nil } == [true])
  }

  @Test("a trail that is deleted and made in one second, of which nothing else is known, had begun to log")
  func deletedAndMade() {
    let gaps = Self.history("09:00 DeleteTrail; 09:00 CreateTrail regions=all; 10:00 StopLogging").gaps
    #expect(gaps.contains { $0.cause == .deleted } && gaps.allSatisfy { !$0.isOfNewTrail })
  }

  @Test("a new trail whose selectors may log the calls again is no longer one that logs none")
  func selectorsThatMayLog() {
    let calls =
      "08:00 CreateTrail regions=all; 08:01 PutEventSelectors management=false; 08:02 StartLogging"
      + "; 09:00 PutEventSelectors advanced=odd; 10:00 StopLogging"
    let stop = Self.history(calls).gaps.first { $0.cause == .stopped }
    #expect(stop?.isOfNewTrail == false)
  }

  @Test("the bucket of a trail that was made anew is not the one that its logs always went to")
  func laterBucket() {
    let calls =
      "08:00 UpdateTrail bucket=logs; 09:00 DeleteTrail; 10:00 CreateTrail regions=all bucket=evil; 10:01 StartLogging"
    #expect(holes(calls, region: "us-east-1").last?.hasSuffix("…") == true)
  }

  @Test("the holes of a place are no more than are told, and lose no moment, however many gaps there are")
  func manyGaps() {
    let lines = (0..<2000).flatMap { number -> [String] in
      let time = Instant(seconds: 1_740_000_000 + Int64(number) * 600)
      let name = "name=t-\(number % 500) region=r-\(number % 700)"
      return [
        "\(time) trail StopLogging \(name) id=a-\(number)",
        "\(time.adding(seconds: 60)) trail StartLogging \(name) id=b-\(number)",
      ]
    }
    let courses = TrailHistory(lines.joined(separator: "\n")).courses
    let gaps = courses.gaps
    #expect(gaps.count > 1000)
    let holes = TrailHoles(courses)
    for number in 0..<1000 {
      let found = holes.holes(
        of: Place(recipientAccountId: Self.account, awsRegion: "r-\(number)"), slots: [])
      #expect(found.count <= TrailHoles.mostSpans)
      guard number < 3 else { continue }
      for gap in gaps {
        #expect(found.contains { $0.span?.contains(gap.from) ?? false })
      }
    }
  }
}

extension [Hole] {
  /// What they cover together, in hours.
  fileprivate var hours: [String] {
    compactMap(\.span).map { $0.lowerBound..<$0.upperBound }.union().map { span in
      let isOpen = span.upperBound.seconds == Instant.distantFuture.seconds
      return "\(span.lowerBound.hour)/\(isOpen ? "…" : span.upperBound.hour)"
    }
  }
}

extension Instant {
  fileprivate var hour: String { String(description.dropFirst(11).prefix(5)) }
}
