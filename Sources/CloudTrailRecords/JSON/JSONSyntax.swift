/// Reads JSON text forward, and checks each byte that it passes against RFC 8259.
///
/// It does not check UTF-8: strings are repaired when they are read.
struct JSONSyntax: ~Escapable {
  let bytes: Span<UInt8>
  private(set) var position: Int
  /// How many values were skipped, and those in them.
  private(set) var values = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next byte that is not white space, or nil at the end; it is not consumed.
  @_lifetime(self: copy self)
  mutating func peek() -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte.isJSONSpace else { return byte }
      position += 1
    }
    return nil
  }

  /// Skips one byte, which must be the next that is not white space.
  @_lifetime(self: copy self)
  mutating func expect(_ wanted: UInt8) throws(JSONFault) {
    guard let byte = peek() else { throw .unexpectedEnd }
    guard byte == wanted else { throw .unexpectedByte }
    position += 1
  }

  /// Skips a whole value without recursion, so depth costs no stack.
  /// - Parameter depthLimit: how many containers may be open at once, at most 256.
  @_lifetime(self: copy self)
  mutating func skipValue(depthLimit: Int = 256) throws(JSONFault) {
    var containers = OpenContainers()
    while true {
      guard let byte = peek() else { throw .unexpectedEnd }
      values += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard containers.count < depthLimit else { throw .tooDeep }
        if try enterContainer(isObject: byte == UInt8(ascii: "{"), &containers) { continue }
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
      case UInt8(ascii: "t"): try skipWord("true")
      case UInt8(ascii: "f"): try skipWord("false")
      case UInt8(ascii: "n"): try skipWord("null")
      default: throw .unexpectedByte
      }
      guard try closeContainers(&containers) else { return }
    }
  }

  /// Skips an opening bracket, and the closing one if it follows.
  /// - Returns: whether there is a value inside to continue with.
  @_lifetime(self: copy self)
  private mutating func enterContainer(
    isObject: Bool, _ containers: inout OpenContainers
  ) throws(JSONFault) -> Bool {
    position += 1
    guard peek() != (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
      position += 1
      return false
    }
    containers.push(isObject: isObject)
    if isObject { try skipKey() }
    return true
  }

  /// After a value: skips the comma before the next one, or closing brackets.
  /// - Returns: whether another value follows.
  @_lifetime(self: copy self)
  private mutating func closeContainers(
    _ containers: inout OpenContainers
  ) throws(JSONFault) -> Bool {
    while let isObject = containers.last {
      guard let byte = peek() else { throw .unexpectedEnd }
      position += 1
      if byte == UInt8(ascii: ",") {
        if isObject { try skipKey() }
        return true
      }
      guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        position -= 1
        throw .unexpectedByte
      }
      containers.pop()
    }
    return false
  }

  /// Skips a key and the colon after it.
  /// - Returns: where the key is, without its quotes.
  @_lifetime(self: copy self)
  @discardableResult
  mutating func skipKey() throws(JSONFault) -> Range<Int> {
    guard let byte = peek() else { throw .unexpectedEnd }
    guard byte == UInt8(ascii: "\"") else { throw .unexpectedByte }
    let start = position + 1
    try skipString()
    let end = position - 1
    try expect(UInt8(ascii: ":"))
    return start..<end
  }

  /// Skips a string whose opening quote is the next byte.
  @_lifetime(self: copy self)
  mutating func skipString() throws(JSONFault) {
    position += 1
    while true {
      position = bytes.endOfPlainText(from: position)
      guard position < bytes.count else { throw .unexpectedEnd }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      guard byte == UInt8(ascii: "\\") else { throw .invalidString }
      guard position < bytes.count else { throw .unexpectedEnd }
      try skipEscape()
    }
  }

  @_lifetime(self: copy self)
  private mutating func skipEscape() throws(JSONFault) {
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      for ahead in 1...4 {
        guard position + ahead < bytes.count else { throw .unexpectedEnd }
        guard bytes[position + ahead].isHexDigit else { throw .invalidString }
      }
      position += 5
    default: throw .invalidString
    }
  }

  @_lifetime(self: copy self)
  private mutating func skipNumber() throws(JSONFault) {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try skipDigits()
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try skipDigits()
    }
  }

  @_lifetime(self: copy self)
  private mutating func skipDigits() throws(JSONFault) {
    let start = position
    while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
    guard position > start else { throw .invalidNumber }
  }

  @_lifetime(self: copy self)
  private mutating func skipWord(_ word: StaticString) throws(JSONFault) {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes.extracting(position..<end).isEqual(to: word) else {
      throw .invalidLiteral
    }
    position = end
  }
}
