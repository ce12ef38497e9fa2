internal import Foundation
internal import RetentionFindings
internal import RetentionModel
internal import Yams

extension ChangeWindow {
  /// `{days: mon-fri, from: "08:00", to: "18:00", time-zone: Europe/Berlin}`
  init(_ value: PolicyValue) throws(PolicyError) {
    let fields = try value.fields(of: "a change window", known: ["days", "from", "to", "time-zone"])
    let days = try fields.required("days").days()
    let start = try fields.required("from").minute(upTo: 1439)
    let end = try fields.required("to").minute(upTo: 1440)
    let zone = try fields.required("time-zone")
    let name = try zone.text()
    guard let timeZone = TimeZone(iana: name) else {
      throw zone.error("must be a time zone that this machine knows, such as Europe/Berlin\(zone.instead)")
    }
    self.init(days: days, start: start, end: end, zone: name, clock: ZoneClock(timeZone: timeZone))
  }
}

extension PolicyValue {
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// A day, a range of days such as `fri-mon`, or a list of these.
  fileprivate func days() throws(PolicyError) -> Set<Int> {
    guard node.sequence != nil else { return try dayRange() }
    var days: Set<Int> = []
    for element in try elements() { days.formUnion(try element.dayRange()) }
    return days
  }

  /// The days of a range; a range that starts late in the week continues in the next.
  private func dayRange() throws(PolicyError) -> Set<Int> {
    let ends = try text().split(separator: "-", omittingEmptySubsequences: false).map { name in
      PolicyValue.weekdays.firstIndex(of: name.lowercased())
    }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
      throw error(
        "must be one of \(PolicyValue.weekdays.joined(separator: ", ")), or a range such as mon-fri\(instead)"
      )
    }
    let length = (last - first + 7) % 7
    return Set((first...first + length).map { $0 % 7 + 1 })
  }

  /// A time of day, HH:MM.
  fileprivate func minute(upTo last: Int) throws(PolicyError) -> Int {
    guard let time = try text().wholeMatch(of: /([0-9]{2}):([0-5][0-9])/), let hours = Int(time.1),
      let minutes = Int(time.2), case let minute = hours * 60 + minutes, minute <= last
    else {
      throw error("must be a time of day from 00:00 to \(last == 1440 ? "24:00" : "23:59")\(instead)")
    }
    return minute
  }
}

extension TimeZone {
  /// IANA's zones that belong to no place; all others are named Area/Location.
  private static let placeless: Set = [
    "UTC", "GMT", "CET", "EET", "MET", "WET", "EST", "HST", "MST", "CST6CDT", "EST5EDT", "MST7MDT", "PST8PDT",
  ]

  /// A zone by its IANA name.
  /// - Returns: nil for any other name, even if Foundation accepts it: offsets, whose sign is the opposite of
  ///   that in Etc/GMT+2, and ICU's abbreviations, in which CST means Chicago and never Shanghai.
  init?(iana name: String) {
    let isNamed = TimeZone.placeless.contains(name) || name.contains("/") && !name.hasPrefix("SystemV/")
    guard isNamed, !name.utf8.contains(0) else { return nil }
    self.init(identifier: name)
  }
}

/// A clock in one of Foundation's time zones.
struct ZoneClock: WallClock {
  let timeZone: TimeZone

  func reading(at moment: Instant) -> (day: Int, minute: Int) {
    let week: Int64 = 7 * 86_400
    let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.seconds)))
    // 1970 began on a Thursday; calculating within a week suffices and cannot overflow.
    let second = Int(((moment.seconds % week) + Int64(offset) + 3 * 86_400 + 2 * week) % week)
    return (second / 86_400 + 1, second % 86_400 / 60)
  }
}
