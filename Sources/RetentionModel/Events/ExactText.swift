/// A text that is equal to another only if its bytes are.
///
/// Two Swift strings are equal if they look alike (`é` in one scalar or in two); an identifier that looks
/// like another is not the same one.
package struct ExactText: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (a: ExactText, b: ExactText) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in b.withUTF8 { b in unsafe a.count == b.count && a.elementsEqual(b) } }
  }

  package static func < (a: ExactText, b: ExactText) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in b.withUTF8 { b in unsafe a.lexicographicallyPrecedes(b) } }
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { bytes in unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    hasher.combine(UInt8(0xff))  // ends the text, as no text holds this byte
  }
}
