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

//
// The first record of a document says whether it is CloudTrail's: it has eventTime, eventSource and eventName.
// What comes before it is none, and is told once. What follows is a record, whatever it holds; so a record that
// was changed by hand is not overlooked.

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
    if document.isAccepted, bytes.beginsAsRecord() { return takeRecord(bytes, found: found) }
    let element = JSONValue(wellFormed: bytes)
    switch LogFileElement(bytes) {
    case .record: openRecordElement(bytes, found: found)
    case .insightEvent: noteInsightEvent()
    case .aggregatedEvent: noteAggregatedEvent()
    case .notification: bystanders.notifications += 1
    case .queueMessage: openQueueMessage(element, found: found)
    case .topicMessage: openTopicMessage(element, found: found)
    case .streamRecord: openStreamRecord(element, found: found)
    }
  }

  /// Opens an object that stands where only a record of CloudTrail can stand.
  mutating func openRecord(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    if document.isAccepted, bytes.beginsAsRecord() { return takeRecord(bytes, found: found) }
    switch LogFileElement(bytes) {
    case .record: openRecordElement(bytes, found: found)
    case .insightEvent: noteInsightEvent()
    case .aggregatedEvent: noteAggregatedEvent()
    default: bystanders.notifications += 1
    }
  }

  private mutating func noteInsightEvent() {
    bystanders.insightEvents += 1
    countDocument()
  }

  private mutating func noteAggregatedEvent() {
    bystanders.aggregatedEvents += 1
    countDocument()
  }

  /// Opens what is a record, if its document is CloudTrail's.
  private mutating func openRecordElement(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    if case .array(.logFile) = document.form, bytes.isLogFile {
      openSwallowedLogFile(bytes)
    } else if document.isAccepted || bytes.hasNeededFields || namesRetention(bytes) {
      takeRecord(bytes, found: found)
    } else if !document.isRefused {
      document.isRefused = true
      doubt(
        .notCloudTrail("what should be a record lacks eventTime, eventSource or eventName"), at: item.start)
    }
  }

  /// Whether the bytes are a record of a retention call, or one that is nearly so, or are no JSON and may be.
  func namesRetention(_ bytes: Span<UInt8>) -> Bool {
    guard mentionsRetention(bytes) else { return false }
    guard let fields = try? JSONFields(bytes) else { return true }
    if case .other = Recognition(fields) { return false }
    return true
  }
}

/// The fields that every record has.
private struct NeededFields: OptionSet {
  let rawValue: Int
  static let all = NeededFields(rawValue: 7)

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  init(_ key: JSONString) {
    let isTime = key.isEqual(to: "eventTime")
    let isSource = key.isEqual(to: "eventSource")
    let isName = key.isEqual(to: "eventName")
    rawValue = (isTime ? 1 : 0) | (isSource ? 2 : 0) | (isName ? 4 : 0)
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

  /// Whether the bytes begin as a log file does, and have no key of a record.
  fileprivate var isLogFile: Bool {
    var place = 0
    guard skip("{", &place), skip("\"Records\"", &place), skip(":", &place), skip("[", &place),
      skip("{", &place)
    else { return false }
    var members = UncheckedMembers(of: self)
    while let member = members.next() {
      if let envelope = Envelope(telling: member.key), case .record = envelope { return false }
    }
    return true
  }

  /// Whether the bytes have the fields that every record has.
  fileprivate var hasNeededFields: Bool {
    var found: NeededFields = []
    var members = UncheckedMembers(of: self)
    while found != .all, let member = members.next() {
      guard let text = member.value.string, !text.content.isEmpty else { continue }
      found.insert(NeededFields(member.key))
    }
    return found == .all
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
