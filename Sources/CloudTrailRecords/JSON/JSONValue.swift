/// A view over the bytes of one JSON value, which looks things up when asked and copies nothing.
///
/// The bytes are well-formed JSON (a `Record` has seen to that), without white space around them. Where
/// an object names a key twice, the first one counts.
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

  /// Looks at bytes that hold exactly one JSON value, with nothing but white space around it.
  /// - Throws: what is wrong with them, if they do not.
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

  /// What the value is.
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

  /// The string, or nil if the value is none.
  package var string: JSONString? {
    @_lifetime(copy self)
    get {
      guard kind == .string else { return nil }
      return JSONString(content: bytes.extracting(1..<bytes.count - 1))
    }
  }

  /// The decoded text of a string, or nil if the value is none.
  public var text: String? {
    guard let string else { return nil }
    return string.text
  }

  /// Whether the value is a string with this text.
  public func isString(_ text: StaticString, ignoringCase: Bool = false) -> Bool {
    guard let string else { return false }
    return string.isEqual(to: text, ignoringCase: ignoringCase)
  }

  /// A number that is written as an integer (no fraction, no exponent) and fits, or nil.
  public var integer: Int? {
    guard kind == .number else { return nil }
    return Int(literal)
  }

  /// True or false, or nil if the value is neither.
  public var bool: Bool? {
    kind == .bool ? bytes[0] == UInt8(ascii: "t") : nil
  }

  /// The value as it is written, invalid UTF-8 repaired.
  public var literal: String {
    bytes.text
  }

  /// A copy of the value's own bytes.
  public func copyBytes() -> [UInt8] { bytes.copied() }

  /// Whether the bytes are UTF-8 throughout.
  package var isUTF8: Bool { (try? UTF8Span(validating: bytes)) != nil }

  /// The members of an object in their order; none for any other value.
  package var members: JSONMembers {
    @_lifetime(copy self)
    get { JSONMembers(of: self) }
  }

  /// The elements of an array in their order; none for any other value.
  package var elements: JSONElements {
    @_lifetime(copy self)
    get { JSONElements(of: self) }
  }

  /// The value of an object's first member with this key, or nil; nil too if this is no object.
  @_lifetime(copy self)
  public func member(_ key: StaticString, ignoringCase: Bool = false) -> JSONValue? {
    var members = members
    while let member = members.next() {
      if member.key.isEqual(to: key, ignoringCase: ignoringCase) { return member.value }
    }
    return nil
  }
}
