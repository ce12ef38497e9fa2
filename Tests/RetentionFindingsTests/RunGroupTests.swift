@testable import TestSupport
import Testing

@testable import RetentionFindings
@testable import RetentionModel

@Suite("The runs of a group of acts")
struct RunGroupTests {
  private static let description = RuleDescription(
    id: "run", summary: "", rationale: "", severity: "low", clearing: "", flagged: [], passed: [])

  /// What is found in a run: which acts it has.
  private func found(in run: [Act]) -> [Finding] {
    let names = run.compactMap(\.event.eventID).joined(separator: " ")
    return run.first.map { [$0.finding(Self.description, .low, .stated(title: names, sentence: ""))] } ?? []
  }

  @Test("are those of a group that is cut anew, in whatever order acts come and go", arguments: 0..<20)
  func agree(round: Int) throws {
    var random = SeededRandom(seed: UInt64(round))
    let lines = (0..<24).map {
      "\(Instant(seconds: 1_600_000_000 + Int64($0 / 2))) put each=\(30 + $0 % 3) id=e-\($0)"
    }
    let timeline = try Investigation(records: try lines.records(), asOf: nil).timelines[0]
    let ends = (0..<24).map { _ in (0..<24).map { _ in Bool.random(using: &random) } }
    /// Not only gaps in time can part two acts.
    func isEnd(_ act: Act, _ next: Act) -> Bool {
      let numbers = [act, next].map { act in timeline.entries.firstIndex { $0.event === act.event } ?? 0 }
      return ends[numbers[0]][numbers[1]]
    }
    var group = RunGroup()
    var entries: Set<Int> = []
    var kept: [Finding] = []
    for _ in 0..<200 {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let entry = Int.random(in: 0..<24, using: &random)
        if entries.insert(entry).inserted {
          group.insert(
            RunGroup.Member(
              event: timeline.entries[entry].event, account: 0, subject: timeline.subject, entry: entry,
              body: 0
            ))
        } else {
          let first = Bool.random(using: &random) ? entry : 20
          group.removeAll { $0.entry >= first }
          entries = entries.filter { $0 < first }
        }
      }
      var exchange = Exchange()
      group.renew(&exchange) {
        Act(timeline, at: $0.entry)
      } isEnd: {
        isEnd($0, $1)
      } examine: {
        found(in: $0)
      }
      var runs: [[Act]] = []
      for act in entries.sorted().map({ Act(timeline, at: $0) }) {
        if let last = runs.last?.last, !isEnd(last, act) {
          runs[runs.count - 1].append(act)
        } else {
          runs.append([act])
        }
      }
      #expect(group.findings == runs.flatMap { found(in: $0) })
      for finding in exchange.gone { kept.removeAll { $0 == finding } }
      kept += exchange.come
      #expect(kept.count == runs.count && runs.allSatisfy { kept.contains(found(in: $0)[0]) })
    }
  }
}
