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

/// The bytes of the record, or of what may be one, that the scanner stands in.
struct Item {
  private(set) var isKept = false
  private(set) var start: UInt64 = 0
  private(set) var member = 0
  /// Whether a value in it nests deeper than a record may.
  var isTooDeep = false
  /// Its bytes that came in earlier windows.
  private(set) var carry: [UInt8] = []

  mutating func begin(at start: UInt64, member: Int) {
    isKept = true
    isTooDeep = false
    self.start = start
    self.member = member
  }

  mutating func drop() {
    isKept = false
    // A rare large record must not cost its memory for ever.
    carry.removeAll(keepingCapacity: carry.capacity <= 1 << 20)
  }

  /// Copies what belongs to the item out of a window that ends inside it, up to the limit.
  mutating func keep(_ window: Span<UInt8>, from offset: UInt64, limit: Int) {
    let first = start > offset ? Int(start - offset) : 0
    let fits = carry.count + window.count - first <= limit
    if fits { carry.append(window.extracting(first..<window.count)) } else { carry = [] }
  }

  /// Adds the item's last bytes to the carry, and gives it out.
  mutating func completeCarry(_ end: Span<UInt8>) -> [UInt8] {
    var whole: [UInt8] = []
    swap(&whole, &carry)
    whole.append(end)
    return whole
  }
}

/// Recognises a UTF-8 byte order mark, which may precede any document.
struct ByteOrderMark {
  private static let bytes: [UInt8] = [0xef, 0xbb, 0xbf]
  private var taken = 0
  /// How many plain bytes precede it.
  private(set) var start: UInt64 = 0

  /// Whether its first byte was taken, and its last was not.
  var isOpen: Bool { taken > 0 }

  /// Whether the byte is the next one of a mark; if not, there is no mark.
  mutating func takes(_ byte: UInt8, at offset: UInt64) -> Bool {
    if taken == 0 { start = offset }
    guard byte == ByteOrderMark.bytes[taken] else {
      taken = 0
      return false
    }
    taken = (taken + 1) % ByteOrderMark.bytes.count
    return true
  }
}
