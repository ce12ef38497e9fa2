/// Writes bytes in Base64, as they come.
struct Base64Writer {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes that wait for more, at most two.
  private var rest: [UInt8] = []

  /// The letters of all whole triples so far.
  mutating func text(of bytes: [UInt8]) -> [UInt8] {
    rest += bytes
    let whole = rest.count - rest.count % 3
    guard whole > 0 else { return [] }
    var text: [UInt8] = []
    text.reserveCapacity(whole / 3 * 4)
    for start in stride(from: 0, to: whole, by: 3) {
      let bits = UInt32(rest[start]) << 16 | UInt32(rest[start + 1]) << 8 | UInt32(rest[start + 2])
      text.append(Base64Writer.letters[Int(bits >> 18)])
      text.append(Base64Writer.letters[Int(bits >> 12 & 63)])
      text.append(Base64Writer.letters[Int(bits >> 6 & 63)])
      text.append(Base64Writer.letters[Int(bits & 63)])
    }
    rest.removeFirst(whole)
    return text
  }

  /// The letters of what is left, with the padding.
  mutating func end() -> [UInt8] {
    let padding = (3 - rest.count) % 3
    guard !rest.isEmpty else { return [] }
    let text = text(of: [UInt8](repeating: 0, count: padding))
    return text.dropLast(padding) + [UInt8](repeating: UInt8(ascii: "="), count: padding)
  }
}
