/// The deletion of messages as a result of a change: they are hidden immediately, and deleted permanently
/// after the deadline unless the period is lengthened before it.
public struct Purge: Hashable, Sendable {
  /// The outcome of a deletion.
  public enum Outcome: String, Hashable, Sendable {
    /// Before the deadline, the period returned to at least the old one, or expiry was disabled.
    case averted
    /// Before the deadline, the period was lengthened, but to less than the old one.
    case partlyAverted = "partly-averted"
    /// Before the deadline, the period was shortened again, which started a deletion of its own.
    case superseded
    /// The deadline has passed, and the logs prove that nothing cancelled the deletion.
    case carriedOut = "carried-out"
    /// The deadline has passed and nothing that was read cancelled the deletion, but the logs do not prove
    /// that nothing did.
    case presumed
    /// The deadline has not passed yet.
    case pending
    /// Before the deadline, the period became unknown.
    case unknown
  }

  /// When the messages are deleted.
  public let deadline: Instant
  /// Whether the deadline is calculated as 30 days after the event rather than stated by the service.
  public let isEstimated: Bool
  /// The outcome as of the report's clock.
  public let outcome: Outcome
  /// The eventID of the event that decided the outcome; nil if there is none, or if it has no eventID.
  public let resolvedBy: String?
  /// The time of that event.
  public let resolvedAt: Instant?
  /// What the proof of the deletion rests on; nil for any outcome other than carried out.
  public let basis: Coverage.Basis?
  /// Why the deletion is only presumed; nil for any other outcome.
  public let reason: Reason?
  /// The longest span without a witness between the change and the deadline; nil if it is irrelevant.
  public let silence: ClosedRange<Instant>?
  /// The first hole between the change and the deadline, whatever else is missing; nil if there is none.
  public let hole: Hole?
  /// Whether disputed records (conflicting, corrected, or after a fault in the input) would improve the
  /// outcome; the worse outcome is reported.
  public internal(set) var disregardsDisputed = false

  /// Whether the deciding event came in the same second as the deadline, which counts as before it.
  public var isDecidedInLastSecond: Bool { resolvedAt?.seconds == deadline.seconds }

  /// Whether it is as severe as a proved deletion: stopping the logs must not reduce the severity.
  package var weighsAsProven: Bool {
    outcome == .carriedOut || outcome == .presumed && (hole != nil || reason == .sparse)
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
