public import SystemPackage

/// Why a gzip stream cannot be read further, and where.
///
/// Everything inflated before the fault has already been handed out and stays valid.
public struct GunzipError: Error, Equatable, Sendable {
  /// What is wrong with the bytes.
  public enum Reason: Equatable, Sendable {
    /// The source itself failed: the operating system's error.
    case unreadable(Errno)
    /// The source is a part of something else that breaks off inside it.
    case brokenOff
    /// The input ends inside a member: in its header, its compressed blocks or its trailer.
    case truncated(inside: Part)
    /// The header uses something that RFC 1952 does not define.
    case unsupportedHeader
    /// The header's own checksum (FHCRC) does not match its bytes.
    case headerChecksumMismatch
    /// The compressed blocks do not follow RFC 1951.
    case corruptBlock
    /// The CRC-32 in the trailer differs from that of the inflated bytes.
    case checksumMismatch(declared: UInt32, computed: UInt32)
    /// The length in the trailer (modulo 2³²) differs from that of the inflated bytes.
    case lengthMismatch(declared: UInt32, computed: UInt32)
    /// The bytes after a member are neither another member nor zero padding.
    case trailingBytes
    /// Gzip data inside gzip data inflates to more than one layer of gzip ever could.
    case inflatesTooFar
  }

  /// The parts of a gzip member, in their order.
  public enum Part: String, Equatable, Sendable {
    case header, blocks, trailer
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: the number of source bytes (compressed, not inflated) before the fault. Inside nested gzip data,
  /// the number of bytes of that data.
  public let offset: UInt64
  /// How many times the bytes counted by `offset` were inflated: 0 for those of the source.
  public let layer: Int
  /// How many bytes after the fault are skipped: up to the next member, or to the end.
  public internal(set) var unread: UInt64 = 0
  /// Whether another member was found, so that reading can continue there.
  public internal(set) var isFollowedByMember = false

  init(_ reason: Reason, at offset: UInt64, layer: Int = 0) {
    self.reason = reason
    self.offset = offset
    self.layer = layer
  }
}

extension GunzipError: CustomStringConvertible {
  /// A sentence without the position, including what is skipped because of the fault.
  public var description: String {
    (layer > 0 ? "in the nested gzip data: " : "") + sentence + consequence
  }

  private var consequence: String {
    switch (isFollowedByMember, unread) {
    case (true, 0): "; reading continues with the next member"
    case (true, 1): "; 1 byte is skipped, up to the next member"
    case (true, _): "; \(unread) bytes are skipped, up to the next member"
    case (false, 0): ""
    case (false, 1): "; 1 byte from here on is not a member and is not read"
    case (false, _): "; \(unread) bytes from here on contain no further member and are not read"
    }
  }

  private var sentence: String {
    switch reason {
    case .unreadable(let errno):
      "cannot be read: \(errno)"
    case .brokenOff:
      "the archive breaks off inside this file, of which the rest is not read"
    case .truncated(let part):
      "the gzip data ends inside a member's \(part.rawValue)"
    case .unsupportedHeader:
      "a gzip member's header does not follow RFC 1952"
    case .headerChecksumMismatch:
      "a gzip member's header does not match its own checksum"
    case .corruptBlock:
      "a compressed block is damaged"
    case .checksumMismatch(let declared, let computed):
      "the inflated bytes have CRC-32 \(hex(computed)), but the gzip trailer says \(hex(declared))"
    case .lengthMismatch(let declared, let computed):
      "the inflated bytes are \(computed) long (mod 2^32), but the gzip trailer says \(declared)"
    case .trailingBytes:
      "a gzip member is followed by bytes that are not a member"
    case .inflatesTooFar:
      "gzip data inside gzip data inflates to more than gzip can compress; the rest of the input is not read"
    }
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
