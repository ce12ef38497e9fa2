/// A day of the Gregorian calendar, applied to all times, as in ISO 8601.
package struct CivilDate {
  package var year: Int
  package var month: Int
  var day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Years are counted from March, so a leap day is the last of its year: a year then begins
  /// `365·y + y/4 − y/100 + y/400` days after the first, and its months follow a pattern of 153 days per five
  /// months.
  var daysSince1970: Int64 {
    let shifted = month > 2 ? (year: year, month: month - 3) : (year: year - 1, month: month + 9)
    let era = shifted.year >= 0 ? shifted.year / 400 : (shifted.year - 399) / 400
    let yearOfEra = shifted.year - era * 400
    let dayOfYear = (153 * shifted.month + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era) * CivilDate.daysInEra + Int64(dayOfEra) - CivilDate.marchOfYear0
  }

  package init(daysSince1970 days: Int64) {
    let count = days + CivilDate.marchOfYear0
    let floored = count >= 0 ? count : count - CivilDate.daysInEra + 1
    let era = floored / CivilDate.daysInEra
    let dayOfEra = Int(count - era * CivilDate.daysInEra)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
  }

  /// The number of days in a month.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days in 400 years.
  private static let daysInEra: Int64 = 146_097
  /// The days from 0000-03-01 to 1970-01-01.
  private static let marchOfYear0: Int64 = 719_468
}
