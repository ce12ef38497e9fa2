import PolicyReading
import RecordScanner
import RetentionTimeline
import Testing

extension Example {
  /// The records of the lines that are calls, one a line.
  func records() throws -> [String] {
    try history.split(separator: "\n").enumerated()
      .filter { !$0.element.hasPrefix("file ") }
      .map { try ExampleCall($0.element, number: $0.offset + 1).json }
  }

  /// What the rules have to look at.
  func investigation() throws -> Investigation {
    try Investigation(
      records: records(), asOf: asOf.map { try #require(Instant(timestamp: $0)) },
      policy: policy.map { try Policy(yaml: $0, rules: Rules.settings) } ?? Policy(),
      extraMembers: history.split(separator: "\n").filter { $0.hasPrefix("file ") }.map { line in
        let words = line.split(separator: " ")
        return ExtraMembers(
          path: String(words[1]), count: Int(words[2].dropFirst("members=".count)) ?? 0,
          account: "111122223333")
      })
  }
}

extension Investigation {
  /// - Parameters:
  ///   - records: in any order.
  ///   - asOf: the clock; a year after the last record unless told.
  init(
    records: [String], asOf: Instant? = nil, policy: Policy = Policy(), extraMembers: [ExtraMembers] = []
  ) throws {
    let reading = RecordReading(records.joined(separator: "\n"))
    try #require(reading.events.count == records.count, "each record gives an event")
    var reach = Reach()
    var history = EventHistory()
    for (event, position) in zip(reading.events, reading.positions) {
      reach.include(event.eventTime)
      history.insert(event, evidence: Evidence(path: "a.json", position: position))
    }
    let clock = asOf ?? (reach.to ?? Instant(seconds: 0)).adding(days: 365)
    self.init(
      timelines: history.timelines(asOf: clock, reach: reach), reach: reach, asOf: clock, policy: policy,
      extraMembers: extraMembers)
  }
}
