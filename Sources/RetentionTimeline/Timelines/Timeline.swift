public import RecordScanner

/// Whose retention a timeline is about.
public struct Subject: Hashable, Comparable, Sendable {
  /// The AWS account.
  public let recipientAccountId: String
  /// The Chime account's id, or the AppInstance's ARN.
  public let resource: String
  /// The service that keeps the messages.
  public let service: RetentionCall.Service

  init(of event: RetentionEvent) {
    recipientAccountId = event.recipientAccountId
    resource = event.resource
    service = event.call.service
  }

  /// Whether all three are the same to the byte.
  public static func == (a: Subject, b: Subject) -> Bool {
    a.key == b.key
  }

  /// By AWS account, then by resource, then by service.
  public static func < (a: Subject, b: Subject) -> Bool {
    a.key < b.key
  }

  /// Feeds what makes two subjects the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key.0)
    hasher.combine(key.1)
    hasher.combine(key.2)
  }

  private var key: (ExactText, ExactText, ExactText) {
    (ExactText(recipientAccountId), ExactText(resource), ExactText(service.rawValue))
  }
}

/// The history of one account's retention settings.
public struct Timeline: Sendable {
  /// Whose history it is.
  public let subject: Subject
  /// Ordered by eventTime, then eventID.
  public private(set) var entries: [Entry] = []
  /// One history a scope, in the order of the service's scopes.
  private(set) var histories: [ScopeHistory]

  /// - Parameters:
  ///   - occurrences: the subject's events, each once, in order.
  ///   - asOf: the clock that deadlines are judged by.
  ///   - reach: what the input speaks of.
  init(subject: Subject, occurrences: [Occurrence], asOf: Instant, reach: Reach) {
    self.subject = subject
    histories = subject.service.scopes.map { _ in ScopeHistory() }
    entries.reserveCapacity(occurrences.count)
    for occurrence in occurrences { append(occurrence) }
    judgePurges(asOf: asOf, reach: reach)
  }

  private mutating func append(_ occurrence: Occurrence) {
    let event = occurrence.event
    let scopes = subject.service.scopes
    let kind: Entry.Kind = !event.call.isPut ? .access : event.isFailure ? .attempt : .change
    var changes: [Change] = []
    if !event.isFailure {
      changes = scopes.indices.map { index in
        Change(scopes[index], at: index, before: histories[index].period, by: event)
      }
    }
    // A Get that carries settings is an observation: it tells what was unknown, and changes nothing.
    if kind == .access { changes.removeAll { $0.effect != .set || $0.certainty != .reported } }
    let entry = Entry(
      kind: kind, event: event, changes: changes, evidence: occurrence.evidence,
      conflictingBodies: occurrence.conflictingBodies)
    for change in changes {
      guard let index = scopes.firstIndex(of: change.scope) else { continue }
      histories[index].append(change, by: entry, at: entries.count)
    }
    entries.append(entry)
  }

  private mutating func judgePurges(asOf: Instant, reach: Reach) {
    for (scope, history) in zip(subject.service.scopes, histories) {
      for (index, stretch) in history.stretches.enumerated() {
        guard let opener = stretch.entry,
          let place = entries[opener].changes.firstIndex(where: { $0.scope == scope })
        else { continue }
        entries[opener].changes[place].purge = Purge(
          of: index, in: history, entries: entries, asOf: asOf, reach: reach)
      }
    }
  }

  /// What was in force at a moment, and what was gone; one a scope, in the order of the service's scopes.
  public func state(at moment: Instant) -> [ScopeState] {
    zip(subject.service.scopes, histories).map { scope, history in
      ScopeState(scope, in: history, entries: entries, at: moment)
    }
  }
}
