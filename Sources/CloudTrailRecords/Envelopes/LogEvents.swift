// A CloudWatch Logs log group, as a subscription sends it and as `aws logs filter-log-events` and
// `get-log-events` print it; each message is a record or an EventBridge event:
//
//   {"messageType":"DATA_MESSAGE","owner":"111122223333","logGroup":"CloudTrail/logs","logStream":"…",
//    "logEvents":[{"id":"1","timestamp":1741064767000,"message":"{\"eventVersion\":\"1.08\",…}"}]}
//
//   {"events":[{"timestamp":1741064767000,"message":"{…}","ingestionTime":1741064770000}],…}
//
// Firehose writes the former to S3 one after another, each in a gzip member of its own.

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
      count(.controlMessages, message.content)
    } else if !passesAsRecord(message) {
      openLogMessage(message.utf8)
    }
  }

  /// Opens a message. JSON other than a record or an event is the log of something else, whatever it
  /// contains.
  private mutating func openLogMessage(_ text: [UInt8]) {
    guard text.span.firstToken == UInt8(ascii: "{") else {
      return report(.notCloudTrail("the message of a log event is not a JSON object"))
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
        report(.notCloudTrail("the message of a log event is not a record"))
      }
    } catch {
      report(error)
    }
  }
}
