extension PosixZone {
  /// - Parameter text: as RFC 9636 has it at the end of a time zone file.
  /// - Returns: nil if it is malformed, or names daylight saving time without saying when it is.
  init?(_ text: some Collection<UInt8>) {
    var text = PosixZoneText(rest: Array(text)[...])
    guard text.takeName(), let west = text.takeTime(upTo: 24) else { return nil }
    standard = -west
    if !text.rest.isEmpty {
      guard text.takeName() else { return nil }
      var offset = standard + 3600
      if text.rest.first != UInt8(ascii: ",") {
        guard let west = text.takeTime(upTo: 24) else { return nil }
        offset = -west
      }
      guard let start = text.takeYearTime(), let end = text.takeYearTime() else { return nil }
      daylight = Daylight(offset: offset, start: start, end: end)
    }
    guard text.rest.isEmpty else { return nil }
  }
}

/// Takes a rule's text apart, from left to right.
private struct PosixZoneText {
  var rest: ArraySlice<UInt8>

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// At most three digits.
  mutating func takeNumber(in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(number) ? number : nil
  }

  /// `CET`, or with digits and signs `<+0330>`; which, does not matter.
  mutating func takeName() -> Bool {
    let isQuoted = take("<")
    let name = rest.prefix { unit in
      switch unit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
      default: false
      }
    }
    rest.removeFirst(name.count)
    return name.count >= 3 && (!isQuoted || take(">"))
  }

  /// `2`, `-1:30` or `+02:00:00`, in seconds.
  mutating func takeTime(upTo hours: Int) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = takeNumber(in: 0...hours) else { return nil }
    var (minutes, seconds) = (0, 0)
    if take(":") {
      guard let number = takeNumber(in: 0...59) else { return nil }
      minutes = number
      if take(":") {
        guard let number = takeNumber(in: 0...59) else { return nil }
        seconds = number
      }
    }
    let time = hours * 3600 + minutes * 60 + seconds
    return isNegative ? -time : time
  }

  /// `,M3.5.0`, `,J60/2` or `,59/-1`; it is 2 o'clock unless said.
  mutating func takeYearTime() -> YearTime? {
    guard take(","), let day = takeDay() else { return nil }
    guard take("/") else { return YearTime(day: day, time: 2 * 3600) }
    guard let time = takeTime(upTo: 167) else { return nil }
    return YearTime(day: day, time: time)
  }

  private mutating func takeDay() -> YearTime.Day? {
    if take("J") { return takeNumber(in: 1...365).map { .julian($0) } }
    guard take("M") else { return takeNumber(in: 0...365).map { .zeroBased($0) } }
    guard let month = takeNumber(in: 1...12), take("."), let week = takeNumber(in: 1...5), take("."),
      let day = takeNumber(in: 0...6)
    else { return nil }
    return .weekday(month: month, week: week, day: day)
  }
}
