import RecordScanner
import RetentionTimeline
import Testing

@Suite("The timeline and a naive reading of the specification")
struct NaiveAgreementTests {
  @Test("agree on random histories, at every border and between", arguments: 0..<20)
  func agree(round: Int) {
    for number in 0..<100 {
      let seed = UInt64(round * 1000 + number)
      var history = RandomHistory(seed: seed)
      let complaint = disagreement(in: &history)
      #expect(complaint == nil, "seed \(seed)\n\(history.calls.map(\.json).joined(separator: "\n"))")
    }
  }

  @Test("are compared on purges of every outcome and effects of every kind")
  func coverage() {
    var outcomes: Set<Purge.Outcome> = []
    var effects: Set<Effect> = []
    var certainties: Set<Certainty> = []
    var conflicts = 0
    var observations = 0
    for seed in 0..<UInt64(150) {
      for entry in RandomHistory(seed: seed).timelines().flatMap(\.entries) {
        outcomes.formUnion(entry.changes.compactMap { $0.purge?.outcome })
        effects.formUnion(entry.changes.map(\.effect))
        certainties.formUnion(entry.changes.map(\.certainty))
        conflicts += entry.conflictingBodies.count
        if entry.kind == .access { observations += entry.changes.count }
      }
    }
    #expect(outcomes.count == 7, "seeds 0..<150")
    #expect(effects.count == 7, "seeds 0..<150")
    #expect(certainties.count == 4, "seeds 0..<150")
    #expect(conflicts > 20, "seeds 0..<150")
    #expect(observations > 20, "seeds 0..<150")
  }

  /// The first thing on which the two differ, or nil.
  private func disagreement(in history: inout RandomHistory) -> String? {
    let timelines = history.timelines()
    guard let chosen = chosenBodies(timelines, history.calls) else {
      return "an event stands nowhere, twice, or with a body that was not given"
    }
    var steps = 0
    for timeline in timelines {
      let subject = timeline.subject
      let own = chosen.filter {
        $0.account == subject.recipientAccountId && $0.resource == subject.resource
          && $0.isSDK == (subject.service == .chimeSDK)
      }
      let naive = NaiveTimeline(own, asOf: history.asOf, reach: history.reach)
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

  /// Each event once. Of several bodies under one eventID the specification lets any speak, but one of them
  /// must, and it must be an earliest.
  private func chosenBodies(_ timelines: [Timeline], _ calls: [ToldCall]) -> [ToldCall]? {
    let entries = timelines.flatMap(\.entries)
    var chosen: [ToldCall] = []
    for (id, bodies) in Dictionary(grouping: calls, by: \.eventID) {
      let own = entries.filter { $0.event.eventID == id }
      let different = Dictionary(grouping: bodies, by: \.json).compactMap(\.value.first)
      guard own.count == 1, let entry = own.first,
        entry.evidence.count == bodies.count,
        entry.conflictingBodies.count == different.count - 1,
        let body = different.first(where: { $0.userAgent == entry.event.userAgent }),
        body.time == different.map(\.time).min()
      else { return nil }
      chosen.append(body)
    }
    return chosen
  }
}
