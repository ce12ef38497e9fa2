/// Whose retention a timeline is about.
public struct Subject: Hashable, Comparable, Sendable {
  /// The AWS account.
  public let recipientAccountId: String
  /// The Chime account's id, or the AppInstance's ARN.
  public let resource: String
  /// The service that keeps the messages.
  public let service: RetentionCall.Service

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
    (ExactText(recipientAccountId), ExactText(resource), ExactText(service.rawValue))
  }
}

/// The history of one account's retention settings.
public struct Timeline: Sendable {
  /// Whose history it is.
  public let subject: Subject
  /// Ordered by eventTime, then eventID.
  public internal(set) var entries: [Entry] = []
  /// One history a scope, in the order of the service's scopes.
  package var histories: [ScopeHistory]

  /// - Parameters:
  ///   - occurrences: the subject's events, each once, in order.
  ///   - asOf: the clock that deadlines are judged by.
  ///   - coverage: what the input proves of times.
  init(subject: Subject, occurrences: [Occurrence], asOf: Instant, coverage: Coverage) {
    self.subject = subject
    histories = subject.service.scopes.map { _ in ScopeHistory() }
    entries.reserveCapacity(occurrences.count)
    for occurrence in occurrences { append(occurrence) }
    judgePurges(asOf: asOf, coverage: coverage)
    judgeDisputes(asOf: asOf, coverage: coverage)
  }

  private mutating func append(_ occurrence: Occurrence) {
    let scopes = subject.service.scopes
    let changes = changes(by: occurrence.event) { histories[$0].period }
    let entry = Entry(occurrence, changes: changes)
    for change in changes {
      guard let index = scopes.firstIndex(of: change.scope) else { continue }
      histories[index].append(change, by: entry, at: entries.count)
    }
    entries.append(entry)
  }

  /// What an event does to each scope of the service.
  /// - Parameter period: the one in force before it, of the scope number so many.
  func changes(by event: RetentionEvent, before period: (Int) -> Period) -> [Change] {
    guard !event.isFailure else { return [] }
    let scopes = subject.service.scopes
    let changes = scopes.indices.map { Change(scopes[$0], at: $0, before: period($0), by: event) }
    guard !event.isChange else { return changes }
    // A Get that carries settings is an observation: it tells what was unknown, and changes nothing.
    return changes.filter { $0.effect == .set && $0.certainty == .reported }
  }

  /// What was in force at a moment, and what was gone; one a scope, in the order of the service's scopes.
  public func state(at moment: Instant) -> [ScopeState] {
    zip(subject.service.scopes, histories).map { scope, history in
      ScopeState(scope, in: history, entries: entries, at: moment)
    }
  }
}
