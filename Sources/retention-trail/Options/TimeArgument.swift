internal import ArgumentParser
internal import Glibc
internal import RetentionTimeline

/// A time on the command line: RFC 3339, a date, or `30d` for so many days ago.
enum TimeArgument {
  case instant(Instant)
  case date(Instant)
  case daysAgo(Int)

  /// Nil for anything else.
  init?(_ text: String) {
    if let instant = Instant(rfc3339: text) {
      self = .instant(instant)
    } else if let midnight = Instant(rfc3339: text + "T00:00:00Z") {
      self = .date(midnight)
    } else if text.last == "d", let days = Int(text.dropLast()), (0...1_000_000).contains(days),
      text.first?.isNumber == true
    {
      self = .daysAgo(days)
    } else {
      return nil
    }
  }

  /// Throws a usage error where an option's text is there and no time.
  static func check(_ option: String, _ text: String?) throws {
    guard let text, TimeArgument(text) == nil else { return }
    throw ValidationError(
      "\(option) \(text): not a time; write 2024-05-05T03:07:52Z, 2024-05-05 or 30d.")
  }

  /// The moment that the argument means; a date is its first moment.
  func instant(now: Instant) -> Instant {
    switch self {
    case .instant(let instant), .date(let instant): instant
    case .daysAgo(let days): now.adding(days: -days)
    }
  }

  /// The last moment that the argument means: the end of a date, else the moment itself.
  func lastInstant(now: Instant) -> Instant {
    guard case .date(let midnight) = self else { return instant(now: now) }
    return Instant(
      seconds: midnight.adding(days: 1).seconds - 1, nanoseconds: 999_999_999)
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
