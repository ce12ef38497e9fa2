/// What the scanner knows of the document that it stands in.
struct Document {
  /// What an object turns out to be, told by the first of its keys that says so.
  enum Form {
    case undecided, record, logFile
    /// The list of log files that CloudTrail signs each hour; it holds no records.
    case digest
  }

  /// Whether any document was begun so far.
  var wasSeen = false
  var isInArray = false
  var form = Form.undecided
  /// Whether the last key was `Records`, for the first time.
  var isAtRecords = false
  /// Whether the last key was `Records`, after the records were read.
  var repeatsRecords = false
  /// How many line breaks it holds so far.
  var lines = 0
  /// The raw bytes of the key at hand; a long one is cut, as it can be none that matters.
  private var key: [UInt8] = []
  private static let longestKey = 128

  mutating func begin(isInArray: Bool) {
    wasSeen = true
    self.isInArray = isInArray
    form = .undecided
    isAtRecords = false
    lines = 0
  }

  mutating func beginKey() {
    key.removeAll(keepingCapacity: true)
    isAtRecords = false
    repeatsRecords = false
  }

  /// Takes the next bytes of the key, at last with its closing quote.
  mutating func appendToKey(_ bytes: Span<UInt8>) {
    let room = Document.longestKey - key.count
    key.append(bytes.extracting(0..<min(room, bytes.count)))
  }

  /// Decides by the key that just ended what the document is, where it is not known yet.
  mutating func endKey() {
    guard form != .record, key.last == UInt8(ascii: "\"") else { return }
    let raw = key
    let name = JSONString(content: raw.span.extracting(0..<raw.count - 1))
    if name.isEqual(to: "Records") {
      isAtRecords = form == .undecided
      repeatsRecords = form == .logFile
    } else if form == .undecided, name.isRecordField {
      form = .record
    } else if form == .undecided, name.isDigestField {
      form = .digest
    }
  }
}

extension JSONString {
  /// Whether this key, at the top level of a document, says that the document is a record.
  ///
  /// Source: the CloudTrail user guide's record contents; the fields that other documents with events
  /// have too (such as `resources`) say nothing.
  fileprivate var isRecordField: Bool {
    isEqual(to: "eventVersion") || isEqual(to: "userIdentity") || isEqual(to: "eventTime")
      || isEqual(to: "eventSource") || isEqual(to: "eventName") || isEqual(to: "awsRegion")
      || isEqual(to: "sourceIPAddress") || isEqual(to: "userAgent")
      || isEqual(to: "requestParameters") || isEqual(to: "responseElements")
      || isEqual(to: "requestID") || isEqual(to: "eventID") || isEqual(to: "eventType")
      || isEqual(to: "recipientAccountId")
  }
}

extension JSONString {
  /// Whether this key, at the top level of a document, says that the document is a digest.
  ///
  /// Source: the CloudTrail user guide's digest file structure.
  fileprivate var isDigestField: Bool {
    isEqual(to: "digestStartTime") || isEqual(to: "digestEndTime")
      || isEqual(to: "digestS3Bucket") || isEqual(to: "digestS3Object")
  }
}
