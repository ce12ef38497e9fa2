internal import CloudTrailRecords

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
  public mutating func insert(
    _ sightings: [Sighting], asOf: Instant
  ) -> [Arrival] {
    var arrivals: [Arrival] = []
    var new: Set<EventHistory.Key> = []
    var known: [Subject: Instant?] = [:]
    for sighting in sightings {
      guard let event = sighting.event else { continue }
      let subject = Subject(of: event)
      // Another body under a known eventID can take the event to another subject.
      let earlier = history.subjects(of: event)
      for subject in [subject] + earlier where known[subject] == nil {
        known[subject] = .some(latest[subject])
      }
      guard history.insert(sighting) else { continue }
      note(event)
      if event.isPlainLookUp, !hasCorrections, earlier.isEmpty {
        let occurrence = Occurrence(
          event: event, subject: subject, evidence: [sighting.evidence], ownEvidence: [sighting.evidence],
          otherAccounts: [])
        arrivals.append(
          Arrival(Entry(occurrence, changes: []), of: subject, lastKnown: known[subject] ?? nil))
      } else {
        new.insert(EventHistory.Key(of: event))
      }
    }
    if !new.isEmpty {
      let timelines = history.timelines(asOf: asOf, coverage: coverage(asOf: asOf), of: Set(known.keys))
      for timeline in timelines {
        for index in timeline.entries.indices where timeline.entries[index].isOf(new) {
          arrivals.append(
            Arrival(
              timeline.entries[index], of: timeline.subject, lastKnown: known[timeline.subject] ?? nil,
              after: timeline.entries[..<index]))
        }
      }
    }
    return arrivals.sorted {
      $0.subject == $1.subject
        ? $0.entry.event.precedes($1.entry.event) : $0.subject < $1.subject
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
  fileprivate var isPlainLookUp: Bool {
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
