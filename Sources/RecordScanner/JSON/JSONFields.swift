/// A record's top-level fields, found in one pass and looked up by name.
///
/// Where a record names a field twice, the first one counts.
public struct RecordFields: ~Escapable {
  private let bytes: Span<UInt8>
  private let places: [(name: Range<Int>, value: Range<Int>)]

  /// - Parameter record: an object; of anything else there are no fields.
  @_lifetime(copy record)
  init(of record: JSONValue) {
    bytes = record.bytes
    var places: [(name: Range<Int>, value: Range<Int>)] = []
    var syntax = JSONSyntax(bytes)
    do throws(JSONFault) {
      try syntax.expect(UInt8(ascii: "{"))
      while syntax.peek() == UInt8(ascii: "\"") {
        let name = syntax.position + 1
        try syntax.skipString()
        let nameEnd = syntax.position - 1
        try syntax.expect(UInt8(ascii: ":"))
        _ = syntax.peek()
        let value = syntax.position
        try syntax.skipValue()
        places.append((name..<nameEnd, value..<syntax.position))
        if syntax.peek() == UInt8(ascii: ",") { try syntax.expect(UInt8(ascii: ",")) }
        _ = syntax.peek()
      }
    } catch {
      // Well-formed JSON never comes here.
    }
    self.places = places
  }

  /// The value of a field, or nil.
  @_lifetime(copy self)
  public func member(_ name: StaticString) -> JSONValue? {
    for place in places
    where JSONString(content: bytes.extracting(place.name)).isEqual(to: name) {
      return JSONValue(wellFormed: bytes.extracting(place.value))
    }
    return nil
  }
}
