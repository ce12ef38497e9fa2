internal import Glibc

extension UInt8 {
  /// White space between JSON tokens.
  var isJSONSpace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
      || self == UInt8(ascii: "\t")
  }
}

// Eight bytes are examined together; the top bit of each byte of a result describes that byte. Only the
// lowest set bit is reliable: a borrow in the subtraction may set others above it.
extension UInt64 {
  fileprivate func bytes(equalTo byte: UInt8) -> UInt64 {
    let difference = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  fileprivate var bytesBelowSpace: UInt64 {
    (self &- 0x2020_2020_2020_2020) & ~self & 0x8080_8080_8080_8080
  }

  /// The bytes, with ASCII capitals in their lowercase form.
  fileprivate var asciiLowercased: UInt64 {
    let low = self & 0x7f7f_7f7f_7f7f_7f7f
    let fromA = low &+ 0x3f3f_3f3f_3f3f_3f3f
    let beyondZ = low &+ 0x2525_2525_2525_2525
    return self | (fromA & ~beyondZ & ~self & 0x8080_8080_8080_8080) >> 2
  }
}

extension Span<UInt8> {
  /// Whether the bytes equal a text.
  func isEqual(to text: StaticString, ignoringCase: Bool = false) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      if !ignoringCase {
        return unsafe withUnsafeBytes { bytes in
          guard let first = bytes.baseAddress, let other = wanted.baseAddress else { return true }
          return unsafe memcmp(first, other, count) == 0
        }
      }
      for index in 0..<count {
        let byte = self[index]
        let other = unsafe wanted[index]
        if byte == other { continue }
        guard byte.asciiLowercased == other.asciiLowercased else { return false }
      }
      return true
    }
  }

  /// Whether the bytes begin with a text.
  func begins(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount && extracting(0..<text.utf8CodeUnitCount).isEqual(to: text)
  }

  /// The index of the first such byte in a range, or the range's end.
  package func index(of byte: UInt8, in range: Range<Int>) -> Int {
    let bytes = extracting(range)
    let found = unsafe bytes.withUnsafeBytes { bytes -> Int? in
      guard let start = bytes.baseAddress else { return nil }
      return unsafe memchr(start, Int32(byte), bytes.count).map { unsafe UnsafeRawPointer($0) - start }
    }
    return found.map { range.lowerBound + $0 } ?? range.upperBound
  }

  /// Less than 0 if the bytes of the first range come before those of the second, 0 if they are the same.
  func order(of first: Range<Int>, and second: Range<Int>) -> Int {
    unsafe withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      let order = unsafe memcmp(
        start + first.lowerBound, start + second.lowerBound, Swift.min(first.count, second.count))
      return order == 0 ? first.count - second.count : Int(order)
    }
  }

  /// Whether the byte occurs.
  func contains(_ byte: UInt8) -> Bool {
    var index = 0
    while let word = word(at: index) {
      if word.bytes(equalTo: byte) != 0 { return true }
      index += 8
    }
    while index < count {
      if self[index] == byte { return true }
      index += 1
    }
    return false
  }

  /// The position of the next quote, backslash or control character, or the end.
  func endOfPlainText(from start: Int) -> Int {
    var index = start
    while let word = word(at: index) {
      let ends =
        word.bytes(equalTo: UInt8(ascii: "\"")) | word.bytes(equalTo: UInt8(ascii: "\\"))
        | word.bytesBelowSpace
      if ends != 0 { return index + ends.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] >= 0x20, self[index] != UInt8(ascii: "\""),
      self[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }

  /// A hash of the bytes, which no input can foresee.
  /// - Parameter ignoringCase: whether ASCII letters have the same hash in either case.
  func hash(ignoringCase: Bool) -> Int {
    var hasher = Hasher()
    var index = 0
    while let word = word(at: index) {
      hasher.combine(ignoringCase ? word.asciiLowercased : word)
      index += 8
    }
    var last = UInt64(count - index) << 56
    while index < count {
      last ^= UInt64(ignoringCase ? self[index].asciiLowercased : self[index]) << UInt64(8 * (index & 7))
      index += 1
    }
    hasher.combine(last)
    return hasher.finalize()
  }

  /// Eight bytes, the first one lowest, or nil if fewer are left.
  private func word(at index: Int) -> UInt64? {
    guard index >= 0, index <= count - 8 else { return nil }
    let word = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: word)
  }

  /// A copy of the bytes.
  func copied() -> [UInt8] {
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// The text, with invalid UTF-8 repaired.
  var text: String {
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension [UInt8] {
  /// Appends a copy of the bytes.
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
