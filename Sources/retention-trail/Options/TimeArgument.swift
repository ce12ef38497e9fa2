internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import Glibc

/// A time on the command line: RFC 3339, a date, a time of day in UTC, `now`, or `30d` for so many days ago.
enum TimeArgument {
  case moment(Instant)
  /// A whole day, from this midnight on.
  case day(Instant)
  case daysAgo(Int)

  /// Nil for anything else.
  init?(_ text: String) {
    var units = Array(text.utf8)
    if units.count > 10, units[10] == UInt8(ascii: " ") { units[10] = UInt8(ascii: "T") }
    let text = String(decoding: units, as: UTF8.self)
    if let midnight = Instant(rfc3339: text + "T00:00:00Z") {
      self = .day(midnight)
    } else if let moment = TimeArgument.completions(of: text).lazy.compactMap({ Instant(rfc3339: $0) }).first
    {
      self = .moment(moment)
    } else if text == "now" {
      self = .daysAgo(0)
    } else if let days = text.wholeMatch(of: /([0-9]+)d/).flatMap({ Int($0.1) }), days <= 1_000_000 {
      self = .daysAgo(days)
    } else {
      return nil
    }
  }

  /// A date and time, with what may be left out of it: the zone, or the seconds, or both.
  private static func completions(of text: String) -> [String] {
    [text, text + "Z", text + ":00Z"]
      + (text.utf8.last == UInt8(ascii: "Z") ? [text.dropLast() + ":00Z"] : [])
  }

  /// Throws a usage error where an option's text is there and no time.
  static func check(_ option: String, _ text: String?) throws {
    guard let text, TimeArgument(text) == nil else { return }
    throw ValidationError(
      "\(option) \(text): not a time; write 2024-05-05T03:07:52Z, 2024-05-05, \"2024-05-05 12:00\" (UTC), now or 30d."
    )
  }

  /// The first moment that the argument means.
  func start(now: Instant) -> Instant {
    switch self {
    case .moment(let instant), .day(let instant): instant
    case .daysAgo(let days): now.adding(days: -days)
    }
  }

  /// The last moment that the argument means: of a date its last second, and every fraction of it.
  func end(now: Instant) -> Instant {
    guard case .day = self else { return start(now: now) }
    return Instant(seconds: moment(now: now).seconds, nanoseconds: 999_999_999)
  }

  /// The moment that the argument means as a clock: of a date its last second, so that the day's events count.
  func moment(now: Instant) -> Instant {
    guard case .day(let midnight) = self else { return start(now: now) }
    return Instant(seconds: midnight.seconds + 86_399)
  }

  /// Says for which moment a clock is taken that is only a date.
  static func explain(_ option: String, _ text: String?) {
    guard let text, case .day(let midnight) = TimeArgument(text) else { return }
    let moment = TimeArgument.day(midnight).moment(now: midnight)
    Messages.error("\(option) \(text): taken as the end of the day, \(moment)")
  }
}

extension Instant {
  /// The machine's clock, to the second.
  static var now: Instant {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec))
  }
}
