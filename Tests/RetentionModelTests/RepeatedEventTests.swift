@testable import TestSupport
import CloudTrailRecords
@testable import RetentionModel
import Testing

@Suite("Records under one eventID")
struct RepeatedEventTests {
  private static let plain =
    #"{"eventTime":"2024-01-01T00:00:00Z","eventSource":"chime.amazonaws.com","#
    + #""eventName":"PutRetentionSettings","eventID":"e-1","recipientAccountId":"1","#
    + #""requestParameters":{"accountId":"c/1","retentionSettings":{"roomRetentionSettings":{"#
    + #""retentionDays":30},"conversationRetentionSettings":{"retentionDays":90}}},"#
    + #""resources":[1,2,{"a":"b","c":null}],"note":"zoë 💬"}"#

  @Test(
    "are one body where they hold the same values, however they are written",
    arguments: [
      plain,
      plain.replacing(",", with: " ,\n\t").replacing(":{", with: " :\r\n { ").replacing("[", with: "[ "),
      plain.replacing("\"e-1\"", with: #""\u0065\u002D1""#).replacing("c/1", with: #"c\/1"#),
      plain.replacing("retentionDays", with: #"r\u0065tentionDays"#).replacing(
        "zoë 💬", with: #"zo\u00EB \uD83D\uDCAC"#),
      #"{"note":"zoë 💬","eventID":"e-1","eventName":"PutRetentionSettings","#
        + #""resources":[1,2,{"c":null,"a":"b"}],"#
        + #""requestParameters":{"retentionSettings":{"conversationRetentionSettings":{"retentionDays":90},"#
        + #""roomRetentionSettings":{"retentionDays":30}},"accountId":"c/1"},"recipientAccountId":"1","#
        + #""eventSource":"chime.amazonaws.com","eventTime":"2024-01-01T00:00:00Z"}"#,
    ])
  func sameBody(text: String) throws {
    let history = EventHistory([RepeatedEventTests.plain, text])
    let entry = try #require(history.timelines.first?.entries.first)
    #expect(history.duplicates == 1)
    #expect(history.timelines.flatMap(\.entries).count == 1)
    #expect(entry.evidence.count == 2)
    #expect(entry.conflictingBodies.isEmpty)
  }

  @Test(
    "are another body where any value differs, or the order of an array",
    arguments: [
      plain.replacing("[1,2,", with: "[2,1,"), plain.replacing("\"c\":null", with: "\"c\":false"),
      plain.replacing("\"c\":null", with: "\"d\":null"), plain.replacing(",\"c\":null", with: ""),
      plain.replacing("\"retentionDays\":30", with: "\"retentionDays\":\"30\""),
      plain.replacing("\"c\":null", with: "\"c\":\"null\""), plain.replacing("zoë", with: "zoé"),
      plain.replacing("[1,2,", with: "[[1,2],"), plain.replacing("{\"a\":\"b\",", with: "{\"b\":\"a\","),
      plain.replacing("\"note\"", with: "\"Note\""), plain.replacing("[1,2,{", with: "[12,{"),
    ])
  func anotherBody(text: String) throws {
    for texts in [[RepeatedEventTests.plain, text], [text, RepeatedEventTests.plain]] {
      let history = EventHistory(texts)
      let entries = history.timelines.flatMap(\.entries)
      #expect(history.duplicates == 1)
      #expect(entries.count == 1)
      #expect(entries.first?.evidence.count == 2)
      #expect(entries.first?.conflictingBodies.count == 1)
    }
  }

  @Test("count each different body once, and one of them speaks whatever the order")
  func severalBodies() {
    let bodies = [30, 60, 60, 30, 90].enumerated().map { number, days in
      recorded("2024-01-01T00:00:00Z put each=\(days) id=e-1 agent=\(number < 4 ? "a" : "b")")
    }
    var speakers: Set<RetentionSettings> = []
    var listed: Set<[RetentionSettings]> = []
    for texts in [bodies, bodies.reversed(), bodies.shuffled()] {
      let entries = EventHistory(texts).timelines.flatMap(\.entries)
      #expect(entries.count == 1)
      #expect(entries.first?.evidence.count == 5)
      #expect(entries.first?.conflictingBodies.count == 2)
      speakers.formUnion(entries.map(\.event.requested))
      listed.formUnion(entries.map { $0.conflictingBodies.map(\.requested) })
    }
    #expect(speakers.count == 1)
    #expect(listed.count == 1)
  }

  @Test("may be missing: then a record is the same as another only if its whole body is")
  func withoutEventID() {
    func text(_ days: Int) -> String {
      recorded("2024-01-01T00:00:00Z put room=\(days) conversation=off id=-")
    }
    let history = EventHistory([text(30), text(60), text(30).replacing(",", with: ", "), text(60)])
    let entries = history.timelines.flatMap(\.entries)
    #expect(history.duplicates == 2)
    #expect(entries.count == 2)
    #expect(entries.allSatisfy { $0.event.eventID == nil && $0.evidence.count == 2 })
    #expect(entries.allSatisfy { $0.conflictingBodies.isEmpty })
  }

  @Test("list their places by path, then by position, whatever the order in which they came")
  func evidence() {
    var history = EventHistory()
    for path in ["b", "a", "c", "a"] {
      history.insert(RepeatedEventTests.plain + "\n" + RepeatedEventTests.plain, path: path)
    }
    let evidence = history.timelines.flatMap(\.entries).flatMap(\.evidence)
    #expect(evidence.map(\.path) == ["a", "a", "b", "b", "c", "c"])
    #expect(evidence.map(\.position.record) == [0, 1, 0, 1, 0, 1])
  }
}
