/// What the framer knows of the document that it stands in.
struct Document {
  /// What an object turns out to be, told by the first of its keys that says so.
  enum Form: Equatable {
    case undecided
    /// A carrier, or a list of files.
    case whole(Envelope)
    /// An array of carriers that was begun.
    case array(Envelope)
  }

  /// Whether any document was begun so far.
  var wasSeen = false
  /// Whether a line was met that begins as no document does, before any document was.
  var wasJunkSeen = false
  /// Whether it was told of lost bytes that they mention a wanted call.
  var wasMentionTold = false
  var isInArray = false
  /// Whether its beginning is lost, so that nothing tells what its array of records stands in.
  var isHeadless = false
  var form = Form.undecided {
    didSet {
      if case .array(let envelope) = form { openingBracket = envelope.row.openingBracket }
    }
  }
  /// The bracket that a carrier of the array at hand begins with.
  private(set) var openingBracket = UInt8(ascii: "{")
  /// What its keys tell it to be where it holds no records.
  private(set) var side: SideDocument?
  /// The envelope whose array may be the value of the last key.
  private(set) var expectedArray: Envelope?
  /// Whether the last key names a record's field beside an array of carriers, where none was met before.
  private(set) var hasStrayFields = false
  private var hadStrayFields = false
  /// Whether the last key names a second array of carriers.
  private(set) var repeatsArray = false
  /// Whether it is the message of a log line, so that it ends with its line, and is a record or an event.
  var isBehindPrefix = false
  /// Whether it, or the last one, is at least in part on the line at hand.
  var isOnLine = false
  /// How many line breaks it holds so far; those of documents in an array count from its bracket.
  var lines = 0
  /// The raw bytes of the key at hand; a long one is cut, as it can be none that matters.
  private var key: [UInt8] = []
  private static let longestKey = 128

  /// Where the framer stands behind it.
  var placeBehind: Place { isInArray ? .afterArrayDocument : .document }

  /// - Parameter isInArray: whether it stands in an array, or is an array of documents that begins.
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

  /// Takes the next bytes of the key, at last with its closing quote.
  mutating func appendToKey(_ bytes: Span<UInt8>) {
    let space = Document.longestKey - key.count
    key.append(bytes.extracting(0..<min(space, bytes.count)))
  }

  /// Decides by the key that just ended what the document is, where it is not known yet.
  mutating func endKey() {
    if case .whole = form { return }
    guard key.last == UInt8(ascii: "\"") else { return }
    let raw = key
    let name = JSONString(content: raw.span.extracting(0..<raw.count - 1))
    if side == nil { side = SideDocument(telling: name) }
    guard let (envelope, isArray) = Envelope.told(by: name) else { return }
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
