// A gzip member (RFC 1952):
//
//   1f 8b 08 FLG MTIME×4 XFL OS | [FEXTRA: length×2, bytes] [FNAME … 0] [FCOMMENT … 0] [FHCRC×2]
//   compressed blocks | CRC-32×4 | length×4
//
// Only the end of the header matters here.

/// The compression methods of a gzip member; only one exists.
enum MemberMethod {
  static let deflate: UInt8 = 8
}

private enum Flag {
  static let headerChecksum: UInt8 = 1 << 1
  static let extra: UInt8 = 1 << 2
  static let name: UInt8 = 1 << 3
  static let comment: UInt8 = 1 << 4
  static let reserved: UInt8 = 0b1110_0000
}

extension Span<UInt8> {
  /// Whether the bytes begin with gzip's magic number.
  var startsWithMagic: Bool { count >= 2 && self[0] == 0x1f && self[1] == 0x8b }
}

extension InputBuffer where Source: ~Copyable {
  /// Whether the unused bytes begin with gzip's magic number.
  var startsWithMagic: Bool { bytes.span.extracting(unused).startsWithMagic }

  /// Skips a member's header and checks everything that it declares about itself.
  mutating func skipMemberHeader() throws(GunzipError) {
    var checksum: UInt32 = 0
    let start = offset
    for _ in 0..<2 { _ = try headerByte(&checksum) }
    guard try headerByte(&checksum) == MemberMethod.deflate else {
      throw fault(.unsupportedHeader, at: start)
    }
    let flags = try headerByte(&checksum)
    guard flags & Flag.reserved == 0 else { throw fault(.unsupportedHeader, at: start) }
    for _ in 0..<6 { _ = try headerByte(&checksum) }
    if flags & Flag.extra != 0 {
      let low = Int(try headerByte(&checksum))
      let high = Int(try headerByte(&checksum))
      try skip(high << 8 | low, &checksum)
    }
    if flags & Flag.name != 0 { try skipZeroTerminated(&checksum) }
    if flags & Flag.comment != 0 { try skipZeroTerminated(&checksum) }
    if flags & Flag.headerChecksum != 0 {
      let place = offset
      var ignored: UInt32 = 0
      let low = UInt32(try headerByte(&ignored))
      let high = UInt32(try headerByte(&ignored))
      guard high << 8 | low == checksum & 0xffff else {
        throw fault(.headerChecksumMismatch, at: place)
      }
    }
  }

  /// The next four bytes as a number, least significant byte first; part of the trailer.
  mutating func trailerWord() throws(GunzipError) -> UInt32 {
    var word: UInt32 = 0
    for shift in [0, 8, 16, 24] as [UInt32] {
      guard let byte = try next() else {
        throw fault(.truncated(inside: .trailer), at: offset)
      }
      word |= UInt32(byte) << shift
    }
    return word
  }

  private mutating func headerByte(_ checksum: inout UInt32) throws(GunzipError) -> UInt8 {
    guard let byte = try next() else {
      throw fault(.truncated(inside: .header), at: offset)
    }
    checksum = crc32(checksum, of: byte)
    return byte
  }

  private mutating func skip(_ count: Int, _ checksum: inout UInt32) throws(GunzipError) {
    var left = count
    while left > 0 {
      guard try fill(atLeast: 1) else { throw fault(.truncated(inside: .header), at: offset) }
      let part = unused.prefix(left)
      checksum = crc32(checksum, of: bytes, part)
      use(part.count)
      left -= part.count
    }
  }

  private mutating func skipZeroTerminated(_ checksum: inout UInt32) throws(GunzipError) {
    while try headerByte(&checksum) != 0 {}
  }
}
