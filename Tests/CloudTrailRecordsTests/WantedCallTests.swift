import CloudTrailRecords
import TestSupport
import Testing

@Suite("Which records tell of a wanted call")
struct WantedCallTests {
  @Test(
    "each of the four calls, from either source",
    arguments: [
      "PutRetentionSettings", "GetRetentionSettings", "PutAppInstanceRetentionSettings",
      "GetAppInstanceRetentionSettings",
    ],
    ["chime.amazonaws.com", "chime-sdk-identity.amazonaws.com"])
  func calls(_ call: String, source: String) {
    let outcome = ScanOutcome(of: RecordText.call(call, source: source))
    #expect(outcome.matches.map(\.call.eventName) == [call])
  }

  @Test("a name counts from its own group's source, and says which group and which name it is")
  func groups() {
    let wanted = WantedCalls([
      WantedCalls.Group(eventNames: ["PutPolicy"], eventSources: ["a.amazonaws.com"]),
      WantedCalls.Group(
        eventNames: ["DropQueue", "PutQueueRules"], eventSources: ["b.amazonaws.com"], relatedSources: "b-"),
    ])
    var found: [WantedCalls.Call] = []
    var scanner = RecordScanner(wanted: wanted)
    let records = [
      RecordText.call("PutPolicy", source: "a.amazonaws.com"),
      RecordText.call("PutPolicy", source: "b.amazonaws.com"),
      RecordText.call("PutQueueRules", source: "b.amazonaws.com"),
      RecordText.call("DropQueue", source: "b-x.amazonaws.com"),
      RecordText.call("DropQueue", source: "c.amazonaws.com"),
    ]
    let timed = records.map {
      $0.replacing("{", with: #"{"eventTime":"2024-01-01T00:00:00Z","#, maxReplacements: 1)
    }
    let bytes = Array(timed.joined(separator: "\n").utf8)
    scanner.scan(bytes.span) { found.append($0.call) }
    scanner.finish { found.append($0.call) }
    #expect(found.map(\.eventName) == ["PutPolicy", "PutQueueRules"])
    #expect(found.map(\.group) == [0, 1])
    #expect(found.map(\.index) == [0, 1])
    #expect(scanner.records == 5)
    #expect(scanner.faults.map(\.recordsRead) == [3])
    #expect(scanner.faults.allSatisfy { "\($0)".contains("that of a related service") })
  }

  @Test(
    "names count as decoded, in keys and in values",
    arguments: [
      #"{"eventSource":"chime.amazonaws.com","eventName":"\u0050ut\u0052etentionSettings"}"#,
      #"{"eventSource":"\u0063hime\u002Eamazonaws.com","eventName":"PutRetentionSettings"}"#,
      #"{"eventSource":"chime.amazonaws.com","event\u004eame":"PutRetentionSettings"}"#,
      #"{"\u0065ventSource":"chime.amazonaws.com","\u0065ventName":"PutRetentionSetting\u0073"}"#,
      #"{"eventName":"PutRetention\#u{5c}u0053ettings","x":1,"eventSource":"chime.amazonaws.com"}"#,
    ])
  func escapes(_ record: String) {
    #expect(ScanOutcome(of: record).matches.map(\.text) == [record])
    #expect(ScanOutcome(of: RecordText.log(RecordText.other, record)).matches.map(\.text) == [record])
  }

  @Test("a record spelled with nothing but escapes is recognised, also alone")
  func nothingButEscapes() {
    func spell(_ text: String) -> String {
      text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
    let members = [
      ("recipientAccountId", "1"), ("eventSource", "chime.amazonaws.com"),
      ("eventName", "GetRetentionSettings"),
    ]
    let record = "{" + members.map { "\"\(spell($0))\":\"\(spell($1))\"" }.joined(separator: ",") + "}"
    #expect(ScanOutcome(of: record).matches.map(\.call.eventName) == ["GetRetentionSettings"])
    #expect(ScanOutcome(of: "{\"\(spell("Records"))\":[\(record)]}").matches.count == 1)
  }

  @Test(
    "a mention is no event",
    arguments: [
      #"{"eventName":"PutRolePolicy","eventSource":"iam.amazonaws.com","#
        + #""requestParameters":{"policyDocument":"{\"Action\":\"chime:PutRetentionSettings\"}"}}"#,
      #"{"eventSource":"ssm.amazonaws.com","eventName":"SendCommand","#
        + #""requestParameters":{"commands":["grep '\"eventName\":\"PutRetentionSettings\"'"]}}"#,
      #"{"eventSource":"chime.amazonaws.com","eventName":"GetAccount","#
        + #""errorMessage":"not authorized: chime:PutRetentionSettings"}"#,
      #"{"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettingsX"}"#,
      #"{"eventSource":"chime.amazonaws.com","eventName":"XPutRetentionSettings"}"#,
      #"{"eventSource":"chime.amazonaws.com","eventName":"RetentionSettings"}"#,
      #"{"eventSource":"x.amazonaws.com","eventName":"PutRetentionSettings"}"#,
      #"{"eventSource":"a-9.b.amazonaws.com.cn","eventName":" putretentionsettings"}"#,
      #"{"eventSource":"logs.amazonaws.com","eventName":"x","requestParameters":\#(RecordText.call())}"#,
      #"{"eventSource":"a.amazonaws.com","eventName":"x","x":{"Records":[\#(RecordText.call())]}}"#,
      #"{"eventSource":"a.amazonaws.com","eventName":"x","Records":[\#(RecordText.call())]}"#,
    ])
  func mentions(_ record: String) {
    let record = #"{"eventTime":"2024-01-01T00:00:00Z","# + record.dropFirst()
    for input in [record, RecordText.log(record), "[\(record)]"] {
      let outcome = ScanOutcome(of: input)
      #expect(outcome.records == 1)
      #expect(outcome.matches.isEmpty)
      #expect(outcome.faults.isEmpty)
    }
  }

  @Test("a key that is there twice counts where it stands first")
  func duplicateKeys() {
    let planted = #""eventName":"GetObject","eventSource":"s3.amazonaws.com""#
    let real = #""eventName":"PutRetentionSettings","eventSource":"chime.amazonaws.com""#
    #expect(ScanOutcome(of: "{\(real),\(planted)}").matches.count == 1)
    #expect(ScanOutcome(of: "{\(planted),\(real)}").matches.isEmpty)
    for input in ["{\(real),\(planted)}", "{\(planted),\(real)}"] {
      #expect(ScanOutcome(of: input).faults.map(\.isIncompleteRecord) == [true])
    }
  }
}
