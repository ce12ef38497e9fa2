/// The deletion of messages that a change condemned: they are hidden at once, and gone for good after the
/// deadline, unless the period is lengthened before it.
public struct Purge: Hashable, Sendable {
  /// What became of it.
  public enum Outcome: String, Hashable, Sendable {
    /// Before the deadline the period went back to the old one or longer, or off.
    case averted
    /// Before the deadline the period was lengthened, but to less than the old one.
    case partlyAverted = "partly-averted"
    /// Before the deadline the period was shortened again, which opened a purge of its own.
    case superseded
    /// The deadline has passed, and the input reaches past it.
    case carriedOut = "carried-out"
    /// The deadline has passed, but the input ends before it.
    case presumed
    /// The deadline is still ahead.
    case pending
    /// Before the deadline the period became unknown.
    case unknown
  }

  /// When the messages are deleted.
  public let deadline: Instant
  /// Whether the deadline is not the service's own word, but 30 days after the event.
  public let isEstimated: Bool
  /// What became of it, as of the report's clock.
  public let outcome: Outcome
  /// The event that decided the outcome; nil where none did, or where it has no eventID.
  public let resolvedBy: String?
  /// When that event came.
  public let resolvedAt: Instant?

  /// How long deleted messages can be restored (Amazon Chime administrator guide).
  public static let graceDays = 30
}
