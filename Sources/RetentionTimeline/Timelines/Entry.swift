/// One event in the history of an account.
public struct Entry: Sendable {
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
  /// Every place in the input where the event stands, in order.
  public let evidence: [Evidence]
  /// Other bodies that the input holds under the same eventID; none in genuine logs.
  public let conflictingBodies: [RetentionEvent]

  /// When what the event's period excludes is deleted: the service's own word, else 30 days after the
  /// event.
  ///
  /// Source: the Amazon Chime administrator guide's 30 days of grace; no page states a formula.
  var deadline: Instant {
    event.initiateDeletionTimestamp ?? event.eventTime.adding(days: Purge.graceDays)
  }
}
