/// How long messages are kept.
public enum Period: Hashable, Sendable {
  /// Nothing in the input says.
  case unknown
  /// So many days, `Period.validDays`; then they are deleted for good.
  case days(Int)
  /// For ever: retention is off.
  case unlimited

  /// The days that the API accepts, 1 day to 15 years (`RetentionDays` in the service models).
  public static let validDays = 1...5475

  /// `unknown`, `days` or `unlimited`.
  public var kind: String {
    switch self {
    case .unknown: "unknown"
    case .days: "days"
    case .unlimited: "unlimited"
    }
  }

  /// The number of days, where it is one.
  public var days: Int? {
    guard case .days(let days) = self else { return nil }
    return days
  }

  /// Whether this is a longer period than another; nil if one of them is unknown.
  public func isLonger(than other: Period) -> Bool? {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): nil
    case (.unlimited, .unlimited), (.days, .unlimited): false
    case (.unlimited, .days): true
    case (.days(let a), .days(let b)): a > b
    }
  }
}

/// What a retention period applies to.
public enum Scope: String, Hashable, Sendable {
  /// The chat rooms of a Chime account.
  case room
  /// The conversations of a Chime account (not those with outsiders, which keep messages for 90 days).
  case conversation
  /// The channels of an AppInstance.
  case channel
}
