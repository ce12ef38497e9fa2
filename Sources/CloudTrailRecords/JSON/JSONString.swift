/// The bytes between the quotes of a JSON string, decoded on demand.
package struct JSONString: ~Escapable {
  let content: Span<UInt8>

  @_lifetime(copy content)
  init(content: Span<UInt8>) {
    self.content = content
  }

  /// The decoded text: escapes resolved; invalid UTF-8 and unpaired surrogates replaced by U+FFFD.
  package var text: String {
    content.contains(UInt8(ascii: "\\")) ? String(decoding: utf8, as: UTF8.self) : content.text
  }

  /// Whether the decoded text equals this one.
  func isEqual(to text: StaticString, ignoringCase: Bool = false) -> Bool {
    if content.isEqual(to: text, ignoringCase: ignoringCase) { return true }
    // A text spelled with escapes is longer: by at most a factor of six.
    let count = text.utf8CodeUnitCount
    guard content.count > count, content.count <= 6 * count, content.contains(UInt8(ascii: "\\")) else {
      return false
    }
    return utf8.span.isEqual(to: text, ignoringCase: ignoringCase)
  }

  /// Whether the decoded text begins with this one.
  func begins(with text: StaticString) -> Bool {
    if content.begins(with: text) { return true }
    return content.contains(UInt8(ascii: "\\")) && utf8.span.begins(with: text)
  }

  /// The decoded text's bytes; invalid UTF-8 is left unchanged.
  var utf8: [UInt8] {
    guard content.contains(UInt8(ascii: "\\")) else { return content.copied() }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var index = 0
    while index < content.count {
      let byte = content[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < content.count else {
        result.append(byte)
        continue
      }
      let escape = content[index]
      index += 1
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0c)
      case UInt8(ascii: "n"): result.append(0x0a)
      case UInt8(ascii: "r"): result.append(0x0d)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"): result.append(contentsOf: String(scalar(at: &index)).utf8)
      default: result.append(escape)
      }
    }
    return result
  }

  /// The scalar whose hexadecimal digits begin at `index`, including the second half of a surrogate pair.
  private func scalar(at index: inout Int) -> Character {
    let first = codeUnit(at: index)
    index = min(index + 4, content.count)
    if first & 0xfc00 == 0xd800, index + 1 < content.count,
      content[index] == UInt8(ascii: "\\"), content[index + 1] == UInt8(ascii: "u")
    {
      let second = codeUnit(at: index + 2)
      if second & 0xfc00 == 0xdc00 {
        index = min(index + 6, content.count)
        let value = 0x10000 + (first & 0x3ff) << 10 + second & 0x3ff
        return Character(Unicode.Scalar(value) ?? "\u{fffd}")
      }
    }
    return Character(Unicode.Scalar(first) ?? "\u{fffd}")
  }

  private func codeUnit(at index: Int) -> UInt32 {
    var value: UInt32 = 0
    for place in index..<min(index + 4, content.count) {
      value = value << 4 | (content[place].hexDigitValue ?? 0)
    }
    return value
  }
}
