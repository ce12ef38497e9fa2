@testable import RetentionModel
import CloudTrailRecords
@testable import TestSupport
import Testing

@Suite("What became of trails")
struct TrailTests {
  /// Each gap as `cause FROM/TO`, in hours of the day.
  private func gaps(_ lines: String) -> [String] {
    TrailHistory(lines).gaps.map { gap in
      let to = gap.to.map { String($0.description.dropFirst(11).prefix(5)) } ?? "…"
      return "\(gap.cause.rawValue) \(gap.from.description.dropFirst(11).prefix(5))/\(to)"
        + (gap.isOfNewTrail ? " new" : "")
    }
  }

  private static let day = "2025-03-04T"

  @Test(
    "a gap lasts from the call that begins it to the one that ends it",
    arguments: [
      ("10:00 StopLogging; 12:00 StartLogging", ["logging-stopped 10:00/12:00"]),
      ("10:00 StopLogging", ["logging-stopped 10:00/…"]),
      ("10:00 StopLogging; 11:00 StopLogging; 12:00 StartLogging", ["logging-stopped 10:00/12:00"]),
      ("10:00 StopLogging; 12:00 StartLogging name=other", ["logging-stopped 10:00/…"]),
      (
        "10:00 StopLogging; 12:00 StartLogging name=arn:aws:cloudtrail:us-east-1:111122223333:trail/audit",
        ["logging-stopped 10:00/12:00"]
      ),
      ("10:00 StopLogging; 12:00 StartLogging region=eu-west-1", ["logging-stopped 10:00/…"]),
      (
        "10:00 DeleteTrail; 12:00 CreateTrail regions=all members=yes; 13:00 StartLogging",
        ["trail-deleted 10:00/13:00"]
      ),
      // One that says nothing more is of one Region and account, and the others are left out further.
      ("10:00 DeleteTrail; 12:00 CreateTrail; 13:00 StartLogging", ["trail-deleted 10:00/…"]),
      // What deleted the one of its name before was not read.
      ("10:00 StartLogging; 12:00 CreateTrail", ["trail-deleted 12:00/…"]),
      // A trail that was made anew logs nothing before it is started.
      ("10:00 DeleteTrail; 12:00 CreateTrail", ["trail-deleted 10:00/…"]),
      ("10:00 StopLogging; 11:00 DeleteTrail", ["logging-stopped 10:00/11:00", "trail-deleted 11:00/…"]),
      // What failed changes nothing, and what is not certain ends nothing.
      ("10:00 StopLogging error=TrailNotFoundException", []),
      ("10:00 StopLogging; 12:00 StartLogging error=AccessDenied", ["logging-stopped 10:00/…"]),
      ("10:00 StopLogging; 12:00 StartLogging behind=fault", ["logging-stopped 10:00/…"]),
      ("10:00 StopLogging behind=fault; 12:00 StartLogging", ["logging-stopped 10:00/12:00"]),
      (
        "10:00 StopLogging; 12:00 StartLogging id=x; 13:00 StartLogging id=x; 14:00 StartLogging",
        ["logging-stopped 10:00/14:00"]
      ),
      // Within a second the worse is taken.
      ("10:00 StopLogging; 10:00 StartLogging", ["logging-stopped 10:00/…"]),
      (
        "10:00 PutEventSelectors management=false; 12:00 PutEventSelectors", ["selectors-changed 10:00/12:00"]
      ),
      ("10:00 PutEventSelectors type=ReadOnly; 12:00 StartLogging", ["selectors-changed 10:00/…"]),
      ("10:00 UpdateTrail regions=one; 12:00 UpdateTrail regions=all", ["regions-left-out 10:00/12:00"]),
      ("10:00 CreateTrail regions=one; 11:00 StartLogging; 12:00 UpdateTrail regions=one", []),
      (
        "10:00 CreateTrail members=yes; 11:00 UpdateTrail members=no", ["accounts-left-out 11:00/… new"]
      ),
      ("10:00 UpdateTrail", []),
      // Nothing was lost with a trail that never logged the calls.
      (
        "10:00 CreateTrail; 10:01 PutEventSelectors management=false; 10:02 StartLogging; 11:00 StopLogging",
        ["selectors-changed 10:01/… new", "logging-stopped 11:00/… new"]
      ),
      ("10:00 CreateTrail; 10:01 StartLogging; 11:00 StopLogging", ["logging-stopped 11:00/…"]),
      // A start that is not certain may have been one, and selectors that cannot be judged may log the calls.
      ("10:00 CreateTrail; 10:01 StartLogging behind=fault; 11:00 StopLogging", ["logging-stopped 11:00/…"]),
      (
        "10:00 CreateTrail; 10:01 PutEventSelectors advanced=odd; 10:02 StartLogging; 11:00 StopLogging",
        ["selectors-changed 10:01/… new", "logging-stopped 11:00/…"]
      ),
      // A planted deletion ends no other gap.
      (
        "10:00 PutEventSelectors management=false; 11:00 DeleteTrail behind=fault",
        ["selectors-changed 10:00/…", "trail-deleted 11:00/…"]
      ),
      (
        "09:00 StartLogging; 10:00 DeleteTrail; 11:00 CreateTrail; 11:01 PutEventSelectors management=false",
        ["trail-deleted 10:00/…", "selectors-changed 11:01/…"]
      ),
    ])
  func gapsOfTrails(_ calls: String, _ wanted: [String]) {
    let lines = calls.split(separator: ";").map { call -> String in
      let words = call.split(separator: " ", maxSplits: 1)
      return "\(Self.day)\(words[0]):00Z trail \(words[1])"
    }
    #expect(gaps(lines.joined(separator: "\n")) == wanted)
  }

  @Test(
    "selectors that cannot be judged may leave calls out",
    arguments: [
      ("", EventSelection.included), ("type=All", .included), ("type=WriteOnly", .included),
      ("type=ReadOnly", .leftOut), ("management=false", .leftOut), ("excluded=kms.amazonaws.com", .included),
      ("excluded=chime.amazonaws.com", .leftOut), ("advanced=management", .included),
      ("advanced=data", .mayBeLeftOut), ("advanced=odd", .mayBeLeftOut), ("shown=no", .mayBeLeftOut),
    ])
  func selections(_ words: String, _ wanted: EventSelection) throws {
    let line = "\(Self.day)10:00:00Z trail PutEventSelectors \(words)"
    #expect(try #require(TrailLine(line).sighting()).trailEvent?.selection == wanted)
  }

  @Test("whatever the order and the parts in which records arrive, the gaps are the same")
  func order() throws {
    var random = SeededRandom(seed: 17)
    var found = 0
    for _ in 0..<300 * longRun {
      let sightings = RandomTrails(&random).sightings
      var whole = EventHistory()
      for sighting in sightings { whole.insert(sighting) }
      var parts = [EventHistory(), EventHistory(), EventHistory()]
      for sighting in sightings.shuffled(using: &random) {
        for _ in 0...Int.random(in: 0...1, using: &random) {
          parts[Int.random(in: 0..<3, using: &random)].insert(sighting)
        }
      }
      var merged = parts[2]
      merged.merge(parts[0])
      merged.merge(parts[1])
      #expect(merged.trails.gaps == whole.trails.gaps)
      #expect(merged.trails.records == whole.trails.records)
      found += whole.trails.gaps.count
    }
    #expect(found > 500)
  }

  @Test("the record of a real attack tool's call is read as it stands")
  func realForm() throws {
    let record = #"""
      {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/b","accountId":"111122223333"},"eventTime":"2023-07-10T12:00:08Z","eventSource":"cloudtrail.amazonaws.com","eventName":"PutEventSelectors","awsRegion":"us-east-1","requestParameters":{"trailName":"t","eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false,"dataResources":[{"type":"AWS::S3::Object","values":[]}],"excludeManagementEventSources":[]}]},"responseElements":{"trailARN":"arn:aws:cloudtrail:us-east-1:111122223333:trail/t","eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false,"dataResources":[],"excludeManagementEventSources":[]}]},"eventID":"e","recipientAccountId":"111122223333"}
      """#
    var found: [TrailEvent] = []
    var scanner = RecordScanner(wanted: WantedCalls(RetentionService.all.wanted.groups + [TrailCall.wanted]))
    let bytes = Array((#"{"Records":["# + record + "]}").utf8)
    let take: (borrowing Record) -> Void = { record in
      if let event = try? TrailEvent(record) { found.append(event) }
    }
    scanner.scan(bytes.span, found: take)
    scanner.finish(found: take)
    let event = try #require(found.first)
    #expect(event.trail == Trail(account: "111122223333", homeRegion: "us-east-1", name: "t"))
    #expect(event.selection == .leftOut && event.call == .select)
  }
}

/// Random calls of CloudTrail's own, of few trails within few hours.
struct RandomTrails {
  let lines: [String]

  init(_ random: inout SeededRandom, days: ClosedRange<Int> = 1...3) {
    lines = (0..<Int.random(in: 1...10, using: &random)).map { number in
      let words = [
        "StopLogging", "StopLogging", "StartLogging", "StartLogging", "DeleteTrail",
        "CreateTrail regions=all",
        "CreateTrail regions=one", "UpdateTrail regions=one", "UpdateTrail regions=all",
        "UpdateTrail members=yes", "UpdateTrail members=no", "UpdateTrail regions=one asked=no",
        "UpdateTrail bucket=a", "UpdateTrail bucket=b", "CreateTrail regions=all members=no bucket=a",
        "PutEventSelectors management=false",
        "PutEventSelectors", "PutEventSelectors advanced=data", "StopLogging error=AccessDenied",
        "StartLogging behind=fault",
      ]
      let day = Int.random(in: days, using: &random)
      let (hour, minute) = (Int.random(in: 0...23, using: &random), Int.random(in: 0...59, using: &random))
      let name = ["audit", "audit", "audit", "data", "-"].randomElement(using: &random) ?? ""
      let account = Int.random(in: 0...5, using: &random) == 0 ? "444455556666" : "111122223333"
      let id = Int.random(in: 0...9, using: &random) == 0 ? 1 : number
      return
        "2025-03-0\(day)T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute):00Z trail "
        + "\(words.randomElement(using: &random) ?? "") name=\(name) account=\(account) id=t-\(id)"
    }
  }

  var sightings: [Sighting] {
    lines.enumerated().compactMap { TrailLine($1, number: $0).sighting(record: $0) }
  }
}
