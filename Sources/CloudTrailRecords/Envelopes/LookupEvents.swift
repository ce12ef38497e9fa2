// What `aws cloudtrail lookup-events` prints; the record is JSON in a string:
//
//   {"Events":[{"EventId":"e-1","EventName":"PutExample","EventTime":"2025-03-04T06:06:07+01:00",…,
//               "CloudTrailEvent":"{\"eventVersion\":\"1.08\",…}"}],"NextToken":"…"}
//
// The string may have been made an object (`jq '.Events[].CloudTrailEvent |= fromjson'`). An element may stand
// alone (`jq -c '.Events[]'`), and so may the strings (`jq '.Events[].CloudTrailEvent'`). The fields around the
// record repeat parts of it in local time, and are left alone.

extension RecordScanner {
  /// Opens an element of `Events`.
  mutating func openLookupEvent(_ element: JSONValue, found: (borrowing Record) -> Void) {
    guard let record = element.member("CloudTrailEvent"), openRecord(held: record, found: found) else {
      return report(.notCloudTrail("an element of Events has no CloudTrailEvent"), at: item.start)
    }
  }

  /// Opens a record that is an object, or a string that holds one.
  /// - Returns: false if it is neither an object nor a string.
  mutating func openRecord(held record: JSONValue, found: (borrowing Record) -> Void) -> Bool {
    switch record.kind {
    case .object: openRecord(record.bytes, found: found)
    case .string:
      guard let text = record.string else { return false }
      openRecord(in: text, found: found)
    default: return false
    }
    return true
  }

  /// Opens a string that stands where a document can stand.
  mutating func openText(_ text: JSONValue, found: (borrowing Record) -> Void) {
    let faultsBefore = faults.count + furtherFaults
    var isDocument = false
    if let string = text.string { isDocument = openDocuments(in: string, found: found) }
    if !isDocument {
      doubt(
        .notCloudTrail("a JSON string that holds no record"), at: item.start,
        mention: mentions.finds(in: text.bytes))
    }
    guard !isDocument || faults.count + furtherFaults > faultsBefore else { return }
    var search = RecordSearch()
    _ = search.next(in: text.bytes, 0..<text.bytes.count, offset: item.start)
    textSearch = (search, item.start + UInt64(text.bytes.count))
  }
}
