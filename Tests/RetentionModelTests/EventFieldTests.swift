@testable import TestSupport
import RetentionModel
import Testing

@Suite("The fields of a retention event")
struct EventFieldTests {
  @Test(
    "mfaAuthenticated is read as a string and as a Boolean",
    arguments: [
      (#""true""#, true), (#""false""#, false), ("true", true), ("false", false), ("null", nil),
      (#""""#, nil),
      (#""yes""#, nil), ("1", nil), ("{}", nil),
    ] as [(String, Bool?)])
  func mfa(literal: String, expected: Bool?) throws {
    let event = try event(
      #""userIdentity":{"sessionContext":{"attributes":{"mfaAuthenticated":\#(literal)}}}"#)
    #expect(event.actor.mfaAuthenticated == expected)
  }

  @Test(
    "a call has failed if it has an errorCode or an errorMessage, be it empty",
    arguments: [
      ("", false), (#""errorCode":null,"errorMessage":null,"#, false),
      (#""errorCode":"AccessDenied","#, true),
      (#""errorMessage":"denied","#, true), (#""errorCode":"","#, true), (#""errorMessage":"","#, true),
      (#""errorCode":7,"#, true), (#""errorMessage":{},"#, true), (#""errorCode":false,"#, true),
      (#""additionalEventData":{"errorCode":"AccessDenied"},"#, false),
    ])
  func failure(members: String, isFailure: Bool) throws {
    let event = try event(members + #""awsRegion":"us-east-1""#)
    #expect(event.isFailure == isFailure)
    let history = EventHistory([recorded("2024-01-01T00:00:00Z put each=30 with=\(members)\"x\":1")])
    #expect(history.timelines.first?.entries.first?.kind == (isFailure ? .attempt : .change))
    #expect(history.timelines.first?.entries.first?.changes.count == (isFailure ? 0 : 2))
  }

  @Test(
    "a record without an eventTime that can be read is a fault that names the event",
    arguments: [
      ("", nil), (#""eventTime":null,"#, nil), (#""eventTime":"yesterday","#, "yesterday"),
      (#""eventTime":"2023-02-29T00:00:00Z","#, "2023-02-29T00:00:00Z"), (#""eventTime":"","#, nil),
      (#""eventTime":{},"#, nil), (#""eventTime":"2024-01-01T00:00:00","#, "2024-01-01T00:00:00"),
    ] as [(String, String?)])
  func eventTime(member: String, value: String?) {
    let reading = RecordReading(recorded("- get bare id=e-7 with=\(member)\"x\":1"))
    #expect(reading.events.isEmpty)
    #expect(reading.faults.map(\.field) == ["eventTime"])
    #expect(reading.faults.map(\.eventID) == ["e-7"])
    #expect(reading.faults.map(\.value) == [value])
  }

  @Test(
    "a deletion timestamp that cannot be read is noted and taken as missing",
    arguments: [
      (#""soon""#, "soon"), (#""""#, ""), ("{}", "{}"), ("true", "true"), ("1e99", "1e99"),
      (#""2023-02-29T00:00:00Z""#, "2023-02-29T00:00:00Z"), ("[1717529064]", "[1717529064]"),
    ])
  func unreadableDeletion(literal: String, value: String) throws {
    let reading = RecordReading(record(#""responseElements":{"initiateDeletionTimestamp":\#(literal)}"#))
    #expect(try #require(reading.events.first).initiateDeletionTimestamp == nil)
    #expect(reading.notes.map(\.field) == ["initiateDeletionTimestamp"])
    #expect(reading.notes.map(\.value) == [value])
    #expect(reading.faults.isEmpty)
  }

  @Test(
    "a deletion timestamp is read from the response alone, whatever the case of its key",
    arguments: ["initiateDeletionTimestamp", "InitiateDeletionTimestamp", "INITIATEDELETIONTIMESTAMP"])
  func deletion(key: String) throws {
    let response = RecordReading(record(#""responseElements":{"\#(key)":1717529064}"#))
    #expect(response.events.first?.initiateDeletionTimestamp == Instant(seconds: 1_717_529_064))
    let request = RecordReading(record(#""requestParameters":{"\#(key)":1717529064}"#))
    let event = try #require(request.events.first)
    #expect(event.initiateDeletionTimestamp == nil)
    #expect((response.notes + request.notes).isEmpty)
  }

  @Test("empty strings count as missing, but for errors")
  func emptyStrings() throws {
    let event = try event(
      #""eventID":"","awsRegion":"","sourceIPAddress":"","userAgent":"","sharedEventID":"","#
        + #""userIdentity":{"type":"","arn":"","principalId":"","userName":"","accountId":"","accessKeyId":"","#
        + #""invokedBy":""},"addendum":{"reason":"UPDATED_DATA","originalEventID":""}"#)
    let texts = [
      event.eventID, event.awsRegion, event.sourceIPAddress, event.userAgent, event.sharedEventID,
      event.replacedEventID, event.actor.type, event.actor.arn, event.actor.principalId, event.actor.userName,
      event.actor.accountId, event.actor.accessKeyId, event.actor.invokedBy,
    ]
    #expect(texts.allSatisfy { $0 == nil })
  }

  @Test(
    "only an addendum with updated data replaces another event",
    arguments: [("UPDATED_DATA", "e-0"), ("DELIVERY_DELAY", nil), ("SERVICE_OUTAGE", nil), ("", nil)]
      as [(String, String?)])
  func addendum(reason: String, replaced: String?) throws {
    let event = try event(#""addendum":{"reason":"\#(reason)","originalEventID":"e-0"}"#)
    #expect(event.replacedEventID == replaced)
  }

  private func event(_ members: String) throws -> RetentionEvent {
    try #require(RecordReading(record(members)).events.first)
  }

  private func record(_ members: String) -> String {
    recorded("2024-01-01T00:00:00Z put bare with=\(members)")
  }
}
