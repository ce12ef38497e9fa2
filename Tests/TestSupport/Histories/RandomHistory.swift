internal import Foundation

/// Calls of a few subjects as a log might hold them: in any order, repeated, contradicting themselves.
struct RandomHistory {
  /// In the order of the input.
  private(set) var calls: [ToldCall] = []
  /// When the deadlines are judged, in milliseconds.
  private(set) var asOf = 0
  /// The log files beside the calls' own.
  private(set) var files: [File] = []
  /// How many inputs that tell no time were not read whole.
  private(set) var unplacedFaults = 0

  struct File {
    let account: String
    /// In seconds, a multiple of 300.
    let end: Int
    let isWhole: Bool

    let name: String

    init(account: String, end: Int, isWhole: Bool) {
      (self.account, self.end, self.isWhole) = (account, end, isWhole)
      name = "\(account)_CloudTrail_us-east-1_\(File.stamp(end))Z_AbCdEfGhIjKlMnOp.json.gz"
    }

    /// The time as the name has it, in UTC.
    private static func stamp(_ end: Int) -> String {
      let day = Date(timeIntervalSince1970: Double(end)).formatted(.iso8601.year().month().day())
      let minute = end % 86_400 / 60
      let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
      return day.replacing("-", with: "") + "T" + clock
    }
  }

  private var random: SeededRandom

  static let day = 86_400

  /// What histories are made of: each service alone, and all of them together.
  static let mixes: [[ToldService]] = ToldService.allCases.map { [$0] } + [ToldService.allCases]

  private let services: [ToldService]

  /// - Parameter services: whose calls they are, three at most.
  init(seed: UInt64, of services: [ToldService] = ToldService.allCases, withRepeats: Bool = true) {
    random = SeededRandom(seed: seed)
    self.services = services
    var time = 1_600_000_000
    let subjects = Int.random(in: 1...3, using: &random)
    for _ in 0..<Int.random(in: 1...16, using: &random) {
      time += gap()
      var call = ToldCall(eventID: freshID(), time: time)
      place(&call, among: subjects)
      fill(&call)
      calls.append(call)
    }
    // What stands under one eventID differs in userAgent, by which the tests tell it apart.
    if withRepeats { addRepeats() }
    calls.shuffle(using: &random)
    let borders = self.borders
    asOf = (borders.randomElement(using: &random) ?? 0) + 1000 * Int.random(in: -1...1, using: &random)
    addFiles()
  }

  /// Files of each account, near enough to each other or not, with one that was not read here and there.
  private mutating func addFiles() {
    let times = calls.map(\.time)
    guard let first = times.min(), let last = times.max() else { return }
    for account in ["111122223333", "444455556666"] where !oneIn(6) {
      let step = Int.random(in: 1...8, using: &random) * RandomHistory.day
      let end = last + Int.random(in: -10...90, using: &random) * RandomHistory.day
      var time = first / 300 * 300
      while time < end, files.count < 400 {
        time += (step + Int.random(in: -3...3, using: &random) * 3600) / 300 * 300
        if oneIn(40) { continue }
        files.append(File(account: account, end: time, isWhole: !oneIn(60)))
        if oneIn(90) { files.append(File(account: account, end: time, isWhole: !oneIn(2))) }
      }
    }
    if oneIn(20) { unplacedFaults = 1 }
  }

  /// Every moment at which something begins or ends, in milliseconds.
  var borders: [Int] { borders(of: calls) }

  private func borders(of calls: [ToldCall]) -> [Int] {
    calls.flatMap { [$0.time * 1000, $0.deletion ?? ($0.time + $0.service.grace) * 1000] }
  }

  /// Borders, their neighbours, and some moments between them, in order.
  mutating func moments(of calls: [ToldCall]) -> [Int] {
    let borders = borders(of: calls)
    let near = Set(borders.flatMap { [$0 - 1000, $0 - 1, $0, $0 + 1000] })
    let (first, last) = (borders.min() ?? 0, borders.max() ?? 0)
    let others = (0..<12).map { _ in
      Int.random(in: first - 1_000_000_000...last + 40_000_000_000, using: &random)
    }
    return (near + others).sorted()
  }

  /// The first and the third of three subjects are of one account.
  private func identity(_ number: Int) -> (account: String, resource: String, service: ToldService) {
    let account = number == 1 ? "444455556666" : "111122223333"
    let service = services[number % services.count]
    let resource =
      switch service {
      case .chime: "chime-\(number == 2 ? 2 : 1)"
      case .chimeSDK: "arn:aws:chime:us-east-1:\(account):app-instance/a-\(number)"
      case .example: "arn:aws:example:us-east-1:\(account):queue/q-\(number)"
      }
    return (account, resource, service)
  }

  private mutating func place(_ call: inout ToldCall, among subjects: Int) {
    (call.account, call.resource, call.service) = identity(Int.random(in: 0..<subjects, using: &random))
  }

  private mutating func freshID() -> String {
    let id = "e-\(Int.random(in: 0...99_999, using: &random))"
    return calls.contains { $0.eventID == id } ? freshID() : id
  }

  private mutating func gap() -> Int {
    let day = RandomHistory.day
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: return 0
    case 2: return 1
    case 3: return Int.random(in: 2...day, using: &random)
    case 4, 5: return Int.random(in: 1...15, using: &random) * day
    case 6, 7: return 30 * day + Int.random(in: -1...1, using: &random)
    case 8: return Int.random(in: 29...31, using: &random) * day
    default: return Int.random(in: 32...500, using: &random) * day
    }
  }

  mutating func fill(_ call: inout ToldCall) {
    call.verb = Int.random(in: 0..<5, using: &random) > 0 ? .put : .get
    if call.service == .example, call.verb == .put {
      call.verb = [.put, .put, .raise, .delete].randomElement(using: &random) ?? .put
    }
    let failures: [ToldCall.Failure] = [.code, .message, .emptyCode, .both]
    call.failure = oneIn(8) ? failures.randomElement(using: &random) ?? .code : .none
    call.request = side(of: call)
    call.response = side(of: call)
    // A record whose request cannot be seen does not name its subject; keep it with the others.
    switch call.request {
    case .null, .omitted, .redacted: call.resource = "unknown"
    default: break
    }
    switch call.response {
    case .null, .omitted, .redacted: call.deletion = nil
    default: call.deletion = call.service != .example && oneIn(2) ? deadline(after: call.time) : nil
    }
  }

  private mutating func deadline(after time: Int) -> Int {
    let days = [-1, 0, 1, 10, 29, 30, 30, 31, 60].randomElement(using: &random) ?? 30
    return (time + days * RandomHistory.day) * 1000 + Int.random(in: -2...2, using: &random)
      * (oneIn(2) ? 1 : 1000)
  }

  private mutating func side(of call: ToldCall) -> ToldCall.Side {
    switch Int.random(in: 0..<16, using: &random) {
    case 0: .null
    case 1: .withoutSettings
    case 2: .nullSettings
    case 3: [.omitted, .redacted].randomElement(using: &random) ?? .omitted
    case 4: .omittedSettings
    case 5: .redactedSettings
    default: .words(call.scopeNames.map { _ in word(of: call.service) })
    }
  }

  private mutating func word(of service: ToldService) -> ToldCall.Word {
    switch Int.random(in: 0..<24, using: &random) {
    case 0, 1: return .absent
    case 2: return .null
    case 3, 4: return .empty
    case 5: return .daysNull
    case 6: return .redactedObject
    case 7: return .redactedDays
    case 8:
      let wrong = [
        "0", String(service.range.upperBound + 1), "-1", "30.5", "\"30\"", "1e2", "true", "[30]",
        "99999999999999999999",
      ]
      return .wrong(wrong.randomElement(using: &random) ?? "0")
    default:
      let counts = service == .example ? [24, 25, 168, 720, 8760] : [1, 7, 29, 30, 31, 90, 365, 5475]
      return .days(counts.randomElement(using: &random) ?? 30)
    }
  }

  private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private mutating func addRepeats() {
    for call in calls {
      while oneIn(4) { calls.append(call) }
      guard oneIn(10) else { continue }
      var other = call
      other.time += [0, 0, 1, 40 * RandomHistory.day].randomElement(using: &random) ?? 0
      fill(&other)
      other.userAgent = "another-body"
      calls.append(other)
    }
  }
}
