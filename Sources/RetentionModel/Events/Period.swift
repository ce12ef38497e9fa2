/// How long messages are kept.
public enum Period: Hashable, Sendable {
  /// Not known from the input.
  case unknown
  /// A number of days, after which messages are deleted permanently.
  case days(Int)
  /// A number of hours, after which messages are deleted permanently.
  case hours(Int)
  /// No expiry: retention is off.
  case unlimited

  /// The unit in which a period is counted.
  public enum Unit: Sendable {
    case days, hours
  }

  /// A number of units.
  package init(_ count: Int, _ unit: Unit) {
    self =
      switch unit {
      case .days: .days(count)
      case .hours: .hours(count)
      }
  }

  /// `unknown`, `days`, `hours` or `unlimited`.
  public var kind: String {
    switch self {
    case .unknown: "unknown"
    case .days: "days"
    case .hours: "hours"
    case .unlimited: "unlimited"
    }
  }

  /// The number of days, for a period in days.
  public var days: Int? {
    guard case .days(let days) = self else { return nil }
    return days
  }

  /// The number of hours, for a period in hours.
  public var hours: Int? {
    guard case .hours(let hours) = self else { return nil }
    return hours
  }

  /// Its length; nil if it is unknown or without expiry.
  package var seconds: Int? {
    switch self {
    case .days(let days): days * 86_400
    case .hours(let hours): hours * 3600
    case .unknown, .unlimited: nil
    }
  }

  /// Whether this is a longer period than another; nil if either is unknown.
  /// - Parameter other: the period to compare with.
  public func isLonger(than other: Period) -> Bool? {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): nil
    case (_, .unlimited): false
    case (.unlimited, _): true
    default: (seconds ?? 0) > (other.seconds ?? 0)
    }
  }
}
