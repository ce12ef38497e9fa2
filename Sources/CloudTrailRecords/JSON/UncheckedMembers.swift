/// Iterates over the members of an object that has not been checked: the structural scan finds their ends.
///
/// It stops where the bytes are not an object's. A key spelled with escapes differs in length from its text;
/// CloudTrail never writes one.
struct UncheckedMembers: ~Escapable {
  private let bytes: Span<UInt8>
  private var scan = StructuralScan()
  private var place = 1

  /// - Parameter object: the bytes from its opening bracket to its closing one.
  @_lifetime(copy object)
  init(of object: Span<UInt8>) {
    bytes = object
  }

  /// The next member, or nil after the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func next() -> JSONMember? {
    skipSpace()
    if place < bytes.count, bytes[place] == UInt8(ascii: ",") {
      place += 1
      skipSpace()
    }
    guard let key = value(), key.count >= 2, key[0] == UInt8(ascii: "\"") else { return nil }
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return nil }
    place += 1
    skipSpace()
    guard let value = value() else { return nil }
    return JSONMember(
      key: JSONString(content: key.extracting(1..<key.count - 1)), value: JSONValue(wellFormed: value))
  }

  @_lifetime(self: copy self)
  private mutating func skipSpace() {
    while place < bytes.count, bytes[place].isJSONSpace { place += 1 }
  }

  /// The bytes of the value that begins here, or nil if none begins or it has no end.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func value() -> Span<UInt8>? {
    guard place < bytes.count else { return nil }
    let start = place
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      scan.beginContainer(behind: bytes[start], depthLimit: .max)
      place = scan.pass(bytes, from: start + 1)
    case UInt8(ascii: "\""):
      scan.beginString()
      place = scan.pass(bytes, from: start + 1)
    default:
      scan.beginScalar()
      place = scan.pass(bytes, from: start)
    }
    guard scan.isComplete, !scan.isBroken, place > start else { return nil }
    return bytes.extracting(start..<place)
  }
}
