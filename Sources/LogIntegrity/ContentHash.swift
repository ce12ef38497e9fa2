/// A SHA-256, of the plain bytes of a file.
struct ContentHash: Hashable, Sendable {
  private let words: SIMD4<UInt64>

  /// - Parameter bytes: its 32 bytes; nil for any other number.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
    self.words = words
  }

  /// - Parameter hex: 64 digits.
  init?(hex: String) {
    guard let bytes = [UInt8](hex: hex) else { return nil }
    self.init(bytes)
  }

  /// Lowercase digits.
  var hex: String {
    (0..<4).map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether it comes before another, in the order of its bytes.
  func precedes(_ other: ContentHash) -> Bool {
    for index in 0..<4 where words[index] != other.words[index] { return words[index] < other.words[index] }
    return false
  }
}
