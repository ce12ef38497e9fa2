@testable import TestSupport
import RetentionFindings
import RetentionModel
import RetentionReports
import Testing

@Suite("A change of which something is not certain clears nothing")
struct UncertainChangeTests {
  private static let base = recorded("2024-01-10T09:00:00Z put each=365 reported.each=365 id=e-1")
  private static let cut = recorded("2024-03-10T00:00:00Z put each=1 reported.each=1 id=e-2")

  private func report(_ history: EventHistory, asOf: Int64 = 1_719_792_000) -> Report {
    Report(
      tool: "test", history: history, input: InputTally(), selection: Selection(),
      asOf: Instant(seconds: asOf), filter: FindingFilter())
  }

  @Test(
    "a cut is as severe with a longer period in its own second, whichever ID is the greater",
    arguments: ["e-0", "e-9"])
  func sameSecond(id: String) {
    let other = recorded("2024-03-10T00:00:00Z put each=365 reported.each=365 id=\(id)")
    let found = report(EventHistory([Self.base, Self.cut, other])).findings
    #expect(found.contains { $0.rule.id == "ambiguous-order" && $0.severity == .critical })
  }

  @Test("a longer period that a query shows without whether the call succeeded averts no deletion")
  func unknownOutcome() throws {
    var history = EventHistory([Self.base, Self.cut])
    let columns = [
      "eventTime", "eventSource", "eventName", "eventID", "recipientAccountId", "awsRegion",
      "requestParameters",
    ]
    let table = ColumnTable(columns: columns).text(of: "2024-03-20T00:00:00Z put each=365 id=e-3")
    history.insert(table, path: "q.csv")
    let purges =
      history.timelines(asOf: Instant(seconds: 1_719_792_000), coverage: Coverage())
      .flatMap(\.entries).first { $0.event.eventID == "e-2" }?.changes.compactMap(\.purge) ?? []
    #expect(purges.count == 2)
    #expect(purges.allSatisfy { $0.outcome != .averted })
  }

  @Test("no command is shown that would also set a period that was only carried over")
  func assumedScope() {
    let history = EventHistory([
      recorded(
        """
        2024-01-10T09:00:00Z put room=365 conversation=30 reported.room=365 reported.conversation=30
        2024-03-10T00:00:00Z put room=1 reported.room=1
        """)
    ])
    let found = report(history, asOf: 1_711_000_000).findings.filter {
      $0.rule.id == "shortened-retention"
    }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.command == nil && $0.message.contains("which is not certain") })
  }

  @Test(
    "an errorCode that names no error is told, as exports write so what is not there",
    arguments: [#""""#, #"" ""#, "false", "0", "[]", #""null""#, #""None""#, #""-""#])
  func oddErrorCode(literal: String) {
    let reading = RecordReading(recorded("2024-03-10T00:00:00Z put each=1 with=\"errorCode\":\(literal)"))
    #expect(reading.events.count == 1 && reading.notes.map(\.field) == ["errorCode"])
  }
}
