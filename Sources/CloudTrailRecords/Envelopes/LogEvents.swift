// A log group of CloudWatch Logs, as a subscription sends it and as `aws logs filter-log-events` and
// `get-log-events` print it; each message is a record, or an event of EventBridge:
//
//   {"messageType":"DATA_MESSAGE","owner":"111122223333","logGroup":"CloudTrail/logs","logStream":"…",
//    "logEvents":[{"id":"1","timestamp":1741064767000,"message":"{\"eventVersion\":\"1.08\",…}"}]}
//
//   {"events":[{"timestamp":1741064767000,"message":"{…}","ingestionTime":1741064770000}],…}
//
// Firehose puts the former into S3 one behind the other, each a gzip member of its own.

extension Envelope.Row {
  static let logEvent = Envelope.Row(
    arrays: ["logEvents", "events"], keys: ["message"], mayBeRecord: true,
    opening: .checked { opener, element, _ in opener.openLogEvent(element) })
}

extension Opener {
  /// Opens an element of `logEvents` or `events`.
  fileprivate mutating func openLogEvent(_ element: JSONValue) {
    let value = element.member("message")
    if let value, value.kind == .object { return openLogMessage(value.copyBytes()) }
    guard let message = value?.string else { return report(.notCloudTrail("a log event has no message")) }
    if message.content.begins(with: "CWL CONTROL MESSAGE") {
      count(\.controlMessages, message.content)
    } else if !passesAsRecord(message) {
      openLogMessage(message.utf8)
    }
  }

  /// Opens a message; any other JSON than a record and an event is a log of something else, whatever it
  /// holds.
  private mutating func openLogMessage(_ text: [UInt8]) {
    guard text.span.firstToken == UInt8(ascii: "{") else {
      return report(.notCloudTrail("the message of a log event is no JSON object"))
    }
    do throws(JSONFault) {
      let object = try JSONValue(text.span)
      if object.member("detail-type") != nil {
        openEventBridgeEvent(object)
      } else if object.member("eventVersion") != nil || object.member("eventSource") != nil
        || namesWantedCall(object.bytes)
      {
        openRecord(object.bytes)
      } else {
        report(.notCloudTrail("the message of a log event is no record"))
      }
    } catch {
      report(error)
    }
  }
}
