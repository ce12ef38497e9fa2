internal import Glibc

// The names of a folder of a million files, one behind the other:
//
//   bytes   a . j s o n \0 b . j s o n \0 c …
//   starts  0              7              14

/// Many short texts in one allocation, each known by its number: a million strings would take ten times as much.
package struct PackedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []

  /// No texts.
  package init() {}

  /// How many there are.
  package var count: Int { starts.count }

  /// Adds a text, which holds no NUL.
  package mutating func append(_ text: some Sequence<UInt8>) {
    starts.append(bytes.count)
    bytes.append(contentsOf: text)
    bytes.append(0)
  }

  /// Adds all texts of others behind its own.
  package mutating func append(_ others: PackedTexts) {
    let offset = bytes.count
    bytes += others.bytes
    starts += others.starts.lazy.map { $0 + offset }
  }

  /// The bytes of a text, with the NUL behind them.
  package func terminated(_ number: Int) -> ArraySlice<UInt8> {
    bytes[starts[number]..<(number + 1 < starts.count ? starts[number + 1] : bytes.count)]
  }

  /// The bytes of a text.
  package subscript(number: Int) -> ArraySlice<UInt8> { terminated(number).dropLast() }

  /// Whether a text comes before another in the order of bytes.
  package func precedes(_ first: Int, _ second: Int) -> Bool {
    // The NUL behind each is less than any byte of a longer one.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return false }
      return unsafe strcmp(
        UnsafeRawPointer(start + starts[first]).assumingMemoryBound(to: CChar.self),
        UnsafeRawPointer(start + starts[second]).assumingMemoryBound(to: CChar.self)) < 0
    }
  }
}
