/// A moment in UTC, exact to the nanosecond.
///
/// CloudTrail's eventTime has a resolution of one second; timestamps in responseElements may be finer.
public struct Instant: Hashable, Comparable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let seconds: Int64
  /// Nanoseconds on top of them, 0..<1_000_000_000.
  public let nanoseconds: Int32

  /// - Parameters: see the properties.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The moment of a date and time of day in UTC, or nil if there is no such date or time.
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

  /// The first moment and the last that ISO 8601 can write with four digits of the year.
  public static let (distantPast, distantFuture) = (representable.lowerBound, representable.upperBound)

  /// What ISO 8601 can write with four digits of the year.
  package static let representable =
    Instant(
      seconds: -62_135_596_800)...Instant(
      seconds: 253_402_300_799, nanoseconds: 999_999_999)

  /// The moment so many days later, or earlier, but not beyond the years 1 to 9999.
  public func adding(days: Int) -> Instant {
    let (shift, isTooFar) = days.multipliedReportingOverflow(by: 86_400)
    return adding(seconds: isTooFar ? (days < 0 ? .min : .max) : shift)
  }

  /// The moment so many seconds later, or earlier, but not beyond the years 1 to 9999.
  public func adding(seconds shift: Int) -> Instant {
    let (sum, isTooFar) = seconds.addingReportingOverflow(Int64(shift))
    let edge = shift < 0 ? Instant.representable.lowerBound : Instant.representable.upperBound
    guard !isTooFar else { return edge }
    let moved = Instant(seconds: sum, nanoseconds: nanoseconds)
    return Instant.representable.contains(moved) ? moved : edge
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 with `Z`, with as many digits of the fraction as there are (0, 3, 6 or 9).
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
