extension Unicode.Scalar {
  /// Whether the scalar could do more than show a character: a list that knows nothing of the product's own.
  public var couldSteer: Bool {
    switch value {
    case 0..<0x20, 0x7f...0xa0, 0xad, 0x34f, 0x61c, 0x115f...0x1160, 0x17b4...0x17b5, 0x180b...0x180f,
      0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f, 0x2800, 0x3000, 0x3164, 0xe000...0xf8ff,
      0xfdd0...0xfdef,
      0xfe00...0xfe0f, 0xfeff, 0xffa0, 0xfff0...0xfffb, 0xfffe...0xffff, 0xe0000...0xe0fff,
      0xf0000...0x10ffff:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether nothing in the text but its line breaks could do more than show a character.
  public var isTame: Bool { unicodeScalars.allSatisfy { $0 == "\n" || !$0.couldSteer } }
}
