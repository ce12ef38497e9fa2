/// What a set of sightings adds to a live history.
struct News {
  /// The accounts that had an event under each key that was seen.
  var touched: [EventHistory.Key: Set<Int>] = [:]
  /// The keys under which something is new.
  var keys: Set<EventHistory.Key> = []
  /// The time of the last event known before, for each subject concerned.
  private var lastKnown: [Subject: Instant?] = [:]

  /// Notes that a subject is concerned.
  /// - Parameter latest: the time of each subject's last event.
  mutating func touch(_ subject: Subject, in latest: [Subject: Instant]) {
    if lastKnown[subject] == nil { lastKnown[subject] = .some(latest[subject]) }
  }

  /// The arrivals in accounts that have just been judged, in order of subjects and times.
  func arrivals(in accounts: [LiveAccount]) -> [Arrival] {
    var concerned: [(timeline: Timeline, renewal: Timeline.Renewal)] = []
    for account in accounts {
      for (subject, renewal) in account.judgement?.renewals ?? [:] where lastKnown[subject] != nil {
        if let timeline = account.timeline(of: subject) { concerned.append((timeline, renewal)) }
      }
    }
    return concerned.sorted { $0.timeline.subject < $1.timeline.subject }
      .flatMap { arrivals(in: $0.timeline, $0.renewal) }
  }

  private func arrivals(in timeline: Timeline, _ renewal: Timeline.Renewal) -> [Arrival] {
    let new = timeline.entries.indices[renewal.start...]
    let resolved = timeline.resolved(of: renewal.judged + new)
    return new.filter { timeline.entries[$0].isOf(keys) }.map { index in
      let entry = timeline.entries[index]
      let own = entry.kind == .change ? entry.event.eventID.flatMap { resolved[ExactText($0)] } ?? [] : []
      return Arrival(
        entry, of: timeline.subject, lastKnown: lastKnown[timeline.subject] ?? nil,
        resolving: own.filter { $0.index < index }.map(\.resolved))
    }
  }
}

extension Entry {
  /// Whether one of its bodies is under one of these keys.
  fileprivate func isOf(_ keys: Set<EventHistory.Key>) -> Bool {
    keys.contains(EventHistory.Key(of: event))
      || others.contains { keys.contains(EventHistory.Key(of: $0.event)) }
  }
}
