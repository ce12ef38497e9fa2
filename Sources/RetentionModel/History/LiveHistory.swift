/// A history that grows, and returns what each addition adds to it.
public struct LiveHistory: Sendable {
  private var history: EventHistory
  private let files: Witnesses
  private let declared: [ClosedRange<Instant>]
  /// The time of each subject's last event.
  private var latest: [Subject: Instant] = [:]
  private var hasCorrections = false

  /// - Parameters:
  ///   - history: what is already known, so that the first new change has a period before it.
  ///   - files: what its files witness.
  ///   - declared: windows that the operator declares complete.
  public init(
    _ history: EventHistory = EventHistory(), files: Witnesses = Witnesses(),
    declared: [ClosedRange<Instant>] = []
  ) {
    self.history = history
    self.files = files
    self.declared = declared
    for event in history.events { note(event) }
  }

  /// How many records were of an event that was already known.
  public var duplicates: Int { history.duplicates }

  /// All known subjects, sorted.
  public var subjects: [Subject] { latest.keys.sorted() }

  /// The timelines of everything known so far.
  package func timelines(asOf: Instant, coverage: Coverage) -> [Timeline] {
    history.timelines(asOf: asOf, coverage: coverage)
  }

  /// The times covered so far.
  /// - Parameter asOf: the clock, as the present.
  public func coverage(asOf: Instant) -> Coverage {
    history.coverage(with: files, declared: declared, limit: asOf.adding(days: 1))
  }

  /// Adds sightings; one without a place in a history adds nothing.
  ///
  /// The result for an event reflects what is known now: records of earlier events that arrive later can
  /// change it. Records that arrive together are evaluated together.
  /// - Parameters:
  ///   - sightings: those that arrived together, in any order.
  ///   - asOf: the clock by which deadlines are judged.
  /// - Returns: an arrival for each event that was not known before, or not with this content, in order of
  ///   subjects and times. Repeated records and records corrected by another give none.
  public mutating func insert(_ sightings: [Sighting], asOf: Instant) -> [Arrival] {
    var news = News()
    for sighting in sightings { add(sighting, to: &news) }
    let arrivals = news.views + judged(news, asOf: asOf)
    return arrivals.sorted {
      $0.subject == $1.subject
        ? $0.entry.event.precedes($1.entry.event) : $0.subject < $1.subject
    }
  }

  /// What a set of records adds to the known history.
  private struct News {
    /// The time of the last event known before, for each subject concerned.
    private var lastKnown: [Subject: Instant?] = [:]
    /// Events that neither affect others nor are affected by them.
    var views: [Arrival] = []
    /// The other events, which must be judged within their history.
    var keys: Set<EventHistory.Key> = []

    var subjects: Set<Subject> { Set(lastKnown.keys) }

    mutating func touch(_ subject: Subject, lastKnown time: Instant?) {
      if lastKnown[subject] == nil { lastKnown[subject] = .some(time) }
    }

    func arrival(of entry: Entry, of subject: Subject, resolving resolved: [Arrival.Resolved] = []) -> Arrival
    {
      Arrival(entry, of: subject, lastKnown: lastKnown[subject] ?? nil, resolving: resolved)
    }
  }

  private mutating func add(_ sighting: Sighting, to news: inout News) {
    guard let event = sighting.event else { return }
    let subject = Subject(of: event)
    let key = EventHistory.Key(of: event)
    let isNew = !news.keys.contains(key)
    // Another body under a known eventID can move the event to another subject; once looked up, they are concerned.
    let earlier = isNew ? history.subjects(of: event) : []
    for subject in [subject] + earlier { news.touch(subject, lastKnown: latest[subject]) }
    guard history.insert(sighting) else { return }
    note(event)
    if event.isPlainView, !hasCorrections, isNew, earlier.isEmpty {
      let entry = Entry(Occurrence(event, of: subject, at: sighting.evidence), changes: [])
      news.views.append(news.arrival(of: entry, of: subject))
    } else {
      news.keys.insert(key)
    }
  }

  private func judged(_ news: News, asOf: Instant) -> [Arrival] {
    guard !news.keys.isEmpty else { return [] }
    let coverage = coverage(asOf: asOf)
    return history.timelines(asOf: asOf, coverage: coverage, of: news.subjects).flatMap { timeline in
      let resolved = timeline.resolved
      return timeline.entries.enumerated().filter { $0.element.isOf(news.keys) }.map { index, entry in
        let own = entry.kind == .change ? entry.event.eventID.flatMap { resolved[ExactText($0)] } ?? [] : []
        return news.arrival(
          of: entry, of: timeline.subject,
          resolving: own.filter { $0.index < index }.map(\.resolved))
      }
    }
  }

  private mutating func note(_ event: RetentionEvent) {
    let subject = Subject(of: event)
    latest[subject] = max(latest[subject] ?? event.eventTime, event.eventTime)
    if event.replacedEventID != nil { hasCorrections = true }
  }
}

extension Entry {
  /// Whether one of its bodies is under one of these keys.
  fileprivate func isOf(_ keys: Set<EventHistory.Key>) -> Bool {
    keys.contains(EventHistory.Key(of: event))
      || others.contains { keys.contains(EventHistory.Key(of: $0.event)) }
  }
}

extension RetentionEvent {
  /// Whether it has no effect on the judgement of any other event, nor they on its own.
  fileprivate var isPlainView: Bool {
    !call.isChange && reported == .missing && eventID != nil && sharedEventID == nil
  }
}
