/// One event in the history of a subject.
public struct Entry: Equatable, Sendable {
  /// The roles that an event can have.
  public enum Kind: String, Sendable {
    /// A successful Put.
    case change
    /// A failed Put.
    case attempt
    /// A Get.
    case access
  }

  /// The role of the event.
  public let kind: Kind
  /// The event.
  public let event: RetentionEvent
  /// For a change, one per scope; for an access with settings, the periods that it first made known.
  public internal(set) var changes: [Entry.Change]
  /// The reductions that it would cause if a disputed record before it were true; empty in genuine logs.
  public internal(set) var changesIfDisputed: [Entry.Change] = []
  /// Every position in the input where the event was found, in order.
  public let evidence: [Evidence]
  /// The positions of the body that represents the event.
  package let ownEvidence: [Evidence]
  /// Records that differ from the representing one, each judged as well, in order.
  public internal(set) var others: [OtherBody]
  /// Other AWS accounts with an event of the same eventID, at most the first five; empty in genuine logs.
  public let otherAccounts: [String]
  /// The eventID of a record of another subject that claims to correct this one.
  public let correctedBy: String?

  /// Other bodies in the input under the same eventID; empty in genuine logs.
  public var conflictingBodies: [RetentionEvent] {
    others.filter { $0.standing == .conflicting }.map(\.event)
  }

  /// Whether all of its records were found after a fault in their input.
  public var isAfterFault: Bool { evidence.allSatisfy(\.isAfterFault) }

  /// Whether nothing disputes the content of the event.
  package var isUndisputed: Bool {
    others.isEmpty && otherAccounts.isEmpty && correctedBy == nil && !isAfterFault
  }

  /// Whether it can serve as exculpatory evidence: it is undisputed, and known to have succeeded or failed.
  var isReliable: Bool { isUndisputed && event.isOutcomeKnown }

  /// The same entry with what its records say of some scopes alone.
  /// - Parameter scopes: the scopes.
  package func limited(to scopes: Set<Scope>) -> Entry {
    var entry = self
    entry.changes.removeAll { !scopes.contains($0.scope) }
    entry.changesIfDisputed.removeAll { !scopes.contains($0.scope) }
    for index in entry.others.indices { entry.others[index].changes.removeAll { !scopes.contains($0.scope) } }
    return entry
  }

  /// The events of all its records.
  package var events: [RetentionEvent] { [event] + others.map(\.event) }

  /// The times given by its bodies.
  package var times: [Instant] { disputedTimes.isEmpty ? [event.eventTime] : disputedTimes }

  /// All of them where there are several, in one array that every finding about the entry shares.
  private let disputedTimes: [Instant]

  init(_ occurrence: Occurrence, changes: [Entry.Change]) {
    event = occurrence.event
    kind = Kind(of: event)
    self.changes = changes
    evidence = occurrence.evidence
    ownEvidence = occurrence.ownEvidence
    others =
      occurrence.others.count < 2
      ? occurrence.others : occurrence.others.inListedOrder(by: \.event, \.evidence)
    disputedTimes = others.isEmpty ? [] : [event.eventTime] + others.map(\.event.eventTime)
    otherAccounts = occurrence.otherAccounts
    correctedBy = occurrence.correctedBy
  }
}

extension Entry.Kind {
  package init(of event: RetentionEvent) {
    self = !event.call.isChange ? .access : event.isFailure ? .attempt : .change
  }
}

extension RetentionEvent {
  /// When the messages that the event's period excludes are deleted: as stated by the service, otherwise at
  /// the end of the grace period.
  var deadline: Instant {
    initiateDeletionTimestamp ?? eventTime.adding(days: call.service.graceDays ?? 0)
  }
}
