import Foundation
import CloudTrailRecords
import TestSupport

/// A record is the same, and as many, in whatever envelope it comes; and the same in windows of all sizes.
///
/// The payload is the record; what is none is put into the envelopes all the same.
func fuzzEnvelopes(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  let record = input.payload
  let direct = ScanOutcome(of: record)
  // What is a record by its own keys, and cannot be taken for anything else.
  let isRecord =
    direct.records == 1 && direct.faults.isEmpty && hasRecordKeys(record)
    && !mentionsOtherEnvelope(record) && !(record.first == 0xef)
  for envelope in envelopes {
    let text = envelope.wrap(record)
    let whole = ScanOutcome(of: text)
    let cuts = input.cuts(below: text.count)
    checkEqual(ScanOutcome(of: text, cutAt: cuts), whole, "\(envelope.name) cut at \(cuts)")
    // A line ends with its first line break.
    let isBroken = envelope.name == "log line" && record.contains(UInt8(ascii: "\n"))
    guard isRecord, !isBroken else { continue }
    checkEqual(whole.matches.map(\.bytes), direct.matches.map(\.bytes), "found in \(envelope.name)")
    checkEqual(whole.records, 1, "records in \(envelope.name): \(whole.faults)")
  }
}

/// Whether it is one JSON object that has keys of a record, and holds no others.
private func hasRecordKeys(_ bytes: [UInt8]) -> Bool {
  guard let object = try? JSONValue(bytes.span) else { return false }
  let isRecord = object.member("eventVersion") != nil || object.member("eventSource") != nil
  return isRecord && object.member("Records") == nil
}

private let envelopes: [(name: String, wrap: @Sendable ([UInt8]) -> [UInt8])] = [
  ("log file", { Array(#"{"Records":["#.utf8) + $0 + Array("]}".utf8) }),
  ("lookup event", { Array(#"{"Events":[{"CloudTrailEvent":"#.utf8) + quoted($0) + Array("}]}".utf8) }),
  ("string", { quoted($0) }),
  (
    "EventBridge event",
    {
      Array(#"{"detail-type":"AWS API Call via CloudTrail","source":"aws.chime","detail":"#.utf8) + $0
        + Array("}".utf8)
    }
  ),
  ("subscription", { subscription($0) }),
  (
    "payload",
    {
      let data = Data(gzip(subscription($0), level: 1)).base64EncodedString()
      return Array(#"{"awslogs":{"data":"\#(data)"}}"#.utf8)
    }
  ),
  ("log line", { Array("2025-03-04T05:06:07.000000+00:00 stream ".utf8) + $0 + Array("\n".utf8) }),
  (
    "query row",
    { Array(#"{"QueryResultRows":[[{"eventJson":"#.utf8) + quoted($0) + Array("}]]}".utf8) }
  ),
  ("queue message", { Array(#"{"Messages":[{"Body":"#.utf8) + quoted($0) + Array("}]}".utf8) }),
  ("topic message", { Array(#"{"TopicArn":"t","Message":"#.utf8) + quoted($0) + Array("}".utf8) }),
  (
    "table",
    { record in
      let quote = UInt8(ascii: "\"")
      return Array("eventTime,eventJson\nx,\"".utf8) + record.flatMap { $0 == quote ? [quote, quote] : [$0] }
        + Array("\"\n".utf8)
    }
  ),
]

private func subscription(_ record: [UInt8]) -> [UInt8] {
  Array(#"{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":"#.utf8) + quoted(record)
    + Array("}]}".utf8)
}
