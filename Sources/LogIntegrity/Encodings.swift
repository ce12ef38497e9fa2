// Bytes as texts write them.

extension [UInt8] {
  /// The bytes that hexadecimal digits stand for; nil where these are none, or an odd number of them.
  init?(hex: String) {
    let digits = hex.utf8
    guard digits.count % 2 == 0 else { return nil }
    self = []
    reserveCapacity(digits.count / 2)
    var high: UInt8?
    for byte in digits {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      if let first = high {
        append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
  }

  /// The bytes that Base64 with its padding stands for; white space between is passed over.
  init?(base64: String) {
    self = []
    var (bits, count, padding) = (UInt32(0), 0, 0)
    for byte in base64.utf8 where !" \n\r\t".utf8.contains(byte) {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = byte.base64Value else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        self += [
          UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
          UInt8(truncatingIfNeeded: bits),
        ]
      }
    }
    guard (count + padding) % 4 == 0, padding <= 2 else { return nil }
    if padding == 1 {
      self += [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)]
    } else if padding == 2 {
      append(UInt8(truncatingIfNeeded: bits >> 4))
    }
  }
}

extension UInt8 {
  fileprivate var base64Value: UInt8? {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): self - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
