@testable import TestSupport
import CloudTrailRecords
import RetentionModel
import Testing

@Suite("What a side says of a scope")
struct ScopeSettingTests {
  @Test(
    "is one of five things",
    arguments: [
      ("", .unspecified), (#""roomRetentionSettings":null"#, .unspecified),
      (#""roomRetentionSettings":{}"#, .off), (#""roomRetentionSettings":{"retentionDays":null}"#, .off),
      (#""roomRetentionSettings":{"other":7}"#, .off),
      (#""roomRetentionSettings":"HIDDEN_DUE_TO_SECURITY_REASONS""#, .hidden),
      (#""roomRetentionSettings":"Hidden_For_Security_Reasons""#, .hidden),
      (#""roomRetentionSettings":"***""#, .hidden), (#""roomRetentionSettings":{"omitted":true}"#, .hidden),
      (#""roomRetentionSettings":{"retentionDays":"***"}"#, .hidden),
      (#""roomRetentionSettings":{"retentionDays":"hidden_due_to_security_reasons"}"#, .hidden),
      (#""roomRetentionSettings":{"retentionDays":"sensitiveDataRemoved"}"#, .hidden),
      (#""roomRetentionSettings":{"retentionDays":1}"#, .kept(.days(1))),
      (#""roomRetentionSettings":{"retentionDays":5475}"#, .kept(.days(5475))),
      (#""RoomRetentionSettings":{"RetentionDays":30}"#, .kept(.days(30))),
      (#""ROOMRETENTIONSETTINGS":{"retentiondays":30}"#, .kept(.days(30))),
      (#""r\u006fomRetentionSettings" : { "retention\u0044ays" : 30 }"#, .kept(.days(30))),
      (#""roomRetentionSettings":{"x":{"retentionDays":9},"retentionDays":30}"#, .kept(.days(30))),
    ] as [(String, ScopeSetting)])
  func settings(member: String, expected: ScopeSetting) throws {
    let room = try room("{\(member)}")
    #expect(room == expected)
  }

  @Test(
    "is invalid, with the raw value, where the API would not accept it",
    arguments: [
      "0", "5476", "-1", "30.5", "30.0", #""30""#, "1e2", "99999999999999999999", "true", "[30]",
      #"{"n":30}"#,
      #""""#, "-0", "3e1",
    ])
  func invalid(literal: String) throws {
    let room = try room(#"{"roomRetentionSettings":{"retentionDays":\#(literal)}}"#)
    #expect(room == .invalid(literal))
  }

  @Test(
    "is nothing at all where the side holds no settings object",
    arguments: [
      "null", "{}", #""HIDDEN_DUE_TO_SECURITY_REASONS""#, #"{"omitted":true}"#,
      #"{"retentionSettings":null}"#,
      #"{"retentionSettings":"***"}"#, #"{"retentionSettings":{"omitted":true}}"#,
      #"{"retentionSettings":7}"#,
      #"{"retentionSettings":[{"roomRetentionSettings":{"retentionDays":30}}]}"#,
      #"{"appInstanceRetentionSettings":{"roomRetentionSettings":{"retentionDays":30}}}"#, "7", "[]",
      #"{"x":{"retentionSettings":{"roomRetentionSettings":{"retentionDays":30}}}}"#,
      #"{"retentionSettings":{"omitted":"true"}}"#,
    ])
  func missing(side: String) throws {
    #expect(try event(request: side).requested == .missing)
    #expect(try event(response: side).reported == .missing)
  }

  @Test("is told of each scope of the service, in either side")
  func bothScopes() throws {
    let settings =
      #"{"RetentionSettings":{"conversationRetentionSettings":{"retentionDays":90},"roomRetentionSettings":{}}}"#
    #expect(
      try event(request: settings).requested == .scopes([.room: .off, .conversation: .kept(.days(90))]))
    #expect(
      try event(response: settings).reported == .scopes([.room: .off, .conversation: .kept(.days(90))]))
    let channel = #"{"appInstanceRetentionSettings":{"channelRetentionSettings":{"retentionDays":7}}}"#
    let event = try event(request: channel, verb: "app-put")
    #expect(event.requested == .scopes([.channel: .kept(.days(7))]))
  }

  private func room(_ settings: String) throws -> ScopeSetting? {
    let event = try event(request: "{\"accountId\":\"c\",\"retentionSettings\":\(settings)}")
    guard case .scopes(let settings) = event.requested else { return nil }
    return settings[.room]
  }

  private func event(
    request: String = "null", response: String = "null", verb: String = "put"
  ) throws -> RetentionEvent {
    let reading = RecordReading(
      recorded(
        #"2024-01-01T00:00:00Z \#(verb) bare with="requestParameters":\#(request),"responseElements":\#(response)"#
      ))
    return try #require(reading.events.first)
  }
}
