// Log files in S3, and the console's event history as JSON:
//
//   {"Records":[{"eventVersion":"1.08","userIdentity":{…},…,"eventSource":"example.amazonaws.com",…},…]}
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
//
// The first record of a document says whether it is CloudTrail's: it has eventTime, eventSource and eventName.
// What comes before it is none, and is told once. What follows is a record, whatever it holds; so a record that
// was changed by hand is not overlooked.

/// What an element of an array named `Records` is.
enum LogFileElement {
  case record, insightEvent, aggregatedEvent
  case notification, queueMessage, topicMessage, streamRecord

  /// - Parameters:
  ///   - element: it need not be well-formed; what is not is taken for a record.
  ///   - needed: the fields that every record has. It is gone on until they are there, and those are added
  ///     that are.
  init(_ element: Span<UInt8>, _ needed: inout NeededFields) {
    self = .record
    var isDecided = false
    var members = UncheckedMembers(of: element)
    while !isDecided || needed != .all, let member = members.next() {
      if needed != .all { needed.note(member) }
      if isDecided { continue }
      switch member.key.content.count {
      case 11 where member.key.isEqual(to: "eventSource", ignoringCase: true):
        self = LogFileElement(eventSource: member.value)
        guard case .record = self else { return }
        isDecided = true
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

extension Envelope.Row {
  static let logFile = Envelope.Row(
    arrays: ["Records"], opening: .unchecked { $0.openLogFileElement($1, found: $2) })
}

extension Opener {
  /// Opens an element of `Records`.
  mutating func openLogFileElement(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    let element = JSONValue(wellFormed: bytes)
    switch openOwn(bytes) {
    case .queueMessage: openQueueMessage(element, found: found)
    case .topicMessage: openTopicMessage(element, found: found)
    case .streamRecord: openStreamRecord(element, found: found)
    case .notification: sink.count(\.notifications)
    case .record, .insightEvent, .aggregatedEvent, nil: break
    }
  }

  /// Opens an object that stands where only a record of CloudTrail can stand.
  mutating func openRecord(_ bytes: Span<UInt8>) {
    if openOwn(bytes) != nil { sink.count(\.notifications) }
  }

  /// Opens an element that is a record, or an event of another kind of CloudTrail's own. A key of another form amid a
  /// record's hides no call.
  /// - Returns: what it is where it is neither; it is not opened then.
  private mutating func openOwn(_ bytes: Span<UInt8>) -> LogFileElement? {
    // A look at its beginning tells nearly always that it is a record of CloudTrail's.
    if sink.isAccepted ? bytes.beginsAsRecord() : bytes.beginsAsWholeRecord(mentions.scan) {
      take(bytes)
      return nil
    }
    var fields = sink.isAccepted ? NeededFields.all : []
    let kind = LogFileElement(bytes, &fields)
    switch kind {
    case .record: openRecordElement(bytes, fields)
    case _ where namesWantedCall(bytes): take(bytes)
    case .insightEvent:
      sink.count(\.insightEvents)
      sink.countDocument()
    case .aggregatedEvent:
      sink.count(\.aggregatedEvents)
      sink.countDocument()
    default: return kind
    }
    return nil
  }

  /// Opens what is a record, if its document is CloudTrail's.
  private mutating func openRecordElement(_ bytes: Span<UInt8>, _ fields: NeededFields) {
    if envelope == .logFile, bytes.isLogFile {
      outcome = .logFile
    } else if fields == .all || namesWantedCall(bytes) {
      take(bytes)
    } else {
      sink.refuseDocument(at: start.offset)
    }
  }
}
