/// A history that grows, and tells what each addition brings to it.
public struct LiveHistory: Sendable {
  private var history: EventHistory
  private var reach: Reach

  /// - Parameters:
  ///   - history: what is known already, so that the first new change has a before.
  ///   - reach: what that speaks of.
  public init(_ history: EventHistory = EventHistory(), reach: Reach = Reach()) {
    self.history = history
    self.reach = reach
  }

  /// How many records told of an event that was known already.
  public var duplicates: Int { history.duplicates }

  /// Adds what some records said.
  ///
  /// What is told of an event holds for what is known now: records that come later, of earlier events, can change it.
  /// - Parameter asOf: the clock that deadlines are judged by.
  /// - Returns: an arrival for each event that was not known before, or not with these contents, in order of their
  ///   accounts and times. A record that is a repeat, or that another one corrects, gives none.
  public mutating func insert(
    _ records: [(event: RetentionEvent, evidence: Evidence)], asOf: Instant
  ) -> [Arrival] {
    var new: Set<EventHistory.Key> = []
    var accounts: Set<ExactText> = []
    for record in records {
      reach.include(record.event.eventTime)
      guard history.insert(record.event, evidence: record.evidence) else { continue }
      new.insert(EventHistory.Key(of: record.event))
      accounts.insert(ExactText(record.event.recipientAccountId))
    }
    guard !new.isEmpty else { return [] }
    return history.timelines(asOf: asOf, reach: reach, of: accounts).flatMap { timeline in
      let isNew = timeline.entries.map { new.contains(EventHistory.Key(of: $0.event)) }
      let lastKnown = isNew.lastIndex(of: false).map { timeline.entries[$0].event.eventTime }
      return timeline.entries.indices.filter { isNew[$0] }
        .map { Arrival(at: $0, in: timeline, lastKnown: lastKnown) }
    }
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

  init(at index: Int, in timeline: Timeline, lastKnown: Instant?) {
    subject = timeline.subject
    let entry = timeline.entries[index]
    self.entry = entry
    isLate = lastKnown.map { entry.event.eventTime < $0 } ?? false
    var resolved: [(opener: Entry, change: Change, purge: Purge)] = []
    if let id = entry.event.eventID, entry.kind == .change {
      for opener in timeline.entries[..<index] {
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
