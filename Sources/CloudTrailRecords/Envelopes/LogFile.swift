// Log files in S3, and the console's event history as JSON:
//
//   {"Records":[{"eventVersion":"1.08","userIdentity":{…},…,"eventSource":"example.amazonaws.com",…},…]}
//
// Other services also use an array named Records; eventSource distinguishes them:
//
//   {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","s3":{…}}]}       a notice: where a log file is
//   {"Records":[{"messageId":"…","body":"…","eventSource":"aws:sqs"}]}         a queue's message
//   {"Records":[{"EventSource":"aws:sns","Sns":{"Message":"…"}}]}              a topic's message
//   {"Records":[{"kinesis":{"data":"…"},"eventSource":"aws:kinesis"}]}         a stream's record
//
// Insight events and aggregated events, which are CloudTrail's but do not record single calls, also come in
// arrays of this name.
//
// The first record of a document proves that it is CloudTrail's: it has eventTime, eventSource and eventName.
// Anything before it is not a record, and is reported once. Everything after it is a record, whatever it
// contains, so a record that was edited by hand is not overlooked.

/// The kinds of elements in an array named `Records`.
enum LogFileElement {
  case record, insightEvent, aggregatedEvent
  case notification, queueMessage, topicMessage, streamRecord

  /// - Parameters:
  ///   - element: need not be well-formed; malformed elements are treated as records.
  ///   - needed: the fields that every record has. Those found are added, and the search continues until all
  ///     are.
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
    case .notification: sink.count(.notifications)
    case .record, .insightEvent, .aggregatedEvent, nil: break
    }
  }

  /// Opens an object in a place where only a CloudTrail record is valid.
  mutating func openRecord(_ bytes: Span<UInt8>) {
    if openOwn(bytes) != nil { sink.count(.notifications) }
  }

  /// Opens an element that is a record, or an event of another kind of CloudTrail's own. A key of another
  /// form in a record cannot hide a call.
  /// - Returns: the kind of an element that is neither and was not opened.
  private mutating func openOwn(_ bytes: Span<UInt8>) -> LogFileElement? {
    // Its first bytes nearly always suffice to recognise a CloudTrail record.
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
      sink.count(.insightEvents)
      sink.countDocument()
    case .aggregatedEvent:
      sink.count(.aggregatedEvents)
      sink.countDocument()
    default: return kind
    }
    return nil
  }

  /// Opens a record, if its document is CloudTrail's.
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
