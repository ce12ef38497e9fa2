public import RetentionModel

/// A time of the week in which settings may be changed.
public struct ChangeWindow: Sendable {
  /// The days, 1 for Monday to 7 for Sunday.
  public var days: Set<Int>
  /// The first minute of the day that belongs to it.
  public var start: Int
  /// The first minute behind it; where that is not after the start, the window ends on the next day.
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
    // Past midnight it is the window of the day before.
    let dayBefore = day == 1 ? 7 : day - 1
    return days.contains(day) && minute >= start || days.contains(dayBefore) && minute < end
  }
}

/// A clock on the wall of some place.
public protocol WallClock: Sendable {
  /// The day, 1 for Monday to 7 for Sunday, and the minute of it, from 0 on, that it shows.
  func reading(at moment: Instant) -> (day: Int, minute: Int)
}
