@testable import RetentionModel
@testable import TestSupport
import Testing

@Suite("What of the records of a trail's calls counts, in whichever order and number they come")
struct TrailRecordTests {
  private let day = "2025-03-04T"

  @Test("a record whose file is altered ends no hole, and still begins one")
  func altered() throws {
    var history = TrailGapTests.history("09:00 StopLogging; 10:00 StartLogging")
    #expect(history.gaps.map { $0.to != nil } == [true])
    let paths = history.records.flatMap(\.evidence).map { (ExactText($0.path), IntegrityReason.hashDiffers) }
    history.mark(Dictionary(paths) { first, _ in first })
    #expect(history.gaps.map(\.to) == [nil])
  }

  @Test("the order of two bodies of one trail event does not matter")
  func bodiesInAnyOrder() throws {
    let pairs = [
      ("StartLogging", "StopLogging"), ("StartLogging by=ann", "StartLogging by=bob"),
      ("StartLogging", "StartLogging error=AccessDenied"), ("StartLogging", "StartLogging row=errorCode"),
      ("PutEventSelectors", "PutEventSelectors management=false"),
    ]
    for (one, other) in pairs {
      let lines = ["09:00 StopLogging id=a", "10:00 \(one) id=x", "10:00 \(other) id=x"].map {
        let words = $0.split(separator: " ", maxSplits: 1)
        return "\(day)\(words[0]):00Z trail \(words[1])"
      }
      func history(_ order: [Int]) throws -> TrailHistory {
        var history = EventHistory()
        for number in order {
          history.insert(try #require(TrailLine(lines[number]).sighting(record: number)))
        }
        return history.trails
      }
      let (forth, back) = (try history([0, 1, 2]), try history([0, 2, 1]))
      #expect(forth.courses == back.courses && forth.records == back.records, "\(one), \(other)")
      #expect(!forth.gaps.isEmpty)
    }
  }

  @Test("the order of a table's rows changes nothing of what became of trails")
  func rowsInAnyOrder() throws {
    var random = SeededRandom(seed: 23)
    var gaps = 0
    for _ in 0..<100 * longRun {
      let rows = RandomTrails(&random).lines.flatMap { line in
        ["errorCode", "errorCode,requestParameters", "requestParameters"].prefix(
          Int.random(in: 1...3, using: &random)
        )
        .map { "\(line) row=\($0)" }
      }
      func history(_ lines: [String]) throws -> TrailHistory {
        var history = EventHistory()
        for (number, line) in lines.enumerated() {
          history.insert(try #require(TrailLine(line).sighting(record: number)))
        }
        return history.trails
      }
      func told(_ history: TrailHistory) -> [String] {
        history.gaps.map { "\($0.cause) \($0.trail) \($0.from) \($0.extent) \($0.isUncertain)" }
      }
      let (one, other) = (try history(rows), try history(rows.shuffled(using: &random)))
      #expect(told(one) == told(other))
      #expect(one.records.map(\.isDisputed) == other.records.map(\.isDisputed))
      gaps += one.gaps.count
    }
    #expect(gaps > 100)
  }

  @Test("twenty thousand bodies of one eventID are gone through once")
  func manyBodies() throws {
    var history = EventHistory()
    for number in 0..<20_000 {
      let line = "\(day)10:00:00Z trail StopLogging id=x by=user-\(number)"
      history.insert(try #require(TrailLine(line).sighting(record: number)))
    }
    for number in 0..<20_000 {
      let line = "\(day)10:00:00Z trail StopLogging id=y"
      history.insert(try #require(TrailLine(line).sighting(record: number)))
    }
    let records = history.trails.records
    #expect(records.count == 20_001)
    #expect(records.last?.evidence.count == 20_000 && records.last?.isDisputed == false)
  }

  @Test("a call that leaves another hole in one account has no other judged anew")
  func onlyItsAccount() throws {
    func sighting(_ line: String, _ number: Int) throws -> Sighting {
      if TrailLine.isOne(line) {
        return try #require(TrailLine(line, number: number).sighting(record: number))
      }
      let event = try #require(RecordReading(recorded(line)).events.first)
      return Sighting(event, at: Evidence(path: "a.json", record: number, offset: 0))
    }
    let asOf = Instant(seconds: 1_745_000_000)
    var history = LiveHistory()
    let lines = [
      "2025-01-01T00:00:00Z put each=365 id=a", "2025-01-01T00:00:00Z put each=365 id=b account=444455556666",
      "2025-01-02T00:00:00Z trail CreateTrail regions=all members=no",
      "2025-01-02T00:01:00Z trail StartLogging", "2025-02-01T00:00:00Z put each=30 id=c",
      "2025-02-01T00:00:00Z put each=30 id=d account=444455556666",
    ]
    _ = history.insert(try lines.enumerated().map { try sighting($1, $0) }, asOf: asOf)
    history.judge(asOf: asOf)
    func revisions() -> [String: Int] {
      Dictionary(uniqueKeysWithValues: history.accounts.map { ($0.name.text, $0.revision) })
    }
    let before = revisions()
    _ = history.insert([try sighting("2025-02-02T00:00:00Z trail StopLogging", 10)], asOf: asOf)
    history.judge(asOf: asOf)
    let after = revisions()
    #expect(after["111122223333"] != before["111122223333"])
    #expect(after["444455556666"] == before["444455556666"])
    // What is not known to be of one account is judged in all.
    _ = history.insert([try sighting("2025-02-03T00:00:00Z trail StopLogging name=other", 11)], asOf: asOf)
    history.judge(asOf: asOf)
    #expect(revisions()["444455556666"] != before["444455556666"])
  }
}
