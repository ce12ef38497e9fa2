// A log group of CloudWatch Logs, as a subscription sends it and as `aws logs filter-log-events` and
// `get-log-events` print it; each message is a record, or an event of EventBridge:
//
//   {"messageType":"DATA_MESSAGE","owner":"111122223333","logGroup":"CloudTrail/logs","logStream":"…",
//    "logEvents":[{"id":"1","timestamp":1741064767000,"message":"{\"eventVersion\":\"1.08\",…}"}]}
//
//   {"events":[{"timestamp":1741064767000,"message":"{…}","ingestionTime":1741064770000}],…}
//
// Firehose puts the former into S3 one behind the other, each a gzip member of its own.

extension RecordScanner {
  /// Opens an element of `logEvents` or `events`.
  mutating func openLogEvent(_ element: JSONValue, found: (borrowing Record) -> Void) {
    guard let message = element.member("message")?.string else {
      return report(.notCloudTrail("a log event has no message"), at: item.start)
    }
    if message.content.begins(with: "CWL CONTROL MESSAGE") {
      bystanders.controlMessages += 1
    } else if !openDocuments(in: message, found: found) {
      report(.notCloudTrail("the message of a log event is not JSON"), at: item.start)
    }
  }
}
