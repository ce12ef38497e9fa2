/// A view of the bytes of one JSON value that looks values up on demand and copies nothing.
///
/// The bytes are well-formed JSON (`Record` ensures that), without white space around them. If an object
/// repeats a key, the first one counts.
public struct JSONValue: ~Escapable {
  /// The kinds of JSON values.
  public enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  /// The value's own bytes.
  public let bytes: Span<UInt8>

  @_lifetime(copy bytes)
  init(wellFormed bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// Parses bytes that are exactly one JSON value, with only white space around it.
  /// - Throws: why they are not.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(JSONFault) {
    var syntax = JSONSyntax(bytes)
    _ = syntax.peek()
    let start = syntax.position
    try syntax.skipValue()
    let end = syntax.position
    guard syntax.peek() == nil else { throw .unexpectedByte }
    self.bytes = bytes.extracting(start..<end)
  }

  /// The kind of the value.
  public var kind: Kind {
    switch bytes[0] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The string, or nil if the value is not one.
  package var string: JSONString? {
    @_lifetime(copy self)
    get {
      guard kind == .string else { return nil }
      return JSONString(content: bytes.extracting(1..<bytes.count - 1))
    }
  }

  /// The decoded text of a string, or nil if the value is not one.
  public var text: String? {
    guard let string else { return nil }
    return string.text
  }

  /// Whether the value is a string that equals a text.
  /// - Parameters:
  ///   - text: the text to compare with.
  ///   - ignoringCase: whether ASCII letters match in either case.
  public func isString(_ text: StaticString, ignoringCase: Bool = false) -> Bool {
    guard let string else { return false }
    return string.isEqual(to: text, ignoringCase: ignoringCase)
  }

  /// A number that is written as an integer (no fraction, no exponent) and fits into Int; otherwise nil.
  public var integer: Int? {
    guard kind == .number else { return nil }
    return Int(literal)
  }

  /// True or false, or nil if the value is neither.
  public var bool: Bool? {
    kind == .bool ? bytes[0] == UInt8(ascii: "t") : nil
  }

  /// The value as written, with invalid UTF-8 repaired.
  public var literal: String {
    bytes.text
  }

  /// A copy of the value's own bytes.
  public func copyBytes() -> [UInt8] { bytes.copied() }

  /// Whether the bytes are valid UTF-8.
  package var isUTF8: Bool { (try? UTF8Span(validating: bytes)) != nil }

  /// The members of an object in order; empty for any other value.
  package var members: JSONMembers {
    @_lifetime(copy self)
    get { JSONMembers(of: self) }
  }

  /// The elements of an array in order; empty for any other value.
  package var elements: JSONElements {
    @_lifetime(copy self)
    get { JSONElements(of: self) }
  }

  /// The value of an object's first member with this key; nil if there is none, or if this is not an object.
  /// - Parameters:
  ///   - key: the member's key.
  ///   - ignoringCase: whether ASCII letters match in either case.
  @_lifetime(copy self)
  public func member(_ key: StaticString, ignoringCase: Bool = false) -> JSONValue? {
    var members = members
    while let member = members.next() {
      if member.key.isEqual(to: key, ignoringCase: ignoringCase) { return member.value }
    }
    return nil
  }
}
