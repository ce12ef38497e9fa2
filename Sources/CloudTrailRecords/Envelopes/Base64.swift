/// Base64 (RFC 4648) in its standard alphabet.
enum Base64 {
  /// The decoded bytes, or nil if the text is not base64.
  ///
  /// The padding may be missing. White space is skipped, since programs wrap long lines.
  static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var sextets = 0
    var padding = 0
    for index in 0..<text.count where !text[index].isJSONSpace {
      if text[index] == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let sextet = sextet(text[index]) else { return nil }
      bits = bits << 6 | sextet
      sextets += 1
      if sextets == 4 {
        result += [UInt8(bits >> 16 & 0xff), UInt8(bits >> 8 & 0xff), UInt8(bits & 0xff)]
        bits = 0
        sextets = 0
      }
    }
    guard sextets != 1, padding == 0 || padding + sextets == 4 else { return nil }
    if sextets >= 2 { result.append(UInt8(bits >> (sextets == 2 ? 4 : 10) & 0xff)) }
    if sextets == 3 { result.append(UInt8(bits >> 2 & 0xff)) }
    return result
  }

  private static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
