@testable import TestSupport
@testable import RetentionReports
@testable import RetentionModel
import CloudTrailRecords
import Testing

@testable import RetentionFindings

@Suite("What holds for all findings")
struct FindingInvariantTests {
  /// All of a finding but where its records stand.
  private func essence(_ finding: Finding) -> [String] {
    [
      finding.rule.id, finding.severity.rawValue, finding.title, finding.message, finding.command ?? "-",
      finding.recipientAccountId ?? "-", finding.resource ?? "-", finding.scope?.id ?? "-",
      finding.eventTime?.description ?? "-", finding.principal ?? "-", "\(finding.identity)",
    ] + finding.eventIDs
  }

  @Test(
    "the order of the input and repeats change nothing but the evidence", arguments: RandomHistory.mixes,
    0..<2)
  func order(services: [ToldService], round: Int) throws {
    for number in 0..<12 * longRun {
      let seed = UInt64(500_000 + round * 1_000_000 + number)
      let calls = RandomCalls(seed: seed, of: services)
      var random = SeededRandom(seed: seed)
      let more = RandomCalls(seed: seed + 100_000_000, of: services)
      // Records of other contents under the same eventIDs: whichever speaks, it is always the same.
      let records = try calls.records() + more.records().prefix(2)
      let once = try Investigation(records: records, asOf: calls.asOf).findings().inOrder.map(essence)
      for _ in 0..<3 {
        let repeats = (0..<5).compactMap { _ in records.randomElement(using: &random) }
        let mixed = (records + repeats).shuffled(using: &random)
        let again = try Investigation(records: mixed, asOf: calls.asOf).findings().inOrder.map(essence)
        #expect(again == once, "seed \(seed) of \(services)")
      }
    }
  }

  @Test("no two findings of a history are the same one", arguments: RandomHistory.mixes, 0..<2)
  func identities(services: [ToldService], round: Int) throws {
    for number in 0..<50 * longRun {
      let seed = UInt64(510_000 + round * 1_000_000 + number)
      let findings = try RandomCalls(seed: seed, of: services).investigation().findings().inOrder
      #expect(Set(findings.map(\.identity)).count == findings.count, "seed \(seed) of \(services)")
      let again = findings.reversed().inOrder
      #expect(again.map(\.identity) == findings.map(\.identity), "seed \(seed) of \(services)")
    }
  }

  @Test(
    "calls that failed are found only as such, and look-ups only for what they show",
    arguments: RandomHistory.mixes, 0..<2)
  func failures(services: [ToldService], round: Int) throws {
    var count = 0
    for number in 0..<50 * longRun {
      let seed = UInt64(520_000 + round * 1_000_000 + number)
      let investigation = try RandomCalls(seed: seed, of: services, failures: .all).investigation()
      let failed = Set(investigation.attempts.compactMap(\.event.eventID))
      for finding in investigation.findings() where !failed.isDisjoint(with: finding.eventIDs) {
        count += 1
        #expect(finding.rule.id == "denied-attempts", "seed \(seed) of \(services): \(finding.title)")
      }
      for finding in investigation.findings() {
        let rules: Set = [
          "denied-attempts", "drift", "unexpected-region", "purge-pending", "purge-carried-out",
          "purge-averted",
        ]
        #expect(rules.contains(finding.rule.id), "seed \(seed) of \(services): \(finding.title)")
      }
    }
    #expect(count > 5)
  }

  @Test("a failed call among others is found only with a refusal", arguments: RandomHistory.mixes, 0..<2)
  func failuresAmongOthers(services: [ToldService], round: Int) throws {
    for number in 0..<50 * longRun {
      let seed = UInt64(530_000 + round * 1_000_000 + number)
      let investigation = try RandomCalls(seed: seed, of: services).investigation()
      let failed = Set(investigation.acts.filter(\.event.isFailure).compactMap(\.event.eventID))
      for finding in investigation.findings() where !failed.isDisjoint(with: finding.eventIDs) {
        #expect(finding.rule.id.hasPrefix("denied-"), "seed \(seed) of \(services): \(finding.title)")
      }
    }
  }

  @Test("nothing is claimed of a period before that is unknown", arguments: RandomHistory.mixes, 0..<2)
  func unknownBefore(services: [ToldService], round: Int) throws {
    let tellers: Set = [
      "shortened-retention", "retention-turned-on", "retention-turned-off", "below-minimum", "purge-pending",
      "purge-carried-out", "purge-averted", "dip",
    ]
    var count = 0
    for number in 0..<50 * longRun {
      let seed = UInt64(540_000 + round * 1_000_000 + number)
      var policy = Policy()
      policy.minimumDays = [.room: 90, .conversation: 90, .channel: 90, .word: 90]
      let calls = RandomCalls(seed: seed, of: services)
      let investigation = try Investigation(records: calls.records(), asOf: calls.asOf, policy: policy)
      for finding in investigation.findings() {
        guard let scope = finding.scope, let id = finding.eventIDs.first,
          let act = investigation.acts.first(where: { $0.event.eventID == id }),
          let change = act.change(of: scope)
        else { continue }
        if change.before == .unknown {
          #expect(!finding.message.contains("went from"), "seed \(seed) of \(services): \(finding.message)")
          #expect(finding.command == nil, "seed \(seed) of \(services)")
          guard tellers.contains(finding.rule.id) else { continue }
          count += 1
          #expect(
            finding.message.contains("not in these logs"), "seed \(seed) of \(services): \(finding.message)")
        } else if tellers.contains(finding.rule.id) {
          #expect(finding.message.contains("went from"), "seed \(seed) of \(services): \(finding.message)")
        }
      }
    }
    #expect(count > 20)
  }
}
