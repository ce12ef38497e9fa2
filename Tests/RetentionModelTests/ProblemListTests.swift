@testable import TestSupport
import RetentionModel
import Testing

@Suite("A list of problems")
struct ProblemListTests {
  private static func problem(_ number: Int, _ kind: InputTally.Problem.Kind) -> InputTally.Problem {
    let digits = String(number)
    let path = String(repeating: "0", count: 4 - digits.count) + digits
    return InputTally.Problem(path: path, kind: kind, offset: 1, message: "m\(number)", recordsRead: 0)
  }

  @Test("lists the first three of a kind, and counts the others", arguments: [1, 3, 4, 5, 3000])
  func listed(count: Int) {
    var problems = ProblemList()
    for number in 0..<count { problems.add(Self.problem(number, .notCloudTrail)) }
    #expect(problems.count == count)
    let messages = problems.map(\.message)
    #expect(messages.prefix(3) == ["m0", "m1", "m2"].prefix(count))
    switch count {
    case 4: #expect(messages[3] == "1 further problem of this kind, the first of them here: m3")
    case 5...:
      #expect(messages[3] == "\(count - 3) further problems of this kind, the first of them here: m3")
    default: #expect(messages.count == count)
    }
  }

  @Test("is the same in whatever order and parts they come", arguments: 0..<20 as Range<UInt64>)
  func order(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let kinds: [InputTally.Problem.Kind] = [.notCloudTrail, .truncatedGzip, .isOutput]
    let all = (0..<200).map { Self.problem($0 / 3, kinds[$0 % 3]) }
    var whole = ProblemList()
    for problem in all { whole.add(problem) }
    var parts = [ProblemList(), ProblemList(), ProblemList()]
    for problem in all.shuffled(using: &random) { parts[.random(in: 0..<3, using: &random)].add(problem) }
    var total = ProblemList()
    for part in parts.shuffled(using: &random) { total.add(part) }
    #expect(total.listed == whole.listed)
    #expect(total.count == 200 && total.listed.count == 12)
  }

  @Test("counts those of which only the kind is known")
  func unknown() {
    var problems = ProblemList()
    problems.add(Self.problem(7, .notCloudTrail))
    problems.add(1, of: .notCloudTrail)
    #expect(problems.count == 2)
    #expect(problems.map(\.message) == ["m7", "1 further problem of this kind"])
  }
}
