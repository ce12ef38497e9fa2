@testable import TestSupport
@testable import RetentionReports
import CloudTrailRecords
import Testing

@testable import RetentionFindings
@testable import RetentionModel

@Suite("Findings of a history that grows")
struct LiveFindingsTests {
  private typealias Told = (event: RetentionEvent, evidence: Evidence)

  private func told(_ records: [String]) -> [Told] {
    records.enumerated().flatMap { number, record in
      let reading = RecordReading(record)
      return zip(reading.events, reading.positions).map { event, position in
        (event, Evidence(path: "\(number)", position: position))
      }
    }
  }

  @Test("each of the whole history is raised, and none twice", arguments: 0..<10)
  func raised(round: Int) throws {
    for number in 0..<10 * longRun {
      let seed = UInt64(600_000 + round * 1_000_000 + number)
      let calls = RandomCalls(seed: seed)
      // A few eventIDs come again, with other contents.
      let records = try calls.records() + RandomCalls(seed: seed + 100_000_000).records().prefix(3)
      let asOf = calls.asOf.adding(days: 800)
      let all = told(records).sorted { $0.event.precedes($1.event) }
      var history = LiveHistory()
      var live = LiveFindings(asOf: Instant(seconds: 0))
      var raised: [Finding.Identity] = []
      for record in all {
        _ = history.insert([record], asOf: asOf)
        raised += live.update(history, asOf: asOf).new.map(\.identity)
      }
      #expect(Set(raised).count == raised.count, "seed \(seed)")
      for finding in history.investigation(asOf: asOf, policy: Policy()).findings() {
        #expect(raised.contains(finding.identity), "seed \(seed): \(finding.rule.id) \(finding.title)")
      }
    }
  }

  @Test("each is raised where the clock goes along with the calls, too", arguments: 0..<10)
  func clock(round: Int) throws {
    for number in 0..<10 * longRun {
      let seed = UInt64(610_000 + round * 1_000_000 + number)
      let all = try told(RandomCalls(seed: seed).records()).sorted { $0.event.precedes($1.event) }
      var history = LiveHistory()
      var live = LiveFindings(asOf: Instant(seconds: 0))
      var raised: [Finding.Identity] = []
      for record in all {
        let now = record.event.eventTime
        while let deadline = live.nextDeadline, deadline <= now {
          raised += live.update(history, asOf: deadline).new.map(\.identity)
        }
        _ = history.insert([record], asOf: now)
        raised += live.update(history, asOf: now).new.map(\.identity)
      }
      while let deadline = live.nextDeadline {
        raised += live.update(history, asOf: deadline).new.map(\.identity)
      }
      #expect(Set(raised).count == raised.count, "seed \(seed)")
      let end = Instant(seconds: 1_900_000_000)
      for finding in history.investigation(asOf: end, policy: Policy()).findings() {
        #expect(raised.contains(finding.identity), "seed \(seed): \(finding.rule.id) \(finding.title)")
      }
    }
  }

  @Test("a deletion that is due is told once when the clock alone moves on")
  func deadline() throws {
    let lines = [
      "2024-01-10T09:00:00Z put room=365 conversation=365",
      "2025-03-04T05:06:07Z put room=30 conversation=365",
      "2025-05-01T00:00:00Z get",
    ]
    let records = told(
      try lines.records())
    func instant(_ text: String) throws -> Instant { try #require(Instant(timestamp: text)) }
    var history = LiveHistory()
    var live = LiveFindings(asOf: Instant(seconds: 0))
    _ = history.insert(Array(records.prefix(2)), asOf: try instant("2025-03-05T00:00:00Z"))
    let first = live.update(history, asOf: try instant("2025-03-05T00:00:00Z")).new.map(\.rule.id)
    #expect(first.contains("purge-pending"))
    // The deletion that the first call began was carried out long ago.
    #expect(first.count { $0 == "purge-carried-out" } == 2)
    let deadline = try instant("2025-04-03T05:06:07Z")
    #expect(live.nextDeadline == deadline)
    #expect(live.update(history, asOf: try instant("2025-04-03T05:06:06Z")).new.isEmpty)
    let due = live.update(history, asOf: deadline).new
    #expect(due.map(\.rule.id) == ["purge-carried-out"])
    #expect(due.map(\.severity) == [.medium])
    #expect(live.nextDeadline == nil)
    #expect(live.update(history, asOf: try instant("2025-04-04T00:00:00Z")).new.isEmpty)
    // A record from behind the deadline proves it, which is no other finding.
    _ = history.insert([records[2]], asOf: try instant("2025-05-01T00:00:00Z"))
    #expect(live.update(history, asOf: try instant("2025-05-01T00:00:00Z")).new.isEmpty)
  }

  @Test("are raised in each account that a Put without one may be of")
  func severalAccounts() throws {
    let records = told(
      try [
        "2024-01-01T00:00:00Z put each=365 id=a account=111122223333",
        "2024-01-01T00:00:00Z put each=365 id=b account=444455556666",
        "2024-02-01T00:00:00Z get id=x account=111122223333",
        "2024-02-01T00:00:00Z get id=x account=444455556666",
        "2024-02-01T00:00:00Z put each=1 id=x account=-",
      ].records())
    let asOf = Instant(seconds: 1_800_000_000)
    var history = LiveHistory()
    var live = LiveFindings(asOf: asOf)
    _ = history.insert(records, asOf: asOf)
    let raised = live.update(history, asOf: asOf).new.filter { $0.rule.id == "shortened-retention" }
    #expect(Set(raised.compactMap(\.recipientAccountId)) == ["111122223333", "444455556666"])
  }

  @Test("are raised by a look-up that contradicts its own eventID")
  func conflictingLookUp() throws {
    let lines = ["2025-03-04T05:06:07Z get id=e-1", "2025-03-04T05:06:07Z get id=e-1 from=203.0.113.9"]
    let records = told(
      try lines.records())
    let asOf = Instant(seconds: 1_800_000_000)
    var history = LiveHistory()
    var live = LiveFindings(asOf: asOf)
    _ = history.insert([records[0]], asOf: asOf)
    #expect(live.update(history, asOf: asOf).new.isEmpty)
    _ = history.insert([records[1]], asOf: asOf)
    #expect(live.update(history, asOf: asOf).new.contains { $0.rule.id == "conflicting-record" })
  }
}
