/// Whose retention a timeline is about.
public struct Subject: Hashable, Comparable, Sendable {
  /// The AWS account.
  public let recipientAccountId: String
  /// The Chime account's id, or the AppInstance's ARN.
  public let resource: String
  /// The service that keeps the messages.
  public let service: RetentionService

  init(of event: RetentionEvent) {
    self.init(of: event, in: event.recipientAccountId)
  }

  /// - Parameter account: the AWS account that the event is of.
  package init(of event: RetentionEvent, in account: String) {
    recipientAccountId = account
    resource = event.resource
    service = event.call.service
  }

  /// What stands for a resource that the record does not show.
  static let unknownResource = "unknown"

  /// Whether the records name the account or AppInstance at all.
  package var isResourceKnown: Bool { ExactText(resource) != ExactText(Subject.unknownResource) }

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
    (ExactText(recipientAccountId), ExactText(resource), ExactText(service.id))
  }
}

/// The history of one account's retention settings.
public struct Timeline: Sendable {
  /// Whose history it is.
  public let subject: Subject
  /// Ordered by eventTime, then eventID.
  public internal(set) var entries: [Entry] = []
  /// The history of each scope of the service.
  package var histories: [Scope: ScopeHistory]

  /// - Parameters:
  ///   - occurrences: the subject's events, each once, in order.
  ///   - asOf: the clock that deadlines are judged by.
  ///   - coverage: what the input proves of times.
  init(subject: Subject, occurrences: [Occurrence], asOf: Instant, coverage: Coverage) {
    self.subject = subject
    histories = Dictionary(uniqueKeysWithValues: subject.service.scopes.map { ($0, ScopeHistory()) })
    entries.reserveCapacity(occurrences.count)
    for occurrence in occurrences { append(occurrence) }
    judgePurges(asOf: asOf, coverage: coverage)
    judgeDisputes(asOf: asOf, coverage: coverage)
  }

  private mutating func append(_ occurrence: Occurrence) {
    let changes = changes(by: occurrence.event) { histories[$0]?.period ?? .unknown }
    let entry = Entry(occurrence, changes: changes)
    for change in changes { histories[change.scope]?.append(change, by: entry, at: entries.count) }
    entries.append(entry)
  }

  /// What an event does to each scope of the service.
  /// - Parameter period: the one of a scope that was in force before it.
  func changes(by event: RetentionEvent, before period: (Scope) -> Period) -> [Change] {
    guard !event.isFailure else { return [] }
    let changes = subject.service.scopes.map { Change($0, before: period($0), by: event) }
    guard !event.isChange else { return changes }
    // A Get that carries settings is an observation: it tells what was unknown, and changes nothing.
    return changes.filter { $0.effect == .set && $0.certainty == .reported }
  }

  /// What was in force at a moment, and what was gone; one a scope, in the order of the service's scopes.
  public func state(at moment: Instant) -> [ScopeState] {
    subject.service.scopes.compactMap { scope in
      histories[scope].map { ScopeState(scope, in: $0, entries: entries, at: moment) }
    }
  }
}
