@testable import RetentionFindings
@testable import RetentionModel
@testable import RetentionReports
import TestSupport
import Testing

/// Records that were planted beside genuine ones hide nothing.
@Suite("A planted record")
struct DisputeTests {
  private static let before = "2024-01-10T09:00:00Z put room=365 conversation=365 id=e-1"
  private static let cut = "2025-03-04T05:06:07Z put room=1 conversation=365 id=cut"

  private func severities(_ lines: [String], behindFault: Bool = false) throws -> [String: Severity] {
    let text = lines.joined(separator: "\n")
    let example = Example(text)
    let findings = try example.investigation().findings()
    return Dictionary(findings.map { ($0.rule.id, $0.severity) }, uniquingKeysWith: max)
  }

  @Test(
    "that says it corrects a cut does not erase it",
    arguments: [
      "2025-03-04T05:06:07Z put room=365 conversation=365 id=cut corrects=cut",
      "2025-03-04T05:06:07Z put room=365 conversation=365 id=other corrects=cut updated=requestParameters",
      "2025-03-04T05:06:08Z get id=other corrects=cut",
      "2025-03-04T05:06:08Z put room=365 conversation=365 id=other corrects=cut error=AccessDenied",
      "2025-03-04T05:06:07Z put room=365 conversation=365 id=other corrects=cut resource=chime-2",
      "1999-03-04T05:06:07Z put room=365 conversation=365 id=other corrects=cut",
    ])
  func correction(planted: String) throws {
    let plain = try severities([Self.before, Self.cut])
    let disputed = try severities([Self.before, Self.cut, planted])
    #expect(plain["shortened-retention"] == .critical)
    #expect(disputed["shortened-retention"] == .critical)
  }

  @Test(
    "that corrects a cut is found, as severe as what it replaces, and names the fields that it says it corrects"
  )
  func replacedRecord() throws {
    let lines = [
      Self.before, Self.cut,
      "2025-03-04T05:06:07Z put room=365 conversation=365 id=other corrects=cut updated=requestParameters",
    ]
    let findings = try Example(lines.joined(separator: "\n")).investigation().findings()
    let replaced = try #require(findings.first { $0.rule.id == "replaced-record" })
    #expect(replaced.severity == .critical)
    #expect(replaced.message.contains("“requestParameters”"))
    #expect(replaced.eventIDs == ["cut", "other"])
  }

  @Test("is seen through by the thousand: a chain of 5,000 corrections leaves the cut where it is")
  func chain() throws {
    var lines = [Self.before, Self.cut]
    for number in 0..<5_000 {
      let original = number == 0 ? "cut" : "c-\(number - 1)"
      lines.append("2025-03-04T05:06:07Z put room=365 conversation=365 id=c-\(number) corrects=\(original)")
    }
    #expect(try severities(lines)["shortened-retention"] == .critical)
    #expect(try severities(lines)["replaced-record"] == .critical)
  }

  @Test("of another account under its eventID moves no cut, and both are told")
  func otherAccount() throws {
    let lines = [Self.before, Self.cut, "1970-01-01T00:00:00Z get id=cut account=999988887777"]
    let investigation = try Example(lines.joined(separator: "\n")).investigation()
    let findings = investigation.findings().inOrder
    let told = findings.filter { $0.rule.id == "conflicting-record" }
    #expect(told.map(\.recipientAccountId) == ["999988887777", "111122223333"])
    #expect(told.map(\.severity).max() == .critical)
    #expect(findings.contains { $0.rule.id == "shortened-retention" && $0.severity == .critical })
  }

  @Test("of another time under its eventID is shown and selected by both times, and moves no cut")
  func otherTime() throws {
    let records = try Example(
      [Self.before, Self.cut, "1970-01-01T00:00:00Z put room=365 conversation=365 id=cut"]
        .joined(separator: "\n")
    ).records()
    var selection = Selection()
    selection.start = Instant(timestamp: "2025-01-01T00:00:00Z")
    let report = Report(
      tool: "test", history: EventHistory(records), input: InputTally(), selection: selection,
      asOf: try #require(Instant(timestamp: "2025-03-10T00:00:00Z")), scrutiny: Scrutiny())
    #expect(report.timelines.flatMap(report.entries).map(\.event.eventID) == ["cut"])
    #expect(report.findings.contains { $0.rule.id == "shortened-retention" && $0.severity == .critical })
    #expect(report.findings.contains { $0.rule.id == "conflicting-record" && $0.severity == .critical })
  }

  @Test("of another account's settings under its eventID is a change of those, and takes none away")
  func otherResource() throws {
    let lines = [
      Self.before, Self.cut, "2024-01-01T00:00:00Z put room=365 conversation=365 id=cut resource=chime-0",
    ]
    let investigation = try Example(lines.joined(separator: "\n")).investigation()
    #expect(investigation.timelines.map { $0.entries.count } == [1, 2])
    #expect(investigation.timelines.allSatisfy { $0.entries.contains { $0.conflictingBodies.count == 1 } })
    #expect(investigation.findings().contains { $0.rule.id == "shortened-retention" })
  }

  @Test("before a cut does not make it look like none")
  func before() throws {
    // Under the eventID of the first call stands one that makes the cut a repetition.
    let planted = "2024-01-10T09:00:00Z put room=1 conversation=365 id=e-1"
    let severities = try severities([Self.before, Self.cut, planted])
    #expect(severities["shortened-retention"] == .critical)
  }

  @Test("after a cut does not avert its deletion, unless nobody disputes it")
  func after() throws {
    let rescue = "2025-03-10T05:06:07Z put room=365 conversation=365 id=look"
    let genuine = "2025-03-10T05:06:07Z get id=look"
    let end = "2025-06-01T00:00:00Z get"
    let asOf = try #require(Instant(timestamp: "2025-07-01T00:00:00Z"))
    func outcome(_ lines: [String]) throws -> Purge.Outcome? {
      let records = try Example(lines.joined(separator: "\n")).records()
      let investigation = try Investigation(records: records, asOf: asOf)
      let entries = investigation.timelines[0].entries
      return entries.first { $0.event.eventID == "cut" }?.changes[0].purge?.outcome
    }
    #expect(try outcome([Self.before, Self.cut, rescue, end]) == .averted)
    #expect(try outcome([Self.before, Self.cut, rescue, genuine, end]) == .carriedOut)
  }

  @Test("behind a fault of its file is told, and averts nothing")
  func behindFault() throws {
    let rescue = "2025-03-10T05:06:07Z put room=365 conversation=365 behind=fault"
    let end = "2025-06-01T00:00:00Z get"
    let example = Example([Self.before, Self.cut, rescue, end].joined(separator: "\n"))
    let findings = try example.investigation().findings()
    #expect(findings.contains { $0.rule.id == "after-fault" })
    #expect(findings.contains { $0.rule.id == "shortened-retention" && $0.severity == .critical })
    let gone = findings.filter { $0.rule.id == "purge-carried-out" && $0.eventIDs == ["cut"] }
    #expect(gone.map(\.severity) == [.high])
  }

  @Test("without recipientAccountId joins the only account that has its eventID")
  func withoutAccount() throws {
    let calls = try Example([Self.before, Self.cut].joined(separator: "\n")).records()
    let bare = calls[1].replacing(#","recipientAccountId":"111122223333""#, with: "")
    #expect(bare != calls[1])
    let foreign = bare.replacing(#""accountId":"111122223333""#, with: #""accountId":"999988887777""#)
    for history in [EventHistory(calls + [foreign]), EventHistory([foreign] + calls)] {
      #expect(history.timelines.map(\.subject.recipientAccountId) == ["111122223333"])
      #expect(history.timelines.flatMap(\.entries).map(\.conflictingBodies.count) == [0, 0])
    }
    let other = calls[1].replacing(
      #""recipientAccountId":"111122223333""#, with: #""recipientAccountId":"2""#)
    let entries = EventHistory(calls + [foreign, other]).timelines.flatMap(\.entries)
      .filter { $0.event.eventID == "cut" }
    #expect(entries.map(\.conflictingBodies.count) == [1, 1], "in each of several accounts it is a conflict")
  }
}
