/// The rule of a time zone for the years to come, as POSIX writes it in TZ: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone: Sendable, Equatable {
  /// Seconds east of UTC.
  var standard: Int
  /// Nil where the clocks are never changed.
  var daylight: Daylight?

  /// The other time of a year, mostly that of the summer.
  struct Daylight: Sendable, Equatable {
    /// Seconds east of UTC.
    var offset: Int
    /// By the clock that shows standard time.
    var start: YearTime
    /// By the clock that shows the other.
    var end: YearTime
  }

  /// Seconds east of UTC at a moment, in seconds since 1970.
  func offset(at seconds: Int64) -> Int {
    guard let daylight else { return standard }
    // The calendar, with its days of the week, is the same again after 400 years.
    let cycle: Int64 = 146_097 * 86_400
    let seconds = Int((seconds % cycle + cycle) % cycle)
    let year = 1970 + seconds / Int(cycle / 400)
    // That may be the next year or the last, and a change may be some days outside of its year.
    var last = (time: Int.min, offset: standard)
    for year in year - 2...year + 2 {
      let start = daylight.start.seconds(in: year) - standard
      let end = daylight.end.seconds(in: year) - daylight.offset
      if end <= seconds, end > last.time { last = (end, standard) }
      // Where the one ends as the next starts, nobody changes the clock.
      if start <= seconds, start >= last.time { last = (start, daylight.offset) }
    }
    return last.offset
  }
}

/// A time of a day in each year.
struct YearTime: Sendable, Equatable {
  enum Day: Sendable, Equatable {
    /// 1…365; 29 February is never counted.
    case julian(Int)
    /// 0…365; 29 February is counted.
    case zeroBased(Int)
    /// The n-th day of the week (0 for Sunday) in a month; the fifth is the last.
    case weekday(month: Int, week: Int, day: Int)
  }

  var day: Day
  /// Seconds from the day's midnight on, which may lead into another day.
  var time: Int

  /// The seconds since 1970 of a clock that shows this time.
  func seconds(in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let before = year - 1
    let newYear = 365 * before + before / 4 - before / 100 + before / 400 - 719_162
    let number =
      switch day {
      case .julian(let day): newYear + day - (isLeap && day >= 60 ? 0 : 1)
      case .zeroBased(let day): newYear + day
      case .weekday(let month, let week, let weekday):
        YearTime.day(week, weekday, month: month, newYear: newYear, isLeap: isLeap)
      }
    return number * 86_400 + time
  }

  private static func day(_ week: Int, _ weekday: Int, month: Int, newYear: Int, isLeap: Bool) -> Int {
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let first = newYear + lengths[..<(month - 1)].reduce(0, +)
    // 1970 began on a Thursday; years before it have days below zero.
    let ahead = (weekday - (first + 4) % 7 + 14) % 7
    let day = ahead + 7 * (week - 1)
    return first + (day < lengths[month - 1] ? day : day - 7)
  }
}
