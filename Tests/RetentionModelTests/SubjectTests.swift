@testable import TestSupport
import CloudTrailRecords
import RetentionModel
import Testing

@Suite("A timeline's subject")
struct SubjectTests {
  @Test(
    "is the recipient's account; else the caller's; else its session issuer's; else unknown",
    arguments: [
      (#""recipientAccountId":"1","userIdentity":{"accountId":"2"}"#, "1"),
      (#""userIdentity":{"accountId":"2","sessionContext":{"sessionIssuer":{"accountId":"3"}}}"#, "2"),
      (#""recipientAccountId":"","userIdentity":{"accountId":"2"}"#, "2"),
      (#""recipientAccountId":null,"userIdentity":{"accountId":"2"}"#, "2"),
      (#""userIdentity":{"accountId":"","sessionContext":{"sessionIssuer":{"accountId":"3"}}}"#, "3"),
      (#""userIdentity":{"sessionContext":{"sessionIssuer":{"accountId":"3"}}}"#, "3"),
      (#""userIdentity":{"sessionContext":{"sessionIssuer":{"accountId":""}}}"#, "unknown"),
      (#""userIdentity":null"#, "unknown"), (#""userIdentity":"2""#, "unknown"), (#""x":1"#, "unknown"),
      (#""recipientAccountId":111122223333"#, "111122223333"),
      (#""additionalEventData":{"recipientAccountId":"9"},"userIdentity":{"accountId":"2"}"#, "2"),
    ])
  func account(members: String, expected: String) throws {
    let event = try event(members)
    #expect(event.recipientAccountId == expected)
  }

  @Test(
    "is the Chime account that the request names, whatever the case of the key",
    arguments: [
      (#"{"accountId":"c-1"}"#, "c-1"), (#"{"AccountId":"c-1"}"#, "c-1"), (#"{"ACCOUNTID":"c-1"}"#, "c-1"),
      (#"{"accountid":"c-1","AccountId":"c-2"}"#, "c-1"), (#"{"accountId":""}"#, "unknown"),
      (#"{"accountId":null}"#, "unknown"), (#"{"accountId":{}}"#, "unknown"), ("null", "unknown"),
      ("{}", "unknown"), (#""HIDDEN_DUE_TO_SECURITY_REASONS""#, "unknown"), (#"{"omitted":true}"#, "unknown"),
      (#"{"appInstanceArn":"a"}"#, "unknown"), (#"{"x":{"accountId":"c-1"}}"#, "unknown"),
      (#"{"account\u0049d":"c\u002d1"}"#, "c-1"), (#"{"accountId":" weird: / é"}"#, " weird: / é"),
    ])
  func chimeAccount(request: String, expected: String) throws {
    #expect(try event("\"requestParameters\":\(request)").resource == expected)
  }

  @Test("is the AppInstance of the SDK's calls")
  func appInstance() throws {
    let arn = "arn:aws:chime:us-east-1:1:app-instance/a"
    for key in ["appInstanceArn", "AppInstanceArn", "appinstancearn"] {
      let request = #""requestParameters":{"accountId":"c-1","\#(key)":"\#(arn)"}"#
      #expect(try event(request, verb: "app-put").resource == arn)
    }
  }

  @Test("keeps accounts and services apart, sorted by account, resource and service")
  func apart() {
    let lines = ["2", "1", "10"].flatMap { account in
      ["b", "a"].flatMap { resource in
        ["app-put", "put"].map { "2020-09-13T12:26:40Z \($0) each=1 account=\(account) resource=\(resource)" }
      }
    }
    let subjects = EventHistory([recorded(lines.joined(separator: "\n"))]).timelines.map(\.subject)
    #expect(subjects.count == 12)
    #expect(subjects == subjects.sorted())
    #expect(
      subjects.map(\.recipientAccountId) == ["1", "1", "1", "1", "10", "10", "10", "10", "2", "2", "2", "2"])
    #expect(subjects.prefix(4).map(\.resource) == ["a", "a", "b", "b"])
    #expect(subjects.prefix(4).map(\.service) == [.chime, .chimeSDK, .chime, .chimeSDK])
  }

  private func event(_ members: String, verb: String = "put") throws -> RetentionEvent {
    let reading = RecordReading(recorded("2024-01-01T00:00:00Z \(verb) bare with=\(members)"))
    return try #require(reading.events.first)
  }
}
