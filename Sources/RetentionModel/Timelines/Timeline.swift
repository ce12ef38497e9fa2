/// The resource that a timeline is about.
public struct Subject: Hashable, Comparable, Sendable {
  /// The AWS account.
  public let recipientAccountId: String
  /// The Chime account's id, or the AppInstance's ARN.
  public let resource: String
  /// The service that stores the messages.
  public let service: RetentionService

  init(of event: RetentionEvent) {
    self.init(of: event, in: event.recipientAccountId)
  }

  /// - Parameter account: the AWS account of the event.
  package init(of event: RetentionEvent, in account: String) {
    recipientAccountId = account
    resource = event.resource
    service = event.call.service
  }

  /// The placeholder for a resource that the record does not show.
  static let unknownResource = "unknown"

  /// Whether the records name the resource.
  package var isResourceKnown: Bool { ExactText(resource) != ExactText(Subject.unknownResource) }

  /// Whether all three are identical byte by byte.
  public static func == (a: Subject, b: Subject) -> Bool {
    a.key == b.key
  }

  /// By AWS account, then by resource, then by service.
  public static func < (a: Subject, b: Subject) -> Bool {
    a.key < b.key
  }

  /// Hashes the account, the resource and the service.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key.0)
    hasher.combine(key.1)
    hasher.combine(key.2)
  }

  private var key: (ExactText, ExactText, ExactText) {
    (ExactText(recipientAccountId), ExactText(resource), ExactText(service.id))
  }
}

/// The history of one subject's retention settings.
public struct Timeline: Sendable {
  /// The subject of the history.
  public let subject: Subject
  /// Ordered by eventTime, then eventID.
  public internal(set) var entries: [Entry] = []
  /// The history of each scope of the service.
  package internal(set) var histories: [Scope: ScopeHistory]
  /// Whether an entry is not reliable.
  var hasDisputes = false

  /// - Parameters:
  ///   - occurrences: the subject's events, each once, in order.
  ///   - asOf: the clock by which deadlines are judged.
  ///   - coverage: the times that the input covers.
  init(subject: Subject, occurrences: [Occurrence], asOf: Instant, coverage: Coverage) {
    self.subject = subject
    histories = Dictionary(uniqueKeysWithValues: subject.service.scopes.map { ($0, ScopeHistory()) })
    entries.reserveCapacity(occurrences.count)
    renew(from: 0, with: occurrences, asOf: asOf, coverage: coverage)
  }

  mutating func append(_ occurrence: Occurrence) {
    let changes = changes(by: occurrence.event) { histories[$0]?.period ?? .unknown }
    let entry = Entry(occurrence, changes: changes)
    for change in changes { histories[change.scope]?.append(change, by: entry, at: entries.count) }
    entries.append(entry)
    if !entry.isReliable { hasDisputes = true }
  }

  /// The effects of an event on each scope of the service.
  /// - Parameter period: the period of a scope before the event.
  func changes(by event: RetentionEvent, before period: (Scope) -> Period) -> [Entry.Change] {
    guard !event.isFailure else { return [] }
    let changes = subject.service.scopes.map { Entry.Change($0, before: period($0), by: event) }
    guard !event.isChange else { return changes }
    // A Get with settings is an observation: it makes an unknown period known, and changes nothing.
    return changes.filter { $0.effect == .set && $0.certainty == .reported }
  }

  /// The periods in force at a moment and what was deleted by then, one per scope, in the order of the
  /// service's scopes.
  /// - Parameter moment: the time in question.
  public func state(at moment: Instant) -> [ScopeState] {
    subject.service.scopes.compactMap { scope in
      histories[scope].map { ScopeState(scope, in: $0, entries: entries, at: moment) }
    }
  }

  /// The period before the latest reduction of a scope that can still be undone, or before the first of several
  /// successive ones; nil if none can be undone.
  package func restorable(_ scope: Scope, at moment: Instant) -> Period? {
    guard let history = histories[scope] else { return nil }
    let stretches = history.stretches
    /// The deletion that a stretch causes, where it is known what was kept before.
    func purge(_ index: Int) -> Purge? {
      guard let entry = stretches[index].entry, stretches[index - 1].period != .unknown else { return nil }
      return entries[entry].changes.first { $0.scope == scope }?.purge
    }
    // One that is pending is never settled.
    let last = history.unsettled.last { index in
      stretches[index].since.map { $0 <= moment } ?? false && purge(index)?.outcome == .pending
    }
    guard var first = last ?? history.reductionUndoneInPart(at: moment, purge) else { return nil }
    while let earlier = purge(first - 1), earlier.outcome == .superseded, earlier.deadline > moment {
      first -= 1
    }
    return stretches[first - 1].period
  }
}

extension ScopeHistory {
  /// The stretch of the reduction that the period in force undid in part, while the rest is neither deleted nor decided; nil
  /// if there is none.
  /// - Parameter purge: the deletion that a stretch causes.
  fileprivate func reductionUndoneInPart(at moment: Instant, _ purge: (Int) -> Purge?) -> Int? {
    let current = stretches.partitioningIndex { $0.since.map { $0 > moment } ?? false } - 1
    let next = current + 1 < stretches.count ? stretches[current + 1].since?.seconds : nil
    guard current > 1, let deadline = stretches[current].deadline, moment < deadline,
      stretches[current].period.seconds != nil, next ?? .max > deadline.seconds
    else { return nil }
    // Several successive lengthenings may have undone parts of it, each before the deadline of the one before.
    var index = current
    while index > 1, purge(index) == nil, let since = stretches[index].since,
      let deadline = stretches[index - 1].deadline, since.seconds <= deadline.seconds
    {
      index -= 1
    }
    return purge(index)?.outcome == .partlyAverted ? index : nil
  }
}
