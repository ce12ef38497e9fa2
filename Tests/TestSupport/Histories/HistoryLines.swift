internal import PolicyReading
internal import CloudTrailRecords
internal import RetentionFindings
internal import RetentionModel

extension Sequence<String> {
  /// The records of lines of `CallLine`, which are numbered from 0.
  func records() throws -> [String] {
    try enumerated().map { try CallLine($0.element, number: $0.offset).json }
  }
}

extension Rule.Example {
  /// The records of the lines that are calls, one a line.
  func records() throws -> [String] {
    try history.split(separator: "\n").enumerated()
      .filter { !$0.element.hasPrefix("file ") && !TrailLine.isOne($0.element) }
      .map { try CallLine($0.element, number: $0.offset + 1).json }
  }

  /// Where the record of each call stands.
  private func evidence() throws -> [Evidence] {
    try history.split(separator: "\n").enumerated().filter {
      !$0.element.hasPrefix("file ") && !TrailLine.isOne($0.element)
    }.map { number, line in
      let call = try CallLine(line, number: number + 1)
      return Evidence(
        path: call.path, position: .init(member: 0, record: number, offset: UInt64(number)),
        isAfterFault: call.isAfterFault)
    }
  }

  /// What the rules have to look at. The logs are complete from the first call to the last.
  func investigation() throws -> Investigation {
    try Investigation(
      records: records(), asOf: asOf.map { try Instant(timestamp: $0).required("time \($0)") },
      policy: policy.map { try Policy(yaml: $0, rules: Rules.settings) } ?? Policy(),
      oddFiles: files.filter { !$0.contains(" fault=") }.map { line in
        let words = line.split(separator: " ")
        let count = try Int(words[2].drop { $0 != "=" }.dropFirst()).required("number in \(words[2])")
        let oddity: OddFile.Oddity =
          switch words[2].prefix(while: { $0 != "=" }) {
          case "members": .members(count)
          case "versions": .versions(count)
          default: .documents(count)
          }
        return OddFile(path: String(words[1]), oddity: oddity, account: "111122223333")
      },
      evidenceFaults: files.filter { $0.contains(" fault=") }.map { line in
        let words = line.split(separator: " ")
        let slot = LogFileSlot(path: String(words[1]))
        return EvidenceFault(
          kind: try EvidenceFault.Kind(rawValue: String(words[2].dropFirst("fault=".count))).required(
            "kind of \(words[2])"),
          place: slot?.place, span: slot?.span, path: String(words[1]))
      }, evidence: evidence(), trails: TrailHistory(history).courses)
  }

  /// The lines about files.
  private var files: [Substring] { history.split(separator: "\n").filter { $0.hasPrefix("file ") } }
}

extension Investigation {
  /// - Parameters:
  ///   - records: in any order; the logs of their accounts are complete from the first to the last.
  ///   - asOf: the clock; a year after the last record unless told.
  ///   - trails: what became of trails.
  ///   - evidence: where each record stands; one behind the other in a file unless told.
  init(
    records: [String], asOf: Instant? = nil, policy: Policy = Policy(), oddFiles: [OddFile] = [],
    evidenceFaults: [EvidenceFault] = [], evidence: [Evidence]? = nil, trails: TrailCourses = TrailCourses()
  ) throws {
    let reading = RecordReading(records.joined(separator: "\n"))
    try hold(reading.events.count == records.count, "each record gives an event")
    var history = EventHistory()
    let places = evidence ?? reading.positions.map { Evidence(path: "a.json", position: $0) }
    for (event, place) in zip(reading.events, places) { history.insert(Sighting(event, at: place)) }
    // The present is behind all of them, but for those of a time that cannot be.
    let plausible = reading.events.map(\.eventTime).filter { $0 < Instant(seconds: 4_000_000_000) }
    let last = plausible.max() ?? Instant(seconds: 0)
    let clock = asOf ?? last.adding(days: 365)
    let limit = max(clock, last).adding(days: 1)
    let times = reading.events.map(\.eventTime).filter { $0 <= limit }
    let declared = times.min().flatMap { first in times.max().map { [first...$0] } } ?? []
    let coverage = Coverage(events: reading.events, declared: declared, limit: limit, trails: trails)
    self.init(
      timelines: history.timelines(asOf: clock, coverage: coverage), coverage: coverage, asOf: clock,
      policy: policy, oddFiles: oddFiles, evidenceFaults: evidenceFaults)
  }
}
