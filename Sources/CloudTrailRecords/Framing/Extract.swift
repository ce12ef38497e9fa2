/// What this program extracted from logs before, recognised by its first line: it is evidence only where it is named as
/// an extract, since anybody can write one.
enum Extract {
  static let start = Array(#"{"extract":"retention-trail/"#.utf8)
  static let advice =
    "an extract of retention-trail, which is no evidence among logs: name it with --extract if it is to be trusted"

  static func begins(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= start.count else { return false }
    for index in start.indices where bytes[index] != start[index] { return false }
    return true
  }

  /// Whether more bytes can make it one.
  static func mayBegin(_ bytes: [UInt8]) -> Bool { start.starts(with: bytes) || begins(bytes.span) }

  /// Whether an object is a line of one whose header is gone.
  static func isLine(_ object: JSONValue) -> Bool {
    object.member("type")?.isString("record") == true && object.member("offset") != nil
      && object.member("path") != nil
  }
}
