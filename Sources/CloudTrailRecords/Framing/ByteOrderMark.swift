/// Recognises a UTF-8 byte order mark, which may precede any document.
struct ByteOrderMark {
  private static let bytes: [UInt8] = [0xef, 0xbb, 0xbf]

  /// Whether a mark has this byte in it; no ASCII character is one.
  static func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }

  static let count = bytes.count

  /// Whether some bytes begin with one.
  static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ByteOrderMark.bytes) }

  private var taken = 0
  /// How many plain bytes precede it.
  private(set) var start: UInt64 = 0

  /// Whether its first byte was taken, and its last was not.
  var isOpen: Bool { taken > 0 }

  /// Whether the byte is the next one of a mark; if not, there is no mark.
  mutating func takes(_ byte: UInt8, at offset: UInt64) -> Bool {
    if taken == 0 { start = offset }
    guard byte == ByteOrderMark.bytes[taken] else {
      taken = 0
      return false
    }
    taken = (taken + 1) % ByteOrderMark.bytes.count
    return true
  }
}
