/// A record that differs from the one that represents the event. It is judged as well.
public struct OtherBody: Equatable, Sendable {
  /// Why it does not represent the event.
  public enum Standing: String, Sendable {
    /// It has the same eventID, which never happens in genuine logs.
    case conflicting
    /// The representing record claims to correct this one.
    case replaced
  }

  /// The record's content.
  public let event: RetentionEvent
  /// Every position in the input where it was found, in order.
  public let evidence: [Evidence]
  /// Why it does not represent the event.
  public let standing: Standing
  /// Whether it concerns the same settings; otherwise it is judged in another history.
  package let isOfSameSubject: Bool
  /// What it would have changed at its position; empty unless it is a change of this subject's settings.
  public internal(set) var changes: [Entry.Change] = []

  init(event: RetentionEvent, evidence: [Evidence], standing: Standing, isOfSameSubject: Bool = true) {
    self.isOfSameSubject = isOfSameSubject
    self.event = event
    self.evidence = evidence
    self.standing = standing
  }
}
