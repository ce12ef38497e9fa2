// The output of `aws cloudtrail lookup-events`; the record is JSON in a string:
//
//   {"Events":[{"EventId":"e-1","EventName":"PutExample","EventTime":"2025-03-04T06:06:07+01:00",…,
//               "CloudTrailEvent":"{\"eventVersion\":\"1.08\",…}"}],"NextToken":"…"}
//
// The string may have been converted to an object (`jq '.Events[].CloudTrailEvent |= fromjson'`). An element
// may stand alone (`jq -c '.Events[]'`), and so may the strings (`jq '.Events[].CloudTrailEvent'`). The
// fields around the record repeat parts of it in local time, and are ignored.

extension Envelope.Row {
  static let lookupEvent = Envelope.Row(
    arrays: ["Events"], keys: ["CloudTrailEvent"],
    opening: .checked { opener, element, _ in
      guard let record = element.member("CloudTrailEvent"), opener.openRecord(held: record) else {
        return opener.report(.notCloudTrail("an element of Events has no CloudTrailEvent"))
      }
    })

  static let text = Envelope.Row(opening: .checked { $0.openText($1, found: $2) })
}

extension Opener {
  /// Opens a string in the place of a document.
  fileprivate mutating func openText(_ text: JSONValue, found: (borrowing Record) -> Void) {
    let before = sink.mark
    var isDocument = false
    if let string = text.string { isDocument = openDocuments(in: string, found: found) }
    if !isDocument {
      sink.doubt(
        .notCloudTrail("a JSON string does not contain a record"), at: start.offset,
        mention: mentions.finds(in: text.bytes))
    }
    if !isDocument || sink.hasFaults(since: before) { outcome = .noDocument }
  }
}
