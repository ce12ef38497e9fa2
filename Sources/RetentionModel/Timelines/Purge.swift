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
    /// The deadline has passed, and the logs prove that nothing stopped it.
    case carriedOut = "carried-out"
    /// The deadline has passed, and nothing that was read stopped it, but the logs do not prove that nothing did.
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
  /// What proves that it was carried out; nil for any other outcome.
  public let basis: Coverage.Basis?
  /// Why it is but presumed; nil for any other outcome.
  public let reason: Reason?
  /// The longest stretch without witness between the change and the deadline; nil where that does not matter.
  public let silence: ClosedRange<Instant>?
  /// Whether something between the change and the deadline was not read, whatever else is missing.
  public let hasHole: Bool
  /// Whether disputed records (in conflict, corrected, or behind a fault of the input) would make it look better; the
  /// worse is told.
  public internal(set) var disregardsDisputed = false

  /// Whether the event that decided it came in the deadline's own second, which counts as before it.
  public var isDecidedInLastSecond: Bool { resolvedAt?.seconds == deadline.seconds }

  /// Whether it is as severe as a deletion that is proved: stopping the log must not help.
  package var weighsAsProven: Bool {
    outcome == .carriedOut || outcome == .presumed && (hasHole || reason == .sparse)
  }
}

extension Purge.Outcome {
  /// How bad it is for the messages, from least to most.
  var badness: Int {
    switch self {
    case .averted: 0
    case .partlyAverted: 1
    case .superseded: 2
    case .unknown: 3
    case .pending: 4
    case .presumed: 5
    case .carriedOut: 6
    }
  }
}
