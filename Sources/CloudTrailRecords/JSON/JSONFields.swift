/// An object's members, found in one pass and looked up by name.
///
/// If an object repeats a key, the first one counts. A value that is not an object has no fields.
public struct JSONFields: ~Escapable {
  /// The object's own bytes; empty if there is no object.
  let bytes: Span<UInt8>
  let places: [JSONSyntax.MemberPlace]

  /// - Parameters:
  ///   - bytes: those of another value of this type, or a copy of them.
  ///   - places: that value's places.
  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, places: [JSONSyntax.MemberPlace]) {
    self.bytes = bytes
    self.places = places
  }

  /// Parses bytes that are exactly one JSON value, with only white space around it.
  /// - Parameter spare: how many levels and values it may have beyond those of a record.
  /// - Throws: why they are not.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, spare: Int = 0) throws(JSONFault) {
    var space = JSONSyntax(bytes)
    _ = space.peek()
    var syntax = JSONSyntax(bytes.extracting(space.position..<bytes.count))
    places = try syntax.passMembers(spare: spare)
    self.bytes = syntax.bytes.extracting(0..<syntax.position)
    guard syntax.peek() == nil else { throw .unexpectedByte }
  }

  /// - Parameter object: an object; nil and other values have no fields.
  @_lifetime(copy object)
  package init(of object: JSONValue?) {
    if let object { bytes = object.bytes } else { bytes = Span() }
    var syntax = JSONSyntax(bytes)
    places = (try? syntax.passMembers()) ?? []
  }

  /// The value of a field, or nil.
  @_lifetime(copy self)
  public func member(_ name: StaticString) -> JSONValue? {
    for place in places
    where JSONString(content: bytes.extracting(place.key)).isEqual(to: name) {
      return JSONValue(wellFormed: bytes.extracting(place.value))
    }
    return nil
  }

  /// How many members there are, including repeated ones.
  var count: Int { places.count }

  /// The key of a member.
  @_lifetime(copy self)
  func key(at index: Int) -> JSONString { JSONString(content: bytes.extracting(places[index].key)) }

  /// The value of a member.
  @_lifetime(copy self)
  func value(at index: Int) -> JSONValue { JSONValue(wellFormed: bytes.extracting(places[index].value)) }
}

extension JSONSyntax {
  /// Where a member's key (without quotes) and its value are.
  typealias MemberPlace = (key: Range<Int>, value: Range<Int>)

  /// Skips a whole value and returns where the members of an object are.
  @_lifetime(self: copy self)
  fileprivate mutating func passMembers(spare: Int = 0) throws(JSONFault) -> [MemberPlace] {
    var places: [MemberPlace] = []
    guard peek() == UInt8(ascii: "{") else {
      try skipValue()
      return places
    }
    try expect(UInt8(ascii: "{"))
    if peek() != UInt8(ascii: "}") {
      places.reserveCapacity(32)
      places.append(try passMember(spare: spare))
      while peek() == UInt8(ascii: ",") {
        try expect(UInt8(ascii: ","))
        places.append(try passMember(spare: spare))
      }
    }
    try expect(UInt8(ascii: "}"))
    return places
  }

  /// A member's value is one level deeper than the object. What looks closely at a record may take memory for each of
  /// its values, so that they are bounded.
  @_lifetime(self: copy self)
  private mutating func passMember(spare: Int) throws(JSONFault) -> MemberPlace {
    let key = try skipKey()
    _ = peek()
    let value = position
    try skipValue(depthLimit: 255 + spare)
    guard values <= RecordScanner.Limits.values + spare else { throw .tooManyValues }
    return (key, value..<position)
  }
}
