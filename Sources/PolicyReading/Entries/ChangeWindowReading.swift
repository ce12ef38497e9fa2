internal import RetentionFindings
internal import RetentionModel

extension ChangeWindow {
  /// `{days: mon-fri, from: "08:00", to: "18:00", time-zone: Europe/Berlin}`
  init(_ value: PolicyValue) throws(PolicyError) {
    let fields = try value.fields(of: "a change window", known: ["days", "from", "to", "time-zone"])
    let days = try fields.required("days").days()
    let start = try fields.required("from").minute(upTo: 1439)
    let end = try fields.required("to").minute(upTo: 1440)
    let zone = try fields.required("time-zone")
    let name = try zone.text()
    guard let clock = ZoneClock(zone: name) else {
      throw zone.error("has to be a time zone that this machine knows, such as Europe/Berlin\(zone.instead)")
    }
    self.init(days: days, start: start, end: end, zone: name) { clock.reading(at: $0) }
  }
}

extension PolicyValue {
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// A day, a range of days such as `fri-mon`, or a list of these.
  fileprivate func days() throws(PolicyError) -> Set<Int> {
    guard case .sequence = node.content else { return try dayRange() }
    var days: Set<Int> = []
    for element in try elements() { days.formUnion(try element.dayRange()) }
    return days
  }

  /// The days of a range; one that starts late in the week goes on in the next.
  private func dayRange() throws(PolicyError) -> Set<Int> {
    let ends = try text().split(separator: "-", omittingEmptySubsequences: false).map { name in
      PolicyValue.weekdays.firstIndex(of: name.lowercased())
    }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
      throw error(
        "has to be of \(PolicyValue.weekdays.joined(separator: ", ")), or a range such as mon-fri\(instead)")
    }
    let length = (last - first + 7) % 7
    return Set((first...first + length).map { $0 % 7 + 1 })
  }

  /// A time of day, HH:MM.
  fileprivate func minute(upTo last: Int) throws(PolicyError) -> Int {
    let units = Array(try text().utf8)
    let digits = units.map { Int($0) - Int(UInt8(ascii: "0")) }
    let places = [0, 1, 3, 4]
    guard units.count == 5, units[2] == UInt8(ascii: ":"),
      places.allSatisfy({ (0...9).contains(digits[$0]) }),
      digits[3] <= 5, case let minute = (digits[0] * 10 + digits[1]) * 60 + digits[3] * 10 + digits[4],
      minute <= last
    else {
      throw error("has to be a time of day from 00:00 to \(last == 1440 ? "24:00" : "23:59")\(instead)")
    }
    return minute
  }
}
