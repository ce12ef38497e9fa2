// Log files in S3, and the console's event history as JSON:
//
//   {"Records":[{"eventVersion":"1.08","userIdentity":{…},…,"eventSource":"chime.amazonaws.com",…},…]}
//
// Other services call an array of theirs Records too; eventSource tells them apart:
//
//   {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","s3":{…}}]}       a notice: where a log file is
//   {"Records":[{"messageId":"…","body":"…","eventSource":"aws:sqs"}]}         a queue's message
//   {"Records":[{"EventSource":"aws:sns","Sns":{"Message":"…"}}]}              a topic's message
//   {"Records":[{"kinesis":{"data":"…"},"eventSource":"aws:kinesis"}]}         a stream's record
//
// and Insight and aggregated events, which are CloudTrail's but tell of no call, are in arrays named so as
// well.

/// What an element of an array named `Records` is.
enum LogFileElement {
  case record, insightEvent, aggregatedEvent
  case notification, queueMessage, topicMessage, streamRecord

  /// - Parameter element: it need not be well-formed; what is not is taken for a record.
  init(_ element: Span<UInt8>) {
    self = .record
    var members = UncheckedMembers(of: element)
    while let member = members.next() {
      switch member.key.content.count {
      case 11 where member.key.isEqual(to: "eventSource", ignoringCase: true):
        self = LogFileElement(eventSource: member.value)
        return
      case 14 where member.key.isEqual(to: "insightDetails"),
        9 where member.key.isEqual(to: "eventType") && member.value.isString("AwsCloudTrailInsight"):
        self = .insightEvent
        return
      case 9 where member.key.isEqual(to: "eventType") && member.value.isString("AwsAggregatedEvent"):
        self = .aggregatedEvent
        return
      case 4 where member.key.isEqual(to: "Data"): self = .streamRecord
      default: break
      }
    }
  }

  private init(eventSource source: JSONValue) {
    if source.isString("aws:sqs") {
      self = .queueMessage
    } else if source.isString("aws:sns") {
      self = .topicMessage
    } else if source.isString("aws:kinesis") {
      self = .streamRecord
    } else if let text = source.string, text.begins(with: "aws:") {
      self = .notification
    } else {
      self = .record
    }
  }
}

extension RecordScanner {
  /// Opens an element of `Records`.
  mutating func openLogFileElement(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    if bytes.beginsAsRecord() { return takeRecord(bytes, found: found) }
    let element = JSONValue(wellFormed: bytes)
    switch LogFileElement(bytes) {
    case .record: takeRecord(bytes, found: found)
    case .insightEvent: bystanders.insightEvents += 1
    case .aggregatedEvent: bystanders.aggregatedEvents += 1
    case .notification: bystanders.notifications += 1
    case .queueMessage: openQueueMessage(element, found: found)
    case .topicMessage: openTopicMessage(element, found: found)
    case .streamRecord: openStreamRecord(element, found: found)
    }
  }

  /// Opens an object that stands where only a record of CloudTrail can stand.
  mutating func openRecord(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    if bytes.beginsAsRecord() { return takeRecord(bytes, found: found) }
    switch LogFileElement(bytes) {
    case .record: takeRecord(bytes, found: found)
    case .insightEvent: bystanders.insightEvents += 1
    case .aggregatedEvent: bystanders.aggregatedEvents += 1
    default: bystanders.notifications += 1
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes begin as CloudTrail itself begins a record: so do nearly all, and no other object
  /// does.
  /// - Parameter quote: how a quote is spelled: with a backslash in a record that is inside a JSON string.
  func beginsAsRecord(quote: StaticString = "\"") -> Bool {
    if beginsAsCompactRecord { return true }
    var place = 0
    return skip("{", &place) && skip(quote, &place) && skip("eventVersion", &place) && skip(quote, &place)
      && skip(":", &place) && skip(quote, &place) && skip("1.", &place) && skipDigits(&place)
      && skip(quote, &place) && skip(",", &place) && skip(quote, &place) && skip("userIdentity", &place)
      && skip(quote, &place)
  }

  /// Whether they do so without white space, as they do in genuine log files: three comparisons tell.
  private var beginsAsCompactRecord: Bool {
    let version: StaticString = #"{"eventVersion":"1."#
    guard begins(with: version) else { return false }
    var place = version.utf8CodeUnitCount
    guard skipDigits(&place) else { return false }
    return extracting(place..<count).begins(with: #"","userIdentity""#)
  }

  private func skip(_ text: StaticString, _ place: inout Int) -> Bool {
    while place < count, self[place].isJSONSpace { place += 1 }
    guard extracting(place..<count).begins(with: text) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  private func skipDigits(_ place: inout Int) -> Bool {
    let start = place
    while place < count, self[place].isASCIIDigit { place += 1 }
    return place > start
  }
}
