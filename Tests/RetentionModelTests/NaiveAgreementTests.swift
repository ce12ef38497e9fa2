@testable import TestSupport
import CloudTrailRecords
import RetentionModel
import Testing

@Suite("The timeline and a naive reading of the specification")
struct NaiveAgreementTests {
  @Test("agree on random histories, at every border and between", arguments: RandomHistory.mixes, 0..<4)
  func agree(services: [ToldService], round: Int) {
    for number in 0..<50 * longRun {
      let seed = UInt64(round * 1_000_000 + number)
      var history = RandomHistory(seed: seed, of: services)
      let complaint = disagreement(in: &history)
      #expect(
        complaint == nil, "seed \(seed) of \(services)\n\(history.calls.map(\.line).joined(separator: "\n"))")
    }
  }

  @Test("are compared on purges of every outcome and effects of every kind", arguments: RandomHistory.mixes)
  func coverage(services: [ToldService]) {
    var outcomes: Set<Purge.Outcome> = []
    var effects: Set<Effect> = []
    var certainties: Set<Certainty> = []
    var conflicts = 0
    var observations = 0
    for seed in 0..<UInt64(150) {
      for entry in RandomHistory(seed: seed, of: services).timelines().flatMap(\.entries) {
        outcomes.formUnion(entry.changes.compactMap { $0.purge?.outcome })
        effects.formUnion(entry.changes.map(\.effect))
        certainties.formUnion(entry.changes.map(\.certainty))
        conflicts += entry.conflictingBodies.count
        if entry.kind == .access { observations += entry.changes.count }
      }
    }
    // What is deleted at once is not pending.
    #expect(outcomes.count == (services == [.example] ? 6 : 7), "seeds 0..<150")
    #expect(effects.count == 7, "seeds 0..<150")
    #expect(certainties.count == 4, "seeds 0..<150")
    #expect(conflicts > 20, "seeds 0..<150")
    #expect(observations > 20, "seeds 0..<150")
  }

  @Test("are compared on silence that is proved, and on each reason why it is not")
  func reasons() {
    var reasons: [String: Int] = [:]
    var proven = 0
    for seed in 0..<UInt64(400) {
      let history = RandomHistory(seed: seed, of: [.chime, .chimeSDK])
      for timeline in history.timelines() {
        for purge in timeline.entries.flatMap(\.changes).compactMap(\.purge) {
          if let reason = purge.reason { reasons[reason.rawValue, default: 0] += 1 }
        }
        let states = timeline.state(at: Instant(milliseconds: history.asOf))
        proven += states.count { $0.goneProvenBefore != nil && $0.goneProvenBefore != $0.goneBefore }
      }
    }
    #expect(reasons.filter { $0.value > 10 }.keys.sorted() == ["hole", "logs-end", "sparse"])
    #expect(proven > 10, "seeds 0..<400")
  }

  /// The first thing on which the two differ, or nil.
  private func disagreement(in history: inout RandomHistory) -> String? {
    let timelines = history.timelines()
    guard let chosen = chosenBodies(timelines, history.calls) else {
      return "an event stands nowhere, twice, or with a body that was not given"
    }
    var steps = 0
    let disputed = Set(
      Dictionary(grouping: history.calls, by: \.eventID).filter { Set($0.value.map(\.json)).count > 1 }.keys)
    let coverage = history.naiveCoverage
    for timeline in timelines {
      let subject = timeline.subject
      let own = chosen.filter {
        $0.account == subject.recipientAccountId && $0.resource == subject.resource
          && $0.service == ToldService(subject.service)
      }
      let naive = NaiveTimeline(
        own, disputed: disputed, asOf: history.asOf, coverage: coverage)
      for (entry, step) in zip(timeline.entries, naive.steps) where .init(entry) != step {
        return "entry: \(NaiveTimeline.Step(entry))\nnaive: \(step)"
      }
      guard timeline.entries.count == own.count else { return "\(subject) has other entries" }
      steps += own.count
      for moment in history.moments(of: own) {
        for state in timeline.state(at: Instant(milliseconds: moment)).map({ Snapshot($0) }) {
          let expected = Snapshot(state.scope, of: naive, at: moment)
          if state != expected { return "at \(moment): \(state)\nnaive: \(expected)" }
        }
      }
    }
    return steps == chosen.count ? nil : "a subject has no timeline"
  }

  /// Each event once, as the account knows it. Of several bodies under one eventID the one that speaks is a change
  /// where there is one, else a failed attempt, and the earliest of those.
  private func chosenBodies(_ timelines: [Timeline], _ calls: [ToldCall]) -> [ToldCall]? {
    var chosen: [ToldCall] = []
    for (id, bodies) in Dictionary(grouping: calls, by: \.eventID) {
      let own = timelines.flatMap { timeline in timeline.entries.map { (timeline.subject, $0) } }
        .filter { $0.1.event.eventID == id }
      let different = Dictionary(grouping: bodies, by: \.json).compactMap(\.value.first)
      guard own.count == 1, let (subject, entry) = own.first,
        entry.evidence.count == bodies.count,
        entry.conflictingBodies.count == different.count - 1,
        var body = different.first(where: { $0.userAgent == entry.event.userAgent })
      else { return nil }
      func rank(_ call: ToldCall) -> (Int, Int) {
        (!call.isPut ? 2 : call.failure == .none ? 0 : 1, call.time)
      }
      guard different.allSatisfy({ rank(body) <= rank($0) }) else { return nil }
      // A body whose request cannot be seen is of the subject that the other one names.
      if body.resource == "unknown" { body.resource = subject.resource }
      chosen.append(body)
    }
    return chosen
  }
}
