extension Unicode.Scalar {
  /// Whether the scalar could do more than show a character: a list that knows nothing of the product's own.
  public var couldSteer: Bool {
    switch value {
    case 0..<0x20, 0x7f...0xa0, 0xad, 0x61c, 0x180e, 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f,
      0x3000, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether nothing in the text but its line breaks could do more than show a character.
  public var isTame: Bool { unicodeScalars.allSatisfy { $0 == "\n" || !$0.couldSteer } }
}
