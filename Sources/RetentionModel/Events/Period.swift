/// How long messages are kept.
public enum Period: Hashable, Sendable {
  /// Nothing in the input says.
  case unknown
  /// So many days; then they are deleted for good.
  case days(Int)
  /// So many hours.
  case hours(Int)
  /// For ever: retention is off.
  case unlimited

  /// In what a period is counted.
  public enum Unit: Sendable {
    case days, hours
  }

  /// So many of a unit.
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

  /// The number of days, where it is one.
  public var days: Int? {
    guard case .days(let days) = self else { return nil }
    return days
  }

  /// The number of hours, where it is one.
  public var hours: Int? {
    guard case .hours(let hours) = self else { return nil }
    return hours
  }

  /// How long it lasts; nil where it is unknown or without end.
  package var seconds: Int? {
    switch self {
    case .days(let days): days * 86_400
    case .hours(let hours): hours * 3600
    case .unknown, .unlimited: nil
    }
  }

  /// Whether this is a longer period than another; nil if one of them is unknown.
  public func isLonger(than other: Period) -> Bool? {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): nil
    case (_, .unlimited): false
    case (.unlimited, _): true
    default: (seconds ?? 0) > (other.seconds ?? 0)
    }
  }
}
