extension [UInt8] {
  mutating func append(text: String) { append(contentsOf: text.utf8) }

  mutating func append(number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: 48 + rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  mutating func append(padded number: Int, width: Int) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: 48 + rest / divisor % 10))
      rest %= divisor
      divisor /= 10
    }
  }

  mutating func append(hex word: UInt64, digits: Int) {
    var rest = word
    for _ in 0..<digits {
      let nibble = UInt8(truncatingIfNeeded: rest & 15)
      append(nibble < 10 ? 48 + nibble : 87 + nibble)
      rest >>= 4
    }
  }

  mutating func append(uuidFrom random: inout RandomSource) {
    let high = random.next()
    let low = random.next()
    append(hex: high, digits: 8)
    append(0x2d)
    append(hex: high >> 32, digits: 4)
    append(0x2d)
    append(0x34)
    append(hex: high >> 48, digits: 3)
    append(0x2d)
    append(hex: (low & ~15) | 8 | (low & 3), digits: 4)
    append(0x2d)
    append(hex: low >> 16, digits: 12)
  }

  /// Random symbols of an alphabet of 1 to 256.
  mutating func append(_ count: Int, of alphabet: [UInt8], from random: inout RandomSource) {
    var word: UInt64 = 0
    for index in 0..<count {
      if index % 8 == 0 { word = random.next() }
      append(alphabet[Int(((word & 255) &* UInt64(alphabet.count)) >> 8)])
      word >>= 8
    }
  }
}

/// The symbol sets of random identifiers.
enum Alphabet {
  static let digits = Array("0123456789".utf8)
  static let hex = Array("0123456789abcdef".utf8)
  static let base32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  static let upper = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
  static let mixed = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  static let base64 = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
