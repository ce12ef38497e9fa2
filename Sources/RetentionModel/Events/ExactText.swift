internal import Glibc

/// A text that equals another only if their bytes are equal.
///
/// Swift compares strings by canonical equivalence (`é` in one scalar or in two); identifiers that merely
/// look alike are not the same.
package struct ExactText: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (a: ExactText, b: ExactText) -> Bool {
    guard a.text.utf8.count == b.text.utf8.count else { return false }
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count == b.count }
        return unsafe memcmp(first, second, a.count) == 0
      }
    }
  }

  package static func < (a: ExactText, b: ExactText) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in b.withUTF8 { b in unsafe a.lexicographicallyPrecedes(b) } }
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { bytes in unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    hasher.combine(UInt8(0xff))  // ends the text: no text contains this byte
  }
}
