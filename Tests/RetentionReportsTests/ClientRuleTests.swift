import RetentionFindings
import RetentionModel
import RetentionReports
@testable import TestSupport
import Testing

@Suite("A rule of a client's own")
struct ClientRuleTests {
  /// Written with what is public alone.
  private static let description = RuleDescription(
    id: "on-a-sunday", summary: "Settings were changed on a Sunday.", rationale: "Nobody works then.",
    severity: "medium", clearing: "A shift plan.", settings: [weekday],
    flagged: [Rule.Example("2025-03-02T05:06:07Z put room=365 conversation=365")],
    passed: [Rule.Example("2025-03-03T05:06:07Z put room=365 conversation=365")])

  private static let weekday = Rule.Setting("weekday", 7, "the day that is meant")

  private static let mine = Rule(description) { investigation in
    investigation.puts.filter { act in
      // 1970 began on a Thursday.
      (act.time.seconds / 86_400 + 3) % 7 + 1
        == Int64(investigation.value(of: weekday, for: description))
    }.map { act in
      act.finding(
        description, .medium,
        .stated(
          title: "Changed on a Sunday",
          sentence: "It was \(act.time.date), by \u{1b}[31m\(act.event.actor.principal)."))
    }
  }

  private func findings(of example: Rule.Example) throws -> [Finding] {
    let history = EventHistory([try example.records().joined(separator: "\n")])
    let analysis = Analysis(
      history, input: InputTally(), clock: Analysis.Clock(asOf: Instant(seconds: 1_800_000_000)),
      policy: Policy(),
      rules: Rules.all + [Self.mine])
    return Report(tool: "test", analysis, selection: Selection(), filter: FindingFilter()).findings
      .filter { $0.rule == Self.description }
  }

  @Test("finds beside ours, in its own words, which are made printable")
  func own() throws {
    let found = try findings(of: Self.description.flagged[0])
    #expect(found.map(\.title) == ["Changed on a Sunday"])
    let message = try #require(found.first?.message)
    #expect(message.hasPrefix("It was 2025-03-02, by \\u{1b}[31m") && message.hasSuffix("Nobody works then."))
    #expect(try findings(of: Self.description.passed[0]).isEmpty)
  }

  @Test("equal records give equal findings and entries, and others do not")
  func equality() throws {
    let example = Self.description.flagged[0]
    #expect(try findings(of: example) == findings(of: example))
    let other = Rule.Example("2025-03-02T05:06:08Z put room=365 conversation=365")
    #expect(try findings(of: example) != findings(of: other))
    let entries = try [example, example, other].map { example in
      EventHistory([try example.records().joined(separator: "\n")]).timelines.flatMap(\.entries)
    }
    #expect(entries[0] == entries[1] && entries[0] != entries[2])
  }
}
