/// One event in the history of an account.
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

  /// What the event is to the history.
  public let kind: Kind
  /// The event.
  public let event: RetentionEvent
  /// One change a scope, for a change; what an observation set, for an access that carried settings.
  public internal(set) var changes: [Change]
  /// The cuts that it would be if a disputed record before it told the truth; none in genuine logs.
  public internal(set) var changesIfDisputed: [Change] = []
  /// Every place in the input where the event stands, in order.
  public let evidence: [Evidence]
  /// Where the body that speaks for the event stands.
  package let ownEvidence: [Evidence]
  /// Records that say something else of the event, each judged as well, in order.
  public internal(set) var others: [OtherBody]
  /// Other AWS accounts that have an event of the same eventID, the first five at most; none in genuine logs.
  public let otherAccounts: [String]
  /// The record of another account's settings that says that it corrects this one.
  public let correctedBy: String?

  /// Other bodies that the input holds under the same eventID; none in genuine logs.
  public var conflictingBodies: [RetentionEvent] {
    others.filter { $0.standing == .conflicting }.map(\.event)
  }

  /// Whether all of its records were found behind a fault of their input.
  public var isAfterFault: Bool { evidence.allSatisfy(\.isAfterFault) }

  /// Whether nothing disputes what the event says.
  package var isUndisputed: Bool {
    others.isEmpty && otherAccounts.isEmpty && correctedBy == nil && !isAfterFault
  }

  /// Whether it may clear something: nothing disputes it, and it is known to have succeeded or failed.
  var isReliable: Bool { isUndisputed && event.isOutcomeKnown }

  /// The times that its bodies give.
  package var times: [Instant] { [event.eventTime] + others.map(\.event.eventTime) }

  init(_ occurrence: Occurrence, changes: [Change]) {
    event = occurrence.event
    kind = Kind(of: event)
    self.changes = changes
    evidence = occurrence.evidence
    ownEvidence = occurrence.ownEvidence
    others =
      occurrence.others.count < 2
      ? occurrence.others : occurrence.others.inListedOrder(by: \.event, \.evidence)
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
  /// When what the event's period excludes is deleted: the service's own word, else at the end of its grace.
  var deadline: Instant {
    initiateDeletionTimestamp ?? eventTime.adding(days: call.service.graceDays ?? 0)
  }
}
