@testable import TestSupport
import RetentionFindings
import RetentionModel
import RetentionReports
import Testing

@Suite("A change of which something is not certain clears nothing")
struct UncertainChangeTests {
  private static let base = call("e-1", at: 1_704_877_200, days: 365)
  private static let cut = call("e-2", at: 1_710_028_800, days: 1)

  private static func call(_ id: String, at time: Int, days: Int) -> ToldCall {
    ToldCall(
      eventID: id, time: time, request: .words([.days(days), .days(days)]),
      response: .words([.days(days), .days(days)]))
  }

  private func report(_ history: EventHistory, asOf: Int64 = 1_719_792_000) -> Report {
    Report(
      tool: "test", history: history, input: InputTally(), selection: Selection(),
      asOf: Instant(seconds: asOf), filter: FindingFilter())
  }

  @Test(
    "a cut is as severe with a longer period in its own second, whichever ID is the greater",
    arguments: ["e-0", "e-9"])
  func sameSecond(id: String) {
    let other = Self.call(id, at: Self.cut.time, days: 365)
    let found = report(EventHistory([Self.base, Self.cut, other])).findings
    #expect(found.contains { $0.rule.id == "ambiguous-order" && $0.severity == .critical })
  }

  @Test("a longer period that a query shows without whether the call succeeded averts no deletion")
  func unknownOutcome() throws {
    var history = EventHistory([Self.base, Self.cut])
    let settings =
      #"{""roomRetentionSettings"":{""retentionDays"":365},""conversationRetentionSettings"":{""retentionDays"":365}}"#
    history.insert(
      "eventtime,eventsource,eventname,eventid,recipientaccountid,awsregion,requestparameters\n"
        + "2024-03-20T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,e-3,111122223333,us-east-1,"
        + "\"{\"\"accountId\"\":\"\"chime-1\"\",\"\"retentionSettings\"\":\(settings)}\"\n", path: "q.csv")
    let purges =
      history.timelines(asOf: Instant(seconds: 1_719_792_000), coverage: Coverage())
      .flatMap(\.entries).first { $0.event.eventID == "e-2" }?.changes.compactMap(\.purge) ?? []
    #expect(purges.count == 2)
    #expect(purges.allSatisfy { $0.outcome != .averted })
  }

  @Test("no command is shown that would also set a period that was only carried over")
  func assumedScope() {
    let base = ToldCall(
      eventID: "e-1", time: 1_704_877_200, request: .words([.days(365), .days(30)]),
      response: .words([.days(365), .days(30)]))
    let cut = ToldCall(
      eventID: "e-2", time: 1_710_028_800, request: .words([.days(1), .absent]),
      response: .words([.days(1), .absent]))
    let found = report(EventHistory([base, cut]), asOf: 1_711_000_000).findings.filter {
      $0.rule.id == "shortened-retention"
    }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.command == nil && $0.message.contains("which is not certain") })
  }

  @Test(
    "an errorCode that names no error is told, as exports write so what is not there",
    arguments: [#""""#, #"" ""#, "false", "0", "[]", #""null""#, #""None""#, #""-""#])
  func oddErrorCode(literal: String) {
    let record = Self.cut.json.replacing("\"errorCode\":null", with: "\"errorCode\":\(literal)")
    let reading = RecordReading(record)
    #expect(reading.events.count == 1 && reading.notes.map(\.field) == ["errorCode"])
  }
}
