/// The framer's knowledge of the current document.
struct Document {
  /// What an object is, decided by the first of its keys that is distinctive.
  enum Form: Equatable {
    case undecided
    /// A carrier, or a list of files.
    case whole(Envelope)
    /// An array of carriers, whose bracket was read.
    case array(Envelope)
  }

  /// Whether any document has begun so far.
  var wasSeen = false
  /// Whether a line that cannot begin a document came before any document.
  var wasJunkSeen = false
  /// Whether lost bytes were reported to mention a wanted call.
  var wasMentionReported = false
  var isInArray = false
  /// Whether its beginning is lost, so that the surroundings of its array of records are unknown.
  var isHeadless = false
  var form = Form.undecided {
    didSet {
      if case .array(let envelope) = form { openingBracket = envelope.row.openingBracket }
    }
  }
  /// The opening bracket of a carrier in the current array.
  private(set) var openingBracket = UInt8(ascii: "{")
  /// What its keys suggest it is if it holds no records.
  private(set) var side: SideDocument?
  /// The envelope whose array may be the value of the last key.
  private(set) var expectedArray: Envelope?
  /// Whether the last key is the first that names a field of a record beside an array of carriers.
  private(set) var hasStrayFields = false
  private var hadStrayFields = false
  /// Whether the last key names a second array of carriers.
  private(set) var repeatsArray = false
  /// Whether it is the message of a log line: then it ends with its line, and is a record or an event.
  var isBehindPrefix = false
  /// Whether it, or the document before it, is at least partly on the current line.
  var isOnLine = false
  /// How many line breaks it holds so far; for documents in an array, counted from the array's bracket.
  var lines = 0
  /// The raw bytes of the current key; a long one is cut, since it cannot be a distinctive one.
  private var key: [UInt8] = []
  private static let longestKey = 128

  /// The framer's place after it.
  var placeBehind: Place { isInArray ? .afterArrayDocument : .document }

  /// - Parameter isInArray: whether it is in an array, or is itself an array of documents that begins.
  mutating func begin(isInArray: Bool) {
    wasSeen = true
    isOnLine = true
    if !isInArray { lines = 0 }
    isHeadless = false
    hadStrayFields = false
    self.isInArray = isInArray
    form = .undecided
    side = nil
    expectedArray = nil
  }

  mutating func beginKey() {
    key.removeAll(keepingCapacity: true)
    expectedArray = nil
    repeatsArray = false
    hadStrayFields = hadStrayFields || hasStrayFields
    hasStrayFields = false
  }

  /// Takes the next bytes of the key, finally including its closing quote.
  mutating func appendToKey(_ bytes: Span<UInt8>) {
    let space = Document.longestKey - key.count
    key.append(bytes.extracting(0..<min(space, bytes.count)))
  }

  /// Decides what the document is by the key that just ended, if that is still unknown.
  mutating func endKey() {
    if case .whole = form { return }
    guard key.last == UInt8(ascii: "\"") else { return }
    let raw = key
    let name = JSONString(content: raw.span.extracting(0..<raw.count - 1))
    if side == nil { side = SideDocument(recognisedBy: name) }
    guard let (envelope, isArray) = Envelope.recognised(by: name) else { return }
    if isBehindPrefix, isArray || !envelope.row.isLogMessage { return }
    if case .array = form {
      repeatsArray = isArray
      hasStrayFields = envelope == .record && !hadStrayFields
    } else if isArray {
      expectedArray = envelope
    } else {
      form = .whole(envelope)
    }
  }
}
