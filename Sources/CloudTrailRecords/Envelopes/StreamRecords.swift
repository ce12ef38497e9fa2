// Kinesis records, as a Lambda function receives them and as `aws kinesis get-records` prints them:
//
//   {"Records":[{"kinesis":{"data":"H4sIAAAA…","sequenceNumber":"…"},"eventSource":"aws:kinesis",…}]}
//   {"Records":[{"SequenceNumber":"…","Data":"H4sIAAAA…","PartitionKey":"…"}],"NextShardIterator":"…"}
//
// The data is base64: of gzip if CloudWatch Logs sent it (LogsPayload.swift), of JSON if EventBridge did.

extension Envelope.Row {
  static let streamRecord = Envelope.Row(
    keys: ["kinesis", "Data"], carriesOneRecord: false, mayBeRecord: true,
    opening: .checked { $0.openStreamRecord($1, found: $2) })
}

extension Opener {
  /// Opens a record of a stream.
  mutating func openStreamRecord(_ element: JSONValue, found: (borrowing Record) -> Void) {
    let inner = element.member("kinesis")
    doubtMembers(of: inner)
    if inner != nil, element.member("Data") != nil {
      report(.incompleteRecord("a record of a stream has data twice; the first was used"))
    }
    if let data = inner?.member("data")?.string {
      openPayload(data, found: found)
    } else if let data = element.member("Data")?.string {
      openPayload(data, found: found)
    } else {
      report(.notCloudTrail("a record of a stream has no data"))
    }
  }
}
