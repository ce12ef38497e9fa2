import CloudTrailRecords
import TestSupport
import Testing

@Suite("A record that is nearly one of a retention call does not pass in silence")
struct NearMissTests {
  private static let name = #""eventName":"PutRetentionSettings""#
  private static let source = #""eventSource":"chime.amazonaws.com""#

  /// Expects one fault of this kind in every form, no event, and the record to count.
  private func expectNearMiss(_ record: String, _ reason: String) {
    let second = RecordText.other
    let forms = [
      record, "\(second)\n\(record)\n", RecordText.log(second, record), RecordText.log(record, second),
      "[\(record)]", Wrapping.lookup(record), Wrapping.eventBridge(record), Wrapping.subscription(record),
      "2025-03-04T05:06:07.000Z \(record)\n", #"{"QueryResultRows":[\#(Wrapping.row(record))]}"#,
      Wrapping.queueMessage(record), "eventTime,eventJson\nx,\"\(record.replacing("\"", with: "\"\""))\"\n",
    ]
    for input in forms {
      var random = SeededRandom(seed: 61)
      let outcome = scanCarried(input, random: &random)
      #expect(outcome.matches.isEmpty, "\(input)")
      #expect(outcome.records == (input.contains("GetObject") ? 2 : 1), "\(input)")
      #expect(outcome.faults.map(\.isIncompleteRecord) == [true], "\(input): \(outcome.kinds)")
      #expect(outcome.faults.allSatisfy { "\($0)".contains(reason) }, "\(input): \(outcome.kinds)")
    }
    let alone = ScanOutcome(of: RecordText.log(second, record))
    #expect(alone.faults.map(\.offset) == [UInt64(12 + second.utf8.count + 1)])
  }

  @Test(
    "whose eventSource is missing, or is no text",
    arguments: [
      "", #","eventSource":null"#, #","eventSource":"""#, #","eventSource":["chime.amazonaws.com"]"#,
    ])
  func noSource(_ source: String) {
    expectNearMiss(#"{"eventTime":"t",\#(Self.name)\#(source)}"#, "it has no eventSource")
  }

  @Test(
    "whose eventSource is a service's but for what nobody sees",
    arguments: [
      "chime.amazonaws.com ", "Chime.amazonaws.com", "CHIME.AMAZONAWS.COM", #"\tchime.amazonaws.com\n"#,
      "\u{3000}chime.amazonaws.com", "chime.amazonaws.com\u{200b}", #"chime.amazonaws.com\u0000"#,
      "chime\u{ad}.amazonaws.com", "chime-sdk-identity.amazonaws.com\u{3164}",
    ])
  func paddedSource(_ source: String) {
    expectNearMiss(
      #"{"eventTime":"t",\#(Self.name),"eventSource":"\#(source)"}"#,
      "blanks, invisible characters or capitals")
  }

  @Test(
    "whose eventSource is no service's",
    arguments: [
      "aws.chime", "chime", "chime.amazonaws.com.example", ".amazonaws.com", "\u{441}hime.amazonaws.com",
    ])
  func strangeSource(_ source: String) {
    expectNearMiss(
      #"{"eventTime":"t",\#(Self.name),"eventSource":"\#(source)"}"#, "not of the form NAME.amazonaws.com")
  }

  @Test(
    "whose eventName is a call's but for what nobody sees",
    arguments: [
      "putRetentionSettings", "PUTRETENTIONSETTINGS", "PutRetentionSettings ", #"PutRetentionSettings\u0000"#,
      "getAppInstanceRetentionsettings", "\u{feff}GetRetentionSettings",
    ])
  func paddedName(_ name: String) {
    expectNearMiss(#"{"eventTime":"t","eventName":"\#(name)",\#(Self.source)}"#, "eventName differs")
    expectNearMiss(#"{"eventTime":"t","eventName":"\#(name)"}"#, "it has no eventSource")
  }

  @Test(
    "whose fields are named in other letters",
    arguments: [
      #"{"eventTime":"t","eventname":"PutRetentionSettings","eventSource":"chime.amazonaws.com"}"#,
      #"{"eventTime":"t","eventName":"PutRetentionSettings","eventsource":"chime.amazonaws.com"}"#,
    ])
  func misspelledKey(_ record: String) {
    expectNearMiss(record, "not taken for a retention event")
  }

  @Test("without eventSource in a row of columns, and with another's source")
  func columns() {
    let header = "eventtime,eventsource,eventname\n"
    let row = ScanOutcome(of: header + "2024-01-01T00:00:00Z,,PutRetentionSettings\n")
    #expect(row.faults.map(\.isIncompleteRecord) == [true])
    #expect(row.records == 1)
    let blank = ScanOutcome(of: header + "2024-01-01T00:00:00Z,chime.amazonaws.com ,PutRetentionSettings\n")
    #expect(blank.faults.map(\.isIncompleteRecord) == [true])
    let query = #"{"QueryResultRows":[[{"eventTime":"t"},{"eventName":"PutRetentionSettings"}]]}"#
    #expect(ScanOutcome(of: query).faults.map(\.isIncompleteRecord) == [true])
    let other = ScanOutcome(of: header + "2024-01-01T00:00:00Z,workmail.amazonaws.com,PutRetentionSettings\n")
    #expect(other.faults.isEmpty && other.matches.isEmpty && other.records == 1)
  }

  @Test("is not told of another service's call of the same name")
  func otherService() {
    for source in ["workmail.amazonaws.com", "x.y-1.amazonaws.com", "logs.amazonaws.com.cn"] {
      let outcome = ScanOutcome(of: #"{"eventTime":"t",\#(Self.name),"eventSource":"\#(source)"}"#)
      #expect(outcome.faults.isEmpty && outcome.matches.isEmpty && outcome.records == 1)
    }
  }
}
