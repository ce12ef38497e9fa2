@testable import TestSupport
@testable import RetentionFindings
@testable import RetentionModel

/// Sightings of a random history as they might arrive: in batches, in any order, repeated, disputed, as rows of a query,
/// without their account, while the clock moves.
struct RandomArrivals {
  /// What arrives together, and the clock by then.
  struct Step {
    let sightings: [Sighting]
    let asOf: Instant
  }

  private(set) var steps: [Step] = []
  let files: Witnesses
  private(set) var declared: [ClosedRange<Instant>] = []
  private(set) var policy = Policy()
  private var random: SeededRandom

  init(seed: UInt64, of services: [ToldService]) throws {
    random = SeededRandom(seed: seed)
    let history = RandomHistory(seed: seed, of: services)
    files = history.witnesses
    var records = history.calls.map(\.json)
    // The callers and the haste of the rules' own histories.
    if seed % 2 == 0 { records = try RandomCalls(seed: seed, of: services).records() + records.prefix(2) }
    var sightings: [Sighting] = []
    for record in records { sightings += arrivals(of: record, among: records) }
    sightings += trailSightings(among: sightings.compactMap(\.event))
    sightings.shuffle(using: &random)
    let times = sightings.compactMap(\.event?.eventTime)
    if let first = times.min(), let last = times.max(), oneIn(5) { declared = [first...last] }
    if oneIn(2) { judge(by: times) }
    takeSteps(sightings, times)
  }

  /// Undisputed calls that come one by one, mostly in the order of their times.
  init(growing seed: UInt64, of services: [ToldService]) throws {
    random = SeededRandom(seed: seed)
    files = Witnesses()
    let calls = RandomCalls(seed: seed, of: services, calls: 20...45)
    var sightings = try calls.records().flatMap { record in
      RecordReading(record).events.map { Sighting($0, at: place(isAfterFault: false)) }
    }
    for index in sightings.indices where oneIn(12) {
      let late = sightings.remove(at: index)
      sightings.insert(late, at: Int.random(in: index...sightings.count, using: &random))
    }
    let times = sightings.compactMap(\.event?.eventTime)
    if oneIn(2) { judge(by: times) }
    let isLive = oneIn(2)
    var clock = Instant(seconds: 0)
    for sighting in sightings {
      clock = isLive ? max(clock, sighting.event?.eventTime ?? clock) : calls.asOf
      steps.append(Step(sightings: [sighting], asOf: clock))
      // The same record from another file.
      if oneIn(30), let event = sighting.event {
        steps.append(Step(sightings: [Sighting(event, at: place(isAfterFault: false))], asOf: clock))
      }
    }
    steps.append(Step(sightings: [], asOf: max(clock, calls.asOf)))
  }

  private mutating func arrivals(of record: String, among records: [String]) -> [Sighting] {
    var texts = [varied(record, among: records)]
    while oneIn(5) { texts.append(texts[0]) }
    if oneIn(6) { texts.append(varied(record, among: records)) }
    if oneIn(8) { texts.append(record.replacing("\"111122223333\"", with: "\"444455556666\"")) }
    if oneIn(6) {
      texts.append(
        RandomArrivals.table.header + "\n" + RandomArrivals.table.row(of: record, isNarrow: oneIn(2)))
    }
    return texts.flatMap { text in
      let reading = RecordReading(text)
      return reading.events.map { Sighting($0, at: place()) }
    }
  }

  private static let table = ColumnTable(columns: [
    "eventTime", "eventSource", "eventName", "eventID", "recipientAccountId", "awsRegion", "errorCode",
    "requestParameters", "responseElements",
  ])

  private var count: UInt64 = 0

  /// No two records stand in one place.
  private mutating func place(isAfterFault: Bool? = nil) -> Evidence {
    count += 1
    let file = "111122223333_CloudTrail_us-east-1_20250304T0510Z_aaaaaaaaaaaaaaaa.json.gz"
    return Evidence(
      path: oneIn(8) ? file : oneIn(2) ? "-" : "b.json", record: Int(count), offset: count,
      isAfterFault: isAfterFault ?? oneIn(12))
  }

  private mutating func varied(_ record: String, among records: [String]) -> String {
    var record = record
    switch Int.random(in: 0..<16, using: &random) {
    case 0, 1:
      let other =
        records.randomElement(using: &random).flatMap { RecordReading($0).events.first?.eventID } ?? "e-0"
      record = record.dropLast() + #","addendum":{"reason":"UPDATED_DATA","originalEventID":"\#(other)"}}"#
    case 2, 3:
      record = record.dropLast() + #","sharedEventID":"s-\#(Int.random(in: 0...1, using: &random))"}"#
    case 4, 5:
      record = record.replacing(#","recipientAccountId":"111122223333""#, with: "")
      if oneIn(2) {
        record = record.replacing(#""type":"IAMUser""#, with: #""type":"IAMUser","accountId":"111122223333""#)
      }
    case 6: record = record.replacing("us-east-1\",\"source", with: "eu-west-1\",\"source")
    case 7: record = record.replacing("chime-1\"", with: "chіme-1\"")
    default: break
    }
    return record
  }

  /// Calls of CloudTrail's own, near the events, in half of the histories.
  private mutating func trailSightings(among events: [RetentionEvent]) -> [Sighting] {
    guard oneIn(2) else { return [] }
    let calls = [
      "StopLogging", "StopLogging", "StartLogging", "DeleteTrail", "CreateTrail members=yes",
      "UpdateTrail regions=one", "UpdateTrail members=no", "PutEventSelectors management=false",
      "PutEventSelectors",
      "StartLogging behind=fault", "CreateTrail regions=one members=no", "StopLogging name=-",
      "UpdateTrail regions=one asked=no", "UpdateTrail bucket=a", "UpdateTrail bucket=b",
    ]
    return (0..<Int.random(in: 1...6, using: &random)).compactMap { number in
      guard let event = events.randomElement(using: &random), let call = calls.randomElement(using: &random)
      else {
        return nil
      }
      let time = event.eventTime.adding(seconds: Int.random(in: -200_000...3_000_000, using: &random))
      let account = oneIn(6) ? "999988887777" : event.recipientAccountId
      let second = Instant(seconds: time.seconds)
      return TrailLine("\(second) trail \(call) account=\(account)", number: number).sighting(record: number)
    }
  }

  private mutating func judge(by times: [Instant]) {
    policy.minimumDays = [.room: 90, .conversation: 90, .channel: 90]
    if oneIn(2) {
      policy.expectedPeriods = [
        Expectation(
          awsAccount: .everything, resource: .everything, periods: [.room: .days(365), .channel: .days(365)])
      ]
    }
    for rule in ["purge-*", "shortened-retention", "first-seen-*"] where oneIn(2) {
      guard let rule = Glob(rule) else { continue }
      policy.suppressions.append(
        Suppression(
          rule: rule, awsAccount: .everything, principal: nil, reason: "known",
          expiry: oneIn(3) ? nil : times.randomElement(using: &random)?.adding(days: 31)))
    }
  }

  /// The clock stands still, goes on to where something may turn, and rarely goes back.
  private mutating func takeSteps(_ sightings: [Sighting], _ times: [Instant]) {
    let turns = times.flatMap { time in
      [-1, 0, 1, 23, 30, 31].map {
        time.adding(days: $0).adding(seconds: Int.random(in: -1...1, using: &random))
      }
    }
    .sorted()
    var rest = sightings[...]
    var turn = Int.random(in: 0...turns.count / 2, using: &random)
    while !rest.isEmpty || steps.isEmpty {
      let size = oneIn(6) ? 0 : Int.random(in: 1...4, using: &random)
      steps.append(
        Step(sightings: Array(rest.prefix(size)), asOf: turns.isEmpty ? Instant(seconds: 0) : turns[turn]))
      rest = rest.dropFirst(size)
      if oneIn(2) { turn += Int.random(in: 0...max(turns.count / 10, 1), using: &random) }
      if oneIn(12) { turn -= Int.random(in: 0...turns.count / 3, using: &random) }
      turn = min(max(turn, 0), max(turns.count - 1, 0))
    }
    for moment in turns.suffix(turns.count - turn).shuffled(using: &random).prefix(4).sorted() {
      steps.append(Step(sightings: [], asOf: moment))
    }
  }

  private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
}
