import CloudTrailRecords
import TestSupport
import Testing

@Suite("A retention event with a key that is there twice is an event, and told")
struct RepeatedKeyTests {
  private static let telling =
    #""eventTime":"t","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings""#

  @Test(
    "with the name of the key",
    arguments: [
      (#""recipientAccountId":"1","recipientAccountId":"2""#, "recipientAccountId"),
      (#""recipientAccountId":"1","\u0072ecipientAccountId":"1""#, "recipientAccountId"),
      (#""eventTime":"u""#, "eventTime"),
      (#""requestParameters":{"accountId":"a","accountID":"b"}"#, "accountID"),
      (#""requestParameters":{"x":[{"retentionDays":1,"RetentionDays":2}]}"#, "RetentionDays"),
      (#""responseElements":{"a":{"b":{},"B":[]}}"#, "B"),
      (#""userIdentity":{"arn":"a","type":"b","arn":"c"}"#, "arn"),
      (#""addendum":{"reason":"a","reason":"b"}"#, "reason"),
      (#""requestParameters":{"a\nb":1,"a\u000ab":2}"#, "a key"),
    ])
  func told(members: String, name: String) {
    let record = "{\(Self.telling),\(members)}"
    for input in [record, RecordText.log(record, RecordText.other), Wrapping.lookup(record)] {
      var random = SeededRandom(seed: 62)
      let outcome = scanCarried(input, random: &random)
      #expect(outcome.matches.map(\.text) == [record])
      #expect(outcome.faults.map(\.isIncompleteRecord) == [true])
      #expect(
        outcome.faults.first.map { "\($0)".contains("more than one \(name);") } == true, "\(outcome.kinds)")
    }
  }

  @Test(
    "but not where nothing is read, or where the keys differ",
    arguments: [
      #""tlsDetails":{"a":1,"a":2}"#, #""recipientAccountId":"1","recipientaccountid":"2""#,
      #""requestParameters":{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}"#,
    ])
  func silent(_ members: String) {
    let outcome = ScanOutcome(of: "{\(Self.telling),\(members)}")
    #expect(outcome.matches.count == 1)
    #expect(outcome.faults.isEmpty)
  }

  @Test("in a time that grows with the record alone, however many keys and levels it has")
  func bounded() {
    let keys = (0..<60_000).map { "\"\($0)\":0" }.joined(separator: ",")
    let deep = String(repeating: #"{"a":{},"b":"#, count: 200) + "0" + String(repeating: "}", count: 200)
    let record = #"{\#(Self.telling),"requestParameters":{\#(keys),"x":\#(deep),"y":\#(deep)}}"#
    let outcome = ScanOutcome(of: record)
    #expect(outcome.matches.count == 1)
    #expect(outcome.faults.isEmpty)
  }
}
