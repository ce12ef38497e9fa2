/// What the first bytes of an input say of whether it is a tar archive.
///
/// An archive begins with a header: a block of 512 bytes that has a NUL and whose checksum is right, or that has the
/// magic word at its place, and is damaged. No JSON text has a NUL, so none can be made to look like an archive. Any text
/// can be the beginning of a name, so that the first hundred bytes of a stream are held back; no retention event is so
/// short.
public enum TarStart: Sendable {
  /// More bytes are needed.
  case undecided
  case archive
  case other

  /// How many bytes are enough.
  public static let count = Block.size

  /// - Parameter bytes: the first bytes, `count` of them or all that there are so far.
  public init(_ bytes: [UInt8]) {
    guard bytes.count >= Block.size else {
      self = TarStart.mayBegin(bytes) ? .undecided : .other
      return
    }
    let block = Array(bytes.prefix(Block.size))
    self = TarHeader(block) != nil || block.contains(0) && block.hasTarMagic ? .archive : .other
  }

  /// Whether the first bytes of an input are enough, and text, as nearly all are: no archive's are.
  /// - Parameter window: the first bytes, as many as there are so far.
  public static func isNone(_ window: Span<UInt8>) -> Bool {
    guard window.count >= count else { return false }
    for index in 0..<count where window[index] == 0 { return false }
    return true
  }

  /// Whether a header may begin so: behind its hundredth byte, text is none.
  private static func mayBegin(_ bytes: [UInt8]) -> Bool {
    bytes.contains(0) || bytes.dropFirst(100).allSatisfy { $0.isOctalDigit || $0 == UInt8(ascii: " ") }
  }
}
