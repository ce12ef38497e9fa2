/// Recognises a UTF-8 byte order mark, which may precede any document.
struct ByteOrderMark {
  private static let bytes: [UInt8] = [0xef, 0xbb, 0xbf]

  /// Whether the byte is part of a mark; an ASCII character never is.
  static func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }

  static let count = bytes.count

  /// Whether the bytes begin with a mark.
  static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ByteOrderMark.bytes) }

  private var taken = 0
  /// How many plain bytes precede it.
  private(set) var start: UInt64 = 0

  /// Whether its first byte was taken and its last was not.
  var isOpen: Bool { taken > 0 }

  /// Takes the byte if it is the next one of a mark; otherwise there is no mark.
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
