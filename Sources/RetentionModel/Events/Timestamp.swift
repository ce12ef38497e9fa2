package import CloudTrailRecords

// The forms of timestamps in CloudTrail records, which depend on the service that wrote them:
//
//   2024-06-04T19:24:24Z  2024-06-04T19:24:24.123456789Z  …+0000  …+00:00  20240604T192424Z
//   2024-06-04 19:24:24.000   2024-06-04 19:24:24 UTC   (as query engines print times)
//   Jun 4, 2024 7:24:24 PM   Jun 4, 2024, 7:24:24 PM   (the space before PM may be U+202F)
//   1717529064  1717529064.5  1.717529064E9  1717529064000
//
// None depends on a locale. The text forms without a zone are read as UTC.

extension Instant {
  /// The moment of a JSON string or number in one of the forms that occur in CloudTrail records, or nil for
  /// any other value.
  ///
  /// Numbers from 10¹¹ are milliseconds (as seconds, that would be the year 5138); smaller ones are seconds.
  /// - Parameter value: the JSON value.
  package init?(timestamp value: JSONValue) {
    switch value.kind {
    case .number: self.init(epoch: value.literal)
    case .string:
      guard let text = value.text else { return nil }
      self.init(timestamp: text)
    default: return nil
    }
  }

  /// The moment of a text in any of these forms except a bare number.
  /// - Parameter text: the text.
  public init?(timestamp text: String) {
    var text = TimestampText(text)
    guard let instant = text.iso8601() ?? text.monthName() else { return nil }
    self = instant
  }

  /// The moment of an RFC 3339 date and time, or nil for any other text.
  /// - Parameter text: the text.
  public init?(rfc3339 text: String) {
    guard text.utf8.count >= 20, text.utf8.dropFirst(4).first == UInt8(ascii: "-"),
      let instant = Instant(timestamp: text)
    else { return nil }
    self = instant
  }

  /// The moment of a number of seconds or milliseconds since 1970.
  init?(epoch literal: String) {
    guard let number = DecimalNumber(literal) else { return nil }
    guard let whole = number.parts(pointShift: 0)?.whole else { return nil }
    let isMilliseconds = whole >= 100_000_000_000
    guard let parts = number.parts(pointShift: isMilliseconds ? -3 : 0) else { return nil }
    let instant =
      number.isNegative && parts.nanoseconds > 0
      ? Instant(seconds: -parts.whole - 1, nanoseconds: 1_000_000_000 - parts.nanoseconds)
      : Instant(
        seconds: number.isNegative ? -parts.whole : parts.whole, nanoseconds: parts.nanoseconds)
    guard Instant.representable.contains(instant) else { return nil }
    self = instant
  }
}

/// Reads a timestamp's text from left to right; each form starts from the beginning.
private struct TimestampText {
  private let units: [UInt8]
  private var position = 0

  init(_ text: String) {
    units = Array(text.utf8)
  }

  /// `YYYY-MM-DDTHH:MM:SS`, with or without separators, with a fraction of up to 9 digits and a zone; or with
  /// a blank for the `T`, which means UTC, stated or not.
  mutating func iso8601() -> Instant? {
    position = 0
    guard let year = number(digits: 4) else { return nil }
    let isExtended = take("-")
    guard let month = number(digits: 2), take("-") == isExtended, let day = number(digits: 2),
      case let isPrinted = isExtended && take(" "), isPrinted || take("T") || take("t"),
      let hour = number(digits: 2), take(":") == isExtended,
      let minute = number(digits: 2), take(":") == isExtended, let second = number(digits: 2),
      let nanoseconds = fraction(), let offset = isPrinted ? utc() : zone(), position == units.count,
      let local = Instant(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second,
        nanoseconds: nanoseconds)
    else { return nil }
    let instant = Instant(seconds: local.seconds - offset, nanoseconds: nanoseconds)
    return Instant.representable.contains(instant) ? instant : nil
  }

  /// `MMM d, yyyy h:mm:ss a`, with or without a comma after the year.
  mutating func monthName() -> Instant? {
    position = 0
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard let month = names.firstIndex(where: { take($0) }), take(" "),
      let day = shortNumber(), take(", "), let year = number(digits: 4),
      take(", ") || take(" "), let hour = shortNumber(), (1...12).contains(hour), take(":"),
      let minute = number(digits: 2), take(":"), let second = number(digits: 2),
      take(" ") || take("\u{202f}") || take("\u{a0}")
    else { return nil }
    let isMorning = take("AM")
    guard isMorning || take("PM"), position == units.count else { return nil }
    return Instant(
      year: year, month: month + 1, day: day, hour: hour % 12 + (isMorning ? 0 : 12),
      minute: minute, second: second)
  }

  private mutating func take(_ text: String) -> Bool {
    guard units[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func number(digits count: Int) -> Int? {
    guard position + count <= units.count else { return nil }
    var value = 0
    for unit in units[position..<position + count] {
      guard unit.isASCIIDigit else { return nil }
      value = value * 10 + Int(unit - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// One or two digits, without a leading zero.
  private mutating func shortNumber() -> Int? {
    guard let first = number(digits: 1), first != 0 else { return nil }
    guard let second = number(digits: 1) else { return first }
    return first * 10 + second
  }

  /// Nanoseconds; 0 without a fraction.
  private mutating func fraction() -> Int32? {
    guard take(".") else { return 0 }
    var value = 0
    var digits = 0
    while digits < 9, let digit = number(digits: 1) {
      value = value * 10 + digit
      digits += 1
    }
    guard digits > 0 else { return nil }
    for _ in digits..<9 { value *= 10 }
    return Int32(value)
  }

  /// 0, if the text ends here or with ` UTC`.
  private mutating func utc() -> Int64? {
    position == units.count || take(" UTC") ? 0 : nil
  }

  /// Seconds east of UTC.
  private mutating func zone() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isEast = take("+")
    guard isEast || take("-"), let hours = number(digits: 2), hours < 24 else { return nil }
    _ = take(":")
    guard let minutes = number(digits: 2), minutes < 60 else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return isEast ? seconds : -seconds
  }
}
