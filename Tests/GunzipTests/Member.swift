import TestSupport

/// A gzip member (RFC 1952), part by part, so that each part can be wrong.
struct Member: Sendable {
  var content: [UInt8]
  var level: Int32 = 6
  var method: UInt8 = 8
  /// Flags to set besides those of the fields below.
  var flags: UInt8 = 0
  var extra: [UInt8]?
  var name: String?
  var comment: String?
  var hasHeaderChecksum = false
  /// What is wrong with the header's checksum, the trailer's checksum and its length.
  var headerChecksumError: UInt16 = 0
  var checksumError: UInt32 = 0
  var lengthError: UInt32 = 0

  init(_ content: [UInt8], level: Int32 = 6) {
    self.content = content
    self.level = level
  }

  init(_ text: String, level: Int32 = 6) {
    self.init(Array(text.utf8), level: level)
  }

  var header: [UInt8] {
    var flags = flags
    if hasHeaderChecksum { flags |= 2 }
    if extra != nil { flags |= 4 }
    if name != nil { flags |= 8 }
    if comment != nil { flags |= 16 }
    var header: [UInt8] = [0x1f, 0x8b, method, flags, 1, 2, 3, 4, 0, 3]
    if let extra { header += [UInt8(extra.count & 255), UInt8(extra.count >> 8)] + extra }
    for text in [name, comment] {
      if let text { header += text.utf8 + [0] }
    }
    if hasHeaderChecksum {
      header += littleEndian(UInt32(UInt16(crc32(header) & 0xffff) ^ headerChecksumError)).prefix(2)
    }
    return header
  }

  /// zlib's own header is always 10 bytes long here.
  var blocks: [UInt8] { Array(gzip(content, level: level).dropFirst(10).dropLast(8)) }

  var trailer: [UInt8] {
    littleEndian(crc32(content) ^ checksumError)
      + littleEndian(UInt32(truncatingIfNeeded: content.count) ^ lengthError)
  }

  var bytes: [UInt8] { header + blocks + trailer }
}

func littleEndian(_ word: UInt32) -> [UInt8] {
  [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
}

/// The CRC-32 of RFC 1952, bit by bit.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = .max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1) &* 0xedb8_8320 }
  }
  return ~sum
}

/// Bytes that compress somewhat, with a long match here and there.
func sampleBytes(_ count: Int, seed: UInt64) -> [UInt8] {
  var random = SeededRandom(seed: seed)
  var bytes: [UInt8] = []
  while bytes.count < count {
    if bytes.count > 40, Bool.random(using: &random) {
      let start = Int.random(in: 0..<bytes.count - 30, using: &random)
      bytes += Array(bytes[start..<start + Int.random(in: 3...30, using: &random)])
    } else {
      bytes += (0..<8).map { _ in UInt8.random(in: 32...63, using: &random) }
    }
  }
  return Array(bytes[..<count])
}
