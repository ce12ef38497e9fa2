public import SystemPackage

/// Why a gzip stream could not be read on, and where.
///
/// Everything that was inflated before the fault has been handed out by then and stands.
public struct GunzipError: Error, Equatable, Sendable {
  /// What is wrong with the bytes.
  public enum Reason: Equatable, Sendable {
    /// The source itself failed: the operating system's error.
    case unreadable(Errno)
    /// The input ends inside a member: in its header, its compressed blocks or its trailer.
    case truncated(inside: Part)
    /// The header asks for something that RFC 1952 does not define.
    case unsupportedHeader
    /// The header's own checksum (FHCRC) does not match its bytes.
    case headerChecksumMismatch
    /// The compressed blocks do not follow RFC 1951.
    case corruptBlock
    /// The CRC-32 in the trailer is not that of the inflated bytes.
    case checksumMismatch(declared: UInt32, computed: UInt32)
    /// The length in the trailer (modulo 2³²) is not that of the inflated bytes.
    case lengthMismatch(declared: UInt32, computed: UInt32)
    /// Bytes after the last member are neither a member nor zero padding.
    case trailingBytes
  }

  /// The parts of a gzip member, in their order.
  public enum Part: String, Equatable, Sendable {
    case header, blocks, trailer
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: the number of bytes of the source (not inflated) that precede the fault.
  public let offset: UInt64

  init(_ reason: Reason, at offset: UInt64) {
    self.reason = reason
    self.offset = offset
  }
}

extension GunzipError: CustomStringConvertible {
  /// A sentence without the place.
  public var description: String {
    switch reason {
    case .unreadable(let errno):
      "cannot be read: \(errno)"
    case .truncated(let part):
      "the gzip data ends inside a member's \(part.rawValue)"
    case .unsupportedHeader:
      "a gzip member's header is not one that RFC 1952 defines"
    case .headerChecksumMismatch:
      "a gzip member's header does not match its own checksum"
    case .corruptBlock:
      "a compressed block is damaged"
    case .checksumMismatch(let declared, let computed):
      "the inflated bytes have CRC-32 \(hex(computed)), the gzip trailer says \(hex(declared))"
    case .lengthMismatch(let declared, let computed):
      "the inflated bytes are \(computed) long (mod 2^32), the gzip trailer says \(declared)"
    case .trailingBytes:
      "bytes follow the last gzip member that are no member"
    }
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
