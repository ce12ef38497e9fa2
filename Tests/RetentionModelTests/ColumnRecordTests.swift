@testable import TestSupport
import CloudTrailRecords
import RetentionModel
import RetentionReports
import Testing

@Suite("A record that was put together from columns")
struct ColumnRecordTests {
  private static func line(days: Int = 30, address: String = "192.0.2.1") -> String {
    "2024-01-01T00:00:00Z put bare room=\(days) conversation=90 id=e-1 account=1 resource=c from=\(address)"
  }
  private static let record = recorded(line())
  private static let columns = [
    "eventTime", "eventSource", "eventName", "eventID", "recipientAccountId", "sourceIPAddress",
    "requestParameters",
  ]

  private static func table(
    days: Int = 30, address: String = "192.0.2.1", time: String = "2024-01-01 00:00:00.000"
  ) -> String {
    ColumnTable(columns: columns).text(of: line(days: days, address: address))
      .replacing("2024-01-01T00:00:00Z", with: time)
  }

  /// A query for less.
  private static let narrow = ColumnTable(columns: Array(columns.prefix(5))).text(of: line())

  private func entry(_ texts: [String]) throws -> Entry {
    var history = EventHistory()
    for text in texts { history.insert(text) }
    let entries = history.timelines.flatMap(\.entries)
    #expect(entries.count == 1)
    return try #require(entries.first)
  }

  /// A row of a query's result that was made an object.
  private static let object =
    #"{"eventTime":"2024-01-01 00:00:00.000","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","#
    + #""eventID":"e-1","recipientAccountId":"1","errorCode":"","userIdentity":"{type=IAMUser, username=ann}","#
    + #""requestParameters":"{\"accountId\":\"c\",\"retentionSettings\":{\"roomRetentionSettings\":"#
    + #"{\"retentionDays\":30},\"conversationRetentionSettings\":{\"retentionDays\":90}}}"}"#

  @Test("is read of an object with a row's strings as it is of a table")
  func object() throws {
    let entry = try entry([Self.object])
    #expect(entry.event.eventTime == Instant(timestamp: "2024-01-01T00:00:00Z"))
    #expect(entry.event.resource == "c" && !entry.event.isFailure)
    #expect(entry.event.actor.userName == "ann")
    #expect(entry.event.requested == .scopes([.room: .kept(.days(30)), .conversation: .kept(.days(90))]))
    #expect(try self.entry([Self.object, Self.record]).conflictingBodies.isEmpty)
  }

  @Test("speaks for its event where it has the request, and another was selected without it")
  func withRequest() throws {
    // A resource that is sorted behind the one that stands for none.
    let line = Self.line().replacing("resource=c", with: "resource=z")
    let wide = ColumnTable(columns: Self.columns).text(of: line)
    let narrow = ColumnTable(columns: Self.columns.dropLast()).text(of: line)
    for texts in [[wide, narrow], [narrow, wide]] {
      let entry = try entry(texts)
      #expect(entry.event.requested == .scopes([.room: .kept(.days(30)), .conversation: .kept(.days(90))]))
    }
  }

  @Test("is not what a log file's record becomes whose request is a string, and that is read as well")
  func recordWithStrings() throws {
    let row = try entry(["{\"Records\":[\(Self.object)]}"]).event
    #expect(row.requested == .scopes([.room: .kept(.days(30)), .conversation: .kept(.days(90))]))
    #expect(row.resource == "c" && row.actor.userName == "ann" && !row.isFailure)
    #expect(row.eventTime == Instant(timestamp: "2024-01-01T00:00:00Z"))
  }

  @Test("gives way to CloudTrail's own record of the event, in any order, and is no conflict")
  func givesWay() throws {
    for texts in [[Self.record, Self.table(), Self.narrow], [Self.narrow, Self.table(), Self.record]] {
      let entry = try entry(texts)
      #expect(!entry.event.isFromColumns)
      #expect(entry.evidence.count == 3)
      #expect(entry.conflictingBodies.isEmpty)
    }
  }

  @Test(
    "is in conflict where it says something else",
    arguments: [table(days: 31), table(address: "192.0.2.2"), table(time: "2024-01-01 00:00:01.000")])
  func contradicts(_ table: String) throws {
    for texts in [[Self.record, table], [table, Self.record]] {
      let entry = try entry(texts)
      #expect(!entry.event.isFromColumns)
      #expect(entry.conflictingBodies.count == 1)
    }
  }

  @Test("speaks where there is no other, the fullest first")
  func fullest() throws {
    for texts in [[Self.table(), Self.narrow], [Self.narrow, Self.table()]] {
      let entry = try entry(texts)
      #expect(entry.event.isFromColumns)
      #expect(entry.event.sourceIPAddress == "192.0.2.1")
      #expect(entry.changes.first?.after == .days(30))
      #expect(entry.conflictingBodies.isEmpty)
    }
  }

  @Test("tells of a change for certain only where it can tell that the call succeeded")
  func outcome() throws {
    #expect(try entry([Self.table()]).changes.map(\.certainty) == [.assumed, .assumed])
    let withError = Self.table().replacing("sourceipaddress,", with: "sourceipaddress,errorcode,")
      .replacing("192.0.2.1,", with: "192.0.2.1,,")
    #expect(try entry([withError]).changes.map(\.certainty) == [.requested, .requested])
    let failed = withError.replacing("192.0.2.1,,", with: "192.0.2.1,AccessDenied,")
    #expect(try entry([failed]).kind == .attempt)
  }

  @Test("says so in every report, and a field that was not selected is not known")
  func told() throws {
    let report = Report(of: Self.narrow)
    #expect(report.text().contains("rebuilt"))
    #expect(report.json.contains("\"fromColumns\": true"))
    #expect(report.json.contains("\"resource\": \"unknown\""))
  }

  @Test("the eventContext that only an event data store adds makes no other body")
  func eventContext() throws {
    let stored = Self.record.dropLast() + #","eventContext":{"tagContext":{"resourceTags":[]}}}"#
    #expect(try entry([Self.record, String(stored)]).conflictingBodies.isEmpty)
    let nested = Self.record.replacing(#""accountId":"c","#, with: #""accountId":"c","eventContext":1,"#)
    #expect(try entry([Self.record, nested]).conflictingBodies.count == 1)
  }
}
