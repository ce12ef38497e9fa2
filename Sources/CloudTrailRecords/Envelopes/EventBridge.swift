// An EventBridge event; the record is the value of `detail`:
//
//   {"version":"0","id":"b-1","detail-type":"AWS API Call via CloudTrail","source":"aws.example",
//    "account":"111122223333",…,"detail":{"eventVersion":"1.08",…}}
//
// Anybody who may put events on a bus can choose `detail`; only sources that begin with `aws.` are reserved
// for AWS. Other kinds of events are counted as notifications.

extension Envelope.Row {
  static let eventBridgeEvent = Envelope.Row(
    keys: ["detail", "detail-type"], mayBeRecord: true, isLogMessage: true,
    opening: .checked { opener, event, _ in opener.openEventBridgeEvent(event) })
}

extension Opener {
  /// Opens an event of EventBridge.
  mutating func openEventBridgeEvent(_ event: JSONValue) {
    guard let type = event.member("detail-type")?.string, let detail = event.member("detail") else {
      return report(.notCloudTrail("an object has only part of an EventBridge event"))
    }
    guard type.utf8.ends(with: " via CloudTrail") else {
      guard detail.kind == .object, namesWantedCall(detail.bytes) else { return sink.count(.notifications) }
      return report(
        .incompleteRecord("an EventBridge event of another type holds a retention call, which is not read"),
        mention: true)
    }
    guard let source = event.member("source")?.string, source.begins(with: "aws.") else {
      return report(
        .notCloudTrail("an EventBridge event claims to be CloudTrail's but does not come from AWS"))
    }
    guard detail.kind == .object else {
      return report(.notCloudTrail("the detail of an EventBridge event is not a record"))
    }
    openRecord(detail.bytes)
  }
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && span.extracting(count - text.utf8CodeUnitCount..<count).isEqual(to: text)
  }
}
