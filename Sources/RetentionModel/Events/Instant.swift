internal import Glibc

/// A moment in UTC, exact to the nanosecond.
///
/// CloudTrail's eventTime has a resolution of one second; timestamps in responseElements may be finer.
public struct Instant: Hashable, Comparable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, not counting leap seconds.
  public let seconds: Int64
  /// Additional nanoseconds, 0..<1_000_000_000.
  public let nanoseconds: Int32

  /// - Parameters: see the properties.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The moment of a date and time of day in UTC, or nil if there is no such date or time.
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: the day of the month, from 1.
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  ///   - second: 0 to 59.
  ///   - nanoseconds: 0..<1_000_000_000.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    nanoseconds: Int32 = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.days(inMonth: month, of: year),
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSince1970
    let secondOfDay = Int64(hour * 3600 + minute * 60 + second)
    self.init(seconds: days * 86_400 + secondOfDay, nanoseconds: nanoseconds)
  }

  /// Whether a moment comes before another.
  public static func < (a: Instant, b: Instant) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  /// The first and the last moment that ISO 8601 can write with a four-digit year.
  public static let (distantPast, distantFuture) = (representable.lowerBound, representable.upperBound)

  /// The moments that ISO 8601 can write with a four-digit year.
  package static let representable =
    Instant(
      seconds: -62_135_596_800)...Instant(
      seconds: 253_402_300_799, nanoseconds: 999_999_999)

  /// The moment that many days later, or earlier if negative, limited to the years 1 to 9999.
  /// - Parameter days: of 86,400 seconds each.
  public func adding(days: Int) -> Instant {
    let (shift, isTooFar) = days.multipliedReportingOverflow(by: 86_400)
    return adding(seconds: isTooFar ? (days < 0 ? .min : .max) : shift)
  }

  /// The moment that many seconds later, or earlier if negative, limited to the years 1 to 9999.
  /// - Parameter shift: the number of seconds.
  public func adding(seconds shift: Int) -> Instant {
    let (sum, isTooFar) = seconds.addingReportingOverflow(Int64(shift))
    let edge = shift < 0 ? Instant.representable.lowerBound : Instant.representable.upperBound
    guard !isTooFar else { return edge }
    let moved = Instant(seconds: sum, nanoseconds: nanoseconds)
    return Instant.representable.contains(moved) ? moved : edge
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 with `Z`, with as many fractional digits as needed (0, 3, 6 or 9).
  public var description: String {
    var text = "\(date)T\(timeOfDay)"
    if nanoseconds != 0 {
      var digits = String(1_000_000_000 + Int(nanoseconds)).dropFirst()
      while digits.hasSuffix("000") { digits = digits.dropLast(3) }
      text += "." + digits
    }
    return text + "Z"
  }

  /// The date alone, `YYYY-MM-DD`.
  public var date: String {
    let day = CivilDate(daysSince1970: dayNumber)
    return "\(padded(day.year, to: 4))-\(padded(day.month))-\(padded(day.day))"
  }

  /// The time of day to the second, `HH:MM:SS`.
  public var timeOfDay: String {
    let second = Int(seconds - dayNumber * 86_400)
    return "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
  }

  private var dayNumber: Int64 {
    seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }

  private func padded(_ number: Int, to width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Instant {
  /// The machine's clock, to the second.
  public static var now: Instant {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec))
  }

  /// For Foundation's `Date(timeIntervalSince1970:)`, which is exact to the microsecond at best.
  public var timeIntervalSince1970: Double { Double(seconds) + Double(nanoseconds) / 1e9 }

  /// The moment of a `Date`'s timeIntervalSince1970, rounded down to the microsecond and limited to the years
  /// 1 to 9999.
  /// - Parameter interval: seconds since 1970-01-01T00:00:00Z.
  public init(timeIntervalSince1970 interval: Double) {
    let whole = interval.rounded(.down)
    guard whole >= Double(Instant.distantPast.seconds), whole <= Double(Instant.distantFuture.seconds) else {
      self = interval < 0 ? .distantPast : .distantFuture
      return
    }
    self.init(seconds: Int64(whole), nanoseconds: Int32((interval - whole) * 1_000_000) * 1000)
  }
}
