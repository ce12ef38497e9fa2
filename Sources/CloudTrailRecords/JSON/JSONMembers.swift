/// One key of an object with its value.
package struct JSONMember: ~Escapable {
  package let key: JSONString
  package let value: JSONValue

  @_lifetime(copy key, copy value)
  init(key: JSONString, value: JSONValue) {
    self.key = key
    self.value = value
  }
}

/// Iterates over the members of an object.
package struct JSONMembers: ~Escapable {
  private var items: JSONItems

  @_lifetime(copy object)
  init(of object: JSONValue) {
    items = JSONItems(of: object, if: object.kind == .object)
  }

  /// The next member, or nil after the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  package mutating func next() -> JSONMember? {
    guard let key = items.next(), let name = key.string, items.passColon(),
      let value = items.value()
    else { return nil }
    return JSONMember(key: name, value: value)
  }
}

/// Iterates over the elements of an array.
package struct JSONElements: ~Escapable {
  private var items: JSONItems

  @_lifetime(copy array)
  init(of array: JSONValue) {
    items = JSONItems(of: array, if: array.kind == .array)
  }

  /// The next element, or nil after the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  package mutating func next() -> JSONValue? {
    items.next()
  }
}

/// Iterates over the contents of a well-formed container.
private struct JSONItems: ~Escapable {
  private var syntax: JSONSyntax

  @_lifetime(copy container)
  init(of container: JSONValue, if isWanted: Bool) {
    let inside = isWanted ? 1..<container.bytes.count - 1 : 0..<0
    syntax = JSONSyntax(container.bytes.extracting(inside))
  }

  /// The first value after the next comma (or the opening bracket), or nil at the end.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func next() -> JSONValue? {
    guard let byte = syntax.peek() else { return nil }
    if byte == UInt8(ascii: ",") { try? syntax.expect(byte) }
    return value()
  }

  @_lifetime(self: copy self)
  mutating func passColon() -> Bool {
    (try? syntax.expect(UInt8(ascii: ":"))) != nil
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func value() -> JSONValue? {
    guard syntax.peek() != nil else { return nil }
    let start = syntax.position
    guard (try? syntax.skipValue()) != nil else { return nil }
    return JSONValue(wellFormed: syntax.bytes.extracting(start..<syntax.position))
  }
}
