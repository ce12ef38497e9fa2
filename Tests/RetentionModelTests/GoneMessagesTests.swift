@testable import TestSupport
import RetentionModel
import Testing

@Suite("What is gone")
struct GoneMessagesTests {
  @Test(
    "goneBefore never goes back, and hiddenBefore is never before it", arguments: RandomHistory.mixes, 0..<2)
  func monotonous(services: [ToldService], round: Int) {
    var known = 0
    for number in 0..<30 * longRun {
      let seed = UInt64(100_000 + round * 1_000_000 + number)
      var history = RandomHistory(seed: seed, of: services)
      let moments = history.moments(of: history.calls)
      for timeline in history.timelines() {
        var latest: [Scope: Instant] = [:]
        for moment in moments {
          for state in timeline.state(at: Instant(milliseconds: moment)) {
            if let before = latest[state.scope] {
              #expect(state.goneBefore.map { $0 >= before } == true, "seed \(seed) of \(services), \(moment)")
              known += 1
            }
            if let gone = state.goneBefore {
              #expect(state.hiddenBefore.map { $0 >= gone } == true, "seed \(seed), \(moment)")
              latest[state.scope] = gone
            }
          }
        }
      }
    }
    #expect(known > 500, "seeds \(100_000 + round * 1_000_000)... of \(services)")
  }

  @Test("a deletion is open from its change up to its deadline, and no longer")
  func open() throws {
    let history = EventHistory([
      recorded("2024-01-01T00:00:00Z put each=365 id=e-1"),
      recorded("2024-06-01T00:00:00Z put each=30 id=e-2"),
    ])
    let timeline = try #require(history.timelines.first)
    let change = try #require(timeline.entries.last?.event.eventTime)
    let deadline = try #require(timeline.entries.last?.changes.first?.purge?.deadline)
    func open(at moment: Instant) -> Int { timeline.state(at: moment).flatMap(\.openPurges).count }
    #expect(open(at: change.adding(days: -1)) == 0)
    #expect(open(at: change) == 2)
    #expect(open(at: Instant(seconds: deadline.seconds - 1, nanoseconds: 999_999_999)) == 2)
    #expect(open(at: deadline) == 0)
  }

  @Test("a purge that was averted leaves no trace", arguments: 0..<100)
  func averted(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let start = 1_600_000_000
    let old = Int.random(in: 3...5475, using: &random)
    let opened = start + Int.random(in: 1...100 * RandomHistory.day, using: &random)
    let grace = 30 * RandomHistory.day
    let averting =
      opened + (Bool.random(using: &random) ? grace - 1 : Int.random(in: 1..<grace, using: &random))
    let rescue: ToldCall.Word = Bool.random(using: &random) ? .empty : .days(old + (seed % 3 == 0 ? 0 : 1))
    /// The same history with another period in the purge that is averted.
    func timeline(days: Int) throws -> Timeline {
      let calls = [
        put(.days(old), id: "e-1", at: start), put(.days(days), id: "e-2", at: opened),
        put(rescue, id: "e-3", at: averting),
      ]
      return try #require(EventHistory(calls).timelines.first)
    }
    let long = try timeline(days: old - 1)
    let short = try timeline(days: Int.random(in: 1...old - 2, using: &random))
    #expect(short.entries[1].changes[0].purge?.outcome == .averted, "seed \(seed)")
    for moment in [
      opened - 1, opened, averting - 1, averting, opened + grace, opened + grace + 1, averting + grace,
    ]
      + (0..<20).map({ _ in Int.random(in: start...averting + 4 * grace, using: &random) })
    {
      let at = Instant(seconds: Int64(moment))
      #expect(
        long.state(at: at)[0].goneBefore == short.state(at: at)[0].goneBefore, "seed \(seed), \(moment)")
    }
  }

  @Test("nothing is gone where each purge was averted by turning retention off")
  func nothingGone() throws {
    let grace = 30 * RandomHistory.day
    let calls = [
      put(.empty, id: "e-1", at: 0), put(.days(1), id: "e-2", at: 1000),
      put(.days(7), id: "e-3", at: 1000 + grace - 1), put(.empty, id: "e-4", at: 1000 + grace - 1),
    ]
    let timeline = try #require(EventHistory(calls).timelines.first)
    #expect(timeline.entries[1].changes[0].purge?.outcome == .averted)
    for moment in stride(from: 0, to: 10 * grace, by: 40_000) {
      #expect(timeline.state(at: Instant(seconds: Int64(moment)))[0].goneBefore == nil)
    }
  }

  @Test(
    "a second decides whether a purge is carried out; a change in the deadline's own is before it",
    arguments: [(-1, Purge.Outcome.averted), (0, .averted), (1, .carriedOut)])
  func border(shift: Int, outcome: Purge.Outcome) throws {
    let deadline = 30 * RandomHistory.day
    let calls = [
      put(.empty, id: "e-1", at: -1), put(.days(10), id: "e-2", at: 0),
      put(.empty, id: "e-3", at: deadline + shift),
    ]
    let coverage = Coverage(declared: [Instant(seconds: 0)...Instant(seconds: Int64(deadline + 100))])
    let timeline = try #require(
      EventHistory(calls).timelines(asOf: Instant(seconds: Int64(deadline)), coverage: coverage).first)
    let gone = timeline.state(at: Instant(seconds: Int64(deadline + 100)))[0].goneBefore
    #expect(timeline.entries[1].changes[0].purge?.outcome == outcome)
    #expect(
      gone == (shift <= 0 ? nil : Instant(seconds: Int64(20 * RandomHistory.day + shift))))
    #expect(timeline.entries[1].changes[0].purge?.isDecidedInLastSecond == (shift == 0))
  }

  private func put(_ room: ToldCall.Word, id: String, at time: Int) -> ToldCall {
    ToldCall(eventID: id, time: time, request: .words([room, .empty]))
  }
}
