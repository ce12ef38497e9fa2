public import RetentionModel

/// A time of the week at which settings may be changed.
public struct ChangeWindow: Sendable {
  /// The days, 1 for Monday to 7 for Sunday.
  public var days: Set<Int>
  /// The first minute of the day in the window.
  public var start: Int
  /// The first minute after the window; if it is not later than the start, the window ends on the next day.
  public var end: Int
  /// The IANA name of the time zone.
  public var zone: String
  /// A clock in that zone.
  public var clock: any WallClock

  /// - Parameters: see the properties.
  public init(
    days: Set<Int>, start: Int, end: Int, zone: String, clock: any WallClock
  ) {
    self.days = days
    self.start = start
    self.end = end
    self.zone = zone
    self.clock = clock
  }

  func contains(_ moment: Instant) -> Bool {
    let (day, minute) = clock.reading(at: moment)
    if start < end { return days.contains(day) && (start..<end).contains(minute) }
    // After midnight, the window of the day before applies.
    let dayBefore = day == 1 ? 7 : day - 1
    return days.contains(day) && minute >= start || days.contains(dayBefore) && minute < end
  }
}

/// The local time of some place.
public protocol WallClock: Sendable {
  /// The local day, 1 for Monday to 7 for Sunday, and the minute of that day, from 0.
  /// - Parameter moment: the moment to convert.
  func reading(at moment: Instant) -> (day: Int, minute: Int)
}
