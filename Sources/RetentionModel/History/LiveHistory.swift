/// A history that grows, and tells what each addition brings to it.
public struct LiveHistory: Sendable {
  private var history: EventHistory
  private let files: Witnesses
  private let declared: [ClosedRange<Instant>]
  /// The last event of each subject.
  private var latest: [Subject: Instant] = [:]
  private var hasCorrections = false

  /// - Parameters:
  ///   - history: what is known already, so that the first new change has a before.
  ///   - files: what its files witness.
  ///   - declared: windows that the operator declares to be complete.
  public init(
    _ history: EventHistory = EventHistory(), files: Witnesses = Witnesses(),
    declared: [ClosedRange<Instant>] = []
  ) {
    self.history = history
    self.files = files
    self.declared = declared
    for event in history.events { note(event) }
  }

  /// How many records told of an event that was known already.
  public var duplicates: Int { history.duplicates }

  /// All accounts that are known of, sorted.
  public var subjects: [Subject] { latest.keys.sorted() }

  /// The timelines of what is known so far.
  package func timelines(asOf: Instant, coverage: Coverage) -> [Timeline] {
    history.timelines(asOf: asOf, coverage: coverage)
  }

  /// What is proved so far, with the clock as the present.
  public func coverage(asOf: Instant) -> Coverage {
    history.coverage(with: files, declared: declared, limit: asOf.adding(days: 1))
  }

  /// Adds what some records said; one that has no place in a history adds nothing.
  ///
  /// What is told of an event holds for what is known now: records that come later, of earlier events, can
  /// change it. Records that come together are taken together.
  /// - Parameters:
  ///   - sightings: what came together, in any order.
  ///   - asOf: the clock that deadlines are judged by.
  /// - Returns: an arrival for each event that was not known before, or not with these contents, in order of
  ///   their subjects and times. A record that is a repeat, or that another one corrects, gives none.
  public mutating func insert(_ sightings: [Sighting], asOf: Instant) -> [Arrival] {
    var news = News()
    for sighting in sightings { add(sighting, to: &news) }
    let arrivals = news.views + judged(news, asOf: asOf)
    return arrivals.sorted {
      $0.subject == $1.subject
        ? $0.entry.event.precedes($1.entry.event) : $0.subject < $1.subject
    }
  }

  /// What some records bring that was not known.
  private struct News {
    /// When the last event took place that was known before, of each subject that is touched.
    private var lastKnown: [Subject: Instant?] = [:]
    /// What moves nothing, and is moved by nothing.
    var views: [Arrival] = []
    /// The rest, which has to be judged in its history.
    var keys: Set<EventHistory.Key> = []

    var subjects: Set<Subject> { Set(lastKnown.keys) }

    mutating func touch(_ subject: Subject, lastKnown time: Instant?) {
      if lastKnown[subject] == nil { lastKnown[subject] = .some(time) }
    }

    func arrival(of entry: Entry, of subject: Subject, after earlier: ArraySlice<Entry> = []) -> Arrival {
      Arrival(entry, of: subject, lastKnown: lastKnown[subject] ?? nil, after: earlier)
    }
  }

  private mutating func add(_ sighting: Sighting, to news: inout News) {
    guard let event = sighting.event else { return }
    let subject = Subject(of: event)
    // Another body under a known eventID can take the event to another subject.
    let earlier = history.subjects(of: event)
    for subject in [subject] + earlier { news.touch(subject, lastKnown: latest[subject]) }
    guard history.insert(sighting) else { return }
    note(event)
    if event.isPlainView, !hasCorrections, earlier.isEmpty {
      let entry = Entry(Occurrence(event, of: subject, at: sighting.evidence), changes: [])
      news.views.append(news.arrival(of: entry, of: subject))
    } else {
      news.keys.insert(EventHistory.Key(of: event))
    }
  }

  private func judged(_ news: News, asOf: Instant) -> [Arrival] {
    guard !news.keys.isEmpty else { return [] }
    return history.timelines(asOf: asOf, coverage: coverage(asOf: asOf), of: news.subjects).flatMap {
      timeline in
      timeline.entries.indices.filter { timeline.entries[$0].isOf(news.keys) }.map { index in
        news.arrival(
          of: timeline.entries[index], of: timeline.subject, after: timeline.entries[..<index])
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
  /// Whether it has no effect on what is told of any other event, nor they on it.
  fileprivate var isPlainView: Bool {
    !call.isChange && reported == .missing && eventID != nil && sharedEventID == nil
  }
}

/// An event that has come to a history.
public struct Arrival: Sendable {
  /// Whose history it is in.
  public let subject: Subject
  /// The event, with what it changed.
  public let entry: Entry
  /// Whether an event that took place later was known before.
  public let isLate: Bool
  /// The purges of earlier events that it has ended.
  public let resolved: [(opener: Entry, change: Change, purge: Purge)]

  /// - Parameters:
  ///   - lastKnown: when the last event took place that was known before.
  ///   - earlier: the entries before it.
  init(
    _ entry: Entry, of subject: Subject, lastKnown: Instant?, after earlier: ArraySlice<Entry> = []
  ) {
    self.subject = subject
    self.entry = entry
    isLate = lastKnown.map { entry.event.eventTime < $0 } ?? false
    var resolved: [(opener: Entry, change: Change, purge: Purge)] = []
    if let id = entry.event.eventID, entry.kind == .change {
      for opener in earlier {
        for change in opener.changes {
          guard let purge = change.purge, let resolver = purge.resolvedBy,
            ExactText(resolver) == ExactText(id)
          else { continue }
          resolved.append((opener, change, purge))
        }
      }
    }
    self.resolved = resolved
  }
}
