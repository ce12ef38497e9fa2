@testable import TestSupport
import Foundation
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("The order of findings, and those that are one")
struct FindingOrderTests {
  private static func report(_ records: String) -> Report {
    Report(
      tool: "test", history: EventHistory([records]), input: InputTally(), selection: Selection(),
      asOf: Instant(seconds: 1_800_000_000), filter: FindingFilter())
  }

  @Test("the worst come first, then the earliest; below an event too", arguments: 0..<40)
  func order(seed: UInt64) {
    let calls = RandomHistory(seed: 660_000 + seed).calls.map(\.json)
    let report = Self.report(calls.joined(separator: "\n"))
    let keys = report.findings.map { ($0.severity, $0.eventTime ?? .distantPast) }
    #expect(
      zip(keys, keys.dropFirst()).allSatisfy { $0.0 > $1.0 || $0.0 == $1.0 && $0.1 <= $1.1 }, "seed \(seed)")
    for findings in report.findingsByPlace.values {
      #expect(findings.map(\.severity) == findings.map(\.severity).sorted(by: >))
    }
    let again = Self.report(calls.reversed().joined(separator: "\n"))
    #expect(again.findings.map(\.title) == report.findings.map(\.title), "seed \(seed)")
  }

  @Test("each finding is in one group, and a group differs in scopes alone", arguments: 0..<40)
  func groups(seed: UInt64) {
    let report = Self.report(
      RandomHistory(seed: 670_000 + seed).calls.map(\.json).joined(separator: "\n"))
    let groups = report.findings.grouped
    #expect(
      Set(groups.flatMap(\.findings).map { ObjectIdentifier($0) })
        == Set(report.findings.map { ObjectIdentifier($0) }))
    #expect(groups.reduce(0) { $0 + $1.findings.count } == report.findings.count)
    for group in groups {
      let first = group.first
      #expect(group.findings.count == 1 || Set(group.scopes).count == group.findings.count)
      for finding in group.findings {
        #expect(finding.rule == first.rule && finding.severity == first.severity)
        #expect(finding.eventIDs == first.eventIDs && finding.evidence == first.evidence)
        #expect(finding.command == first.command && finding.subjects == first.subjects)
      }
      #expect(group.findings.count > 1 || group.title == first.title && group.message == first.message)
    }
  }

  @Test("what moved together is one in the text, and names all scopes in JSON")
  func together() throws {
    let report = Self.report(
      recorded(
        """
        2024-01-01T00:00:00Z put each=1095 id=e-1
        2024-05-05T00:00:00Z put room=1 conversation=1 id=e-2
        2025-01-01T00:00:00Z put room=1 conversation=30 id=e-3
        """))
    let text = report.string(as: .text)
    #expect(text.contains("Messages of rooms and conversations probably deleted"))
    #expect(!text.contains("Messages of rooms probably deleted"))
    let data = Data(report.string(as: .json).utf8)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    let lost = findings.filter {
      $0["rule"] as? String == "purge-carried-out" && $0["severity"] as? String != "informational"
    }
    #expect(Set(lost.compactMap { $0["scope"] as? String }) == ["room", "conversation"])
    #expect(lost.allSatisfy { $0["scopes"] as? [String] == ["room", "conversation"] })
    #expect(
      findings.allSatisfy { finding in
        let scopes = finding["scopes"] as? [String] ?? []
        return (finding["scope"] as? String).map(scopes.contains) ?? scopes.isEmpty
      })
  }
}
