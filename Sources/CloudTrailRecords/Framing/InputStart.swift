/// The first bytes of an input, held back until they show what it is: for JSON the first two bytes, for
/// anything else the first line.
struct InputStart {
  /// What an input can be.
  enum Kind {
    case json
    case table(Table)
    /// A table without the columns that make a record.
    case otherTable
    /// A file that holds no records.
    case side(SideFile)
    /// An archive or another kind of file: what it is, and how to get at its contents.
    case unreadable(String)
  }

  /// The most bytes that are held back.
  static let longest = 4096
  /// Whether more bytes are needed.
  private(set) var isOpen = true
  private(set) var isDecided = false
  private(set) var bytes: [UInt8] = []
  private(set) var member = 0

  /// Takes bytes until they suffice for a decision.
  /// - Returns: how many were taken; 0 if the first two show that the input is JSON.
  mutating func take(_ window: Span<UInt8>, member: Int) -> Int {
    if bytes.isEmpty, window.count >= Extract.start.count, window[0].mayBeginJSON, window[1] != 0,
      !Extract.begins(window)
    {
      isOpen = false
      return 0
    }
    if bytes.isEmpty { self.member = member }
    var taken = 0
    while isOpen, taken < window.count {
      let byte = window[taken]
      taken += 1
      bytes.append(byte)
      let mark = ByteOrderMark.count
      let isJSON = bytes.count == mark + 1 && ByteOrderMark.begins(bytes) && byte.mayBeginJSON
      let isKnown =
        isJSON
        || bytes.count > 1 && bytes[0].mayBeginJSON
          && (!Extract.mayBegin(bytes) || Extract.begins(bytes.span))
      if isKnown || byte == UInt8(ascii: "\n") && bytes.count > 1 || bytes.count == InputStart.longest {
        isOpen = false
      }
    }
    return taken
  }

  /// Decides by the bytes taken.
  /// - Parameter isAtEnd: whether the input has no more.
  mutating func decide(isAtEnd: Bool) -> Kind {
    isOpen = false
    isDecided = true
    if let kind = UnreadableKind(bytes) { return .unreadable(kind.description) }
    if Extract.begins(bytes.span) { return .unreadable(Extract.advice) }
    guard let first = bytes.first, !first.mayBeginJSON else { return .json }
    if let file = SideFile(start: bytes) { return .side(file) }
    var line = bytes[...]
    if ByteOrderMark.begins(bytes) { line = line.dropFirst(ByteOrderMark.count) }
    while let last = line.last, last.isJSONSpace { line.removeLast() }
    if let file = SideFile(line: Array(line)) { return .side(file) }
    guard isAtEnd || bytes.last == UInt8(ascii: "\n") else { return .json }
    return Table.kind(header: Array(line))
  }

  /// Hands over the bytes taken.
  mutating func release() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}

extension UInt8 {
  /// Whether an object, an array, or white space before them begins like this; a string may also be the cell
  /// of a table.
  fileprivate var mayBeginJSON: Bool {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "[") || isJSONSpace
  }
}
