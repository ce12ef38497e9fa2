/// A record that says something else of an event than the one that speaks for it. It is judged as well.
public struct OtherBody: Equatable, Sendable {
  /// Why it does not speak for the event.
  public enum Standing: String, Sendable {
    /// It stands under the same eventID, which genuine logs never have.
    case conflicting
    /// The record that speaks says that it corrects this one.
    case replaced
  }

  /// What it says.
  public let event: RetentionEvent
  /// Every place in the input where it stands, in order.
  public let evidence: [Evidence]
  /// Why it does not speak.
  public let standing: Standing
  /// Whether it is about the same settings; else it is judged in another history.
  package let isOfSameSubject: Bool
  /// What it would have changed where it stands; none where it is no change of this subject's settings.
  public internal(set) var changes: [Change] = []

  init(event: RetentionEvent, evidence: [Evidence], standing: Standing, isOfSameSubject: Bool = true) {
    self.isOfSameSubject = isOfSameSubject
    self.event = event
    self.evidence = evidence
    self.standing = standing
  }
}
