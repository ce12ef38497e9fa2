/// A moment in UTC broken into its parts.
struct CivilTime {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int

  /// Seconds since 1970, at least 0.
  init(seconds: Int) {
    let days = seconds / 86_400
    let rest = seconds % 86_400
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest % 3600 / 60
    second = rest % 60
  }
}

extension [UInt8] {
  /// `2024-03-04T05:06:07`, without a zone.
  mutating func append(isoTime seconds: Int) {
    let time = CivilTime(seconds: seconds)
    append(padded: time.year, width: 4)
    append(0x2d)
    append(padded: time.month, width: 2)
    append(0x2d)
    append(padded: time.day, width: 2)
    append(0x54)
    append(padded: time.hour, width: 2)
    append(0x3a)
    append(padded: time.minute, width: 2)
    append(0x3a)
    append(padded: time.second, width: 2)
  }

  /// `Aug 2, 2024, 8:45:00 AM`, the separators being given.
  mutating func append(textTime seconds: Int, afterYear: String, beforeHalf: String) {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let time = CivilTime(seconds: seconds)
    append(text: names[time.month - 1])
    append(0x20)
    append(number: time.day)
    append(text: ", ")
    append(number: time.year)
    append(text: afterYear)
    append(number: time.hour % 12 == 0 ? 12 : time.hour % 12)
    append(0x3a)
    append(padded: time.minute, width: 2)
    append(0x3a)
    append(padded: time.second, width: 2)
    append(text: beforeHalf)
    append(text: time.hour < 12 ? "AM" : "PM")
  }
}
