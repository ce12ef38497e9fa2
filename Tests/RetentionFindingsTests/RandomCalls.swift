@testable import TestSupport
import RetentionFindings
import RetentionModel

/// Lines of `CallLine` about a few accounts and callers, close enough in time for every rule that counts.
struct RandomCalls {
  /// In order of time.
  private(set) var lines: [String] = []
  /// The clock.
  private(set) var asOf = Instant(seconds: 0)
  private var random: SeededRandom
  private var time = 1_700_000_000
  private var previous: String?

  /// - Parameter services: whose calls they are.
  init(
    seed: UInt64, of services: [ToldService] = ToldService.allCases, calls: ClosedRange<Int> = 1...20,
    failures: Failures = .some
  ) {
    random = SeededRandom(seed: seed)
    // Few callers and accounts in one history, many over all of them.
    let isHasty = Bool.random(using: &random)
    let places = Array(
      RandomCalls.places.filter { services.contains($0.service) }.shuffled(using: &random).prefix(
        pick(isHasty ? [1, 4] : [1, 2, 3])))
    let callers = Array(
      RandomCalls.callers.shuffled(using: &random).prefix(pick(isHasty ? [1, 1, 4] : [1, 3])))
    let pause = pick([1800, 3600, 3601])
    let failureRate = pick([1, 5, 20])
    let count = Int.random(in: calls, using: &random) * (isHasty ? 2 : 1)
    for number in 0..<count {
      time += isHasty ? pick([0, 1, 60, 600, pause]) : pick(RandomCalls.gaps)
      lines.append(line(number, pick(places), pick(callers), failures, failureRate))
    }
    let days = pick([0, 1, 24, 29, 30, 31, 400])
    asOf = Instant(seconds: Int64(time)).adding(days: Int.random(in: 0..<8, using: &random) == 0 ? -40 : days)
  }

  /// Which Puts fail.
  enum Failures {
    case some, all
  }

  private static let day = 86_400
  private static let gaps = [
    0, 0, 1, 59, 600, 3600, 3601, 8000, day, day + 1, 3 * day, 7 * day, 7 * day + 1, 20 * day, 29 * day,
    30 * day, 31 * day, 60 * day, 200 * day,
  ]
  private static let places: [(service: ToldService, words: String)] = [
    (.chime, "resource=chime-1"), (.chime, "resource=chime-2"), (.chime, "resource=chime-3"),
    (.chime, "account=444455556666 resource=chime-1"), (.chime, "account=444455556666 resource=chime-4"),
    (.chimeSDK, ""), (.chimeSDK, "resource=arn:aws:chime:us-east-1:111122223333:app-instance/a-2"),
    (.chimeSDK, "resource=arn:aws:chime:us-east-1:111122223333:app-instance/a-3"),
    (.chimeSDK, "account=444455556666"),
    (.example, ""), (.example, "resource=arn:aws:example:us-east-1:111122223333:queue/q-2"),
    (.example, "resource=arn:aws:example:us-east-1:111122223333:queue/q-3"),
    (.example, "account=444455556666"),
  ]
  private static let callers = [
    "by=Admin/ines", "by=Admin/eva", "by=Ops/max", "by=user/svc", "by=root", "caller=999988887777 by=Admin/x",
  ]

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private mutating func line(
    _ number: Int, _ place: (service: ToldService, words: String), _ caller: String, _ failures: Failures,
    _ failureRate: Int
  ) -> String {
    let isPut = Int.random(in: 0..<5, using: &random) > 0
    let (service, scopes) = (place.service, place.service.scopes)
    let verb = isPut ? pick(service == .example ? ["put", "put", "raise", "delete"] : ["put"]) : "get"
    // IDs in another order than the calls, so that those of one second are shuffled.
    let id = "id=e-\(number * 37 % 101)"
    var words = [
      "\(Instant(seconds: Int64(time)))", service.verbPrefix + verb, id, place.words, caller,
    ]
    if isPut, verb != "delete" { words += scopes.compactMap { setting($0, "", of: service) } }
    switch Int.random(in: 0..<20, using: &random) {
    case 0: words += scopes.compactMap { setting($0, "reported.", of: service) }
    case 1 where isPut: words.append("request=null")
    case 2: words.append("from=203.0.113.\(pick([1, 2])) agent=python-requests/2.31")
    case 3: words.append("region=eu-west-1")
    case 4: words.append("console=true mfa=false")
    default: break
    }
    let fails =
      failures == .all ? isPut : failures == .some && Int.random(in: 0..<failureRate, using: &random) == 0
    if fails {
      words.append("error=" + pick(["AccessDenied", "AccessDeniedException", "ThrottledClientException"]))
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func setting(_ scope: String, _ prefix: String, of service: ToldService) -> String? {
    let counts = service == .example ? [24, 168, 720, 8760, 8760, 8000] : [7, 30, 90, 365, 365, 400]
    let words = counts.map(String.init) + ["off", "off", "hidden", "0", ""]
    let word = pick(Int.random(in: 0..<3, using: &random) == 0 ? words : Array(words[1...4]))
    return word.isEmpty ? nil : "\(prefix)\(scope)=\(word)"
  }
}

extension RandomCalls {
  /// What the rules have to look at.
  func investigation() throws -> Investigation {
    try Investigation(records: records(), asOf: asOf)
  }

  /// The calls as CloudTrail records.
  func records() throws -> [String] {
    try lines.records()
  }
}
