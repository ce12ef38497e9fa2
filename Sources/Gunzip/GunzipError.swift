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
    /// Bytes after a member are neither a member nor zero padding.
    case trailingBytes
    /// Gzip data inside gzip data inflates to more than any gzip data itself can.
    case inflatesTooFar
  }

  /// The parts of a gzip member, in their order.
  public enum Part: String, Equatable, Sendable {
    case header, blocks, trailer
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: the number of bytes of the source (not inflated) that precede the fault; inside gzip data that was
  /// itself inflated, those of that data.
  public let offset: UInt64
  /// How many times the bytes that the offset counts were inflated: 0 for those of the source.
  public let layer: Int
  /// How many bytes behind the fault are passed over: to the next member, or to the end.
  public internal(set) var unread: UInt64 = 0
  /// Whether a further member was found, with which the reading can go on.
  public internal(set) var isFollowedByMember = false

  init(_ reason: Reason, at offset: UInt64, layer: Int = 0) {
    self.reason = reason
    self.offset = offset
    self.layer = layer
  }
}

extension GunzipError: CustomStringConvertible {
  /// A sentence without the place, and what is left out because of the fault.
  public var description: String {
    (layer > 0 ? "in the gzip data that is inside it: " : "") + sentence + consequence
  }

  private var consequence: String {
    switch (isFollowedByMember, unread) {
    case (true, 0): "; reading goes on with the next member"
    case (true, 1): "; 1 byte is skipped, up to the next member"
    case (true, _): "; \(unread) bytes are skipped, up to the next member"
    case (false, 0): ""
    case (false, 1): "; 1 byte from here on is no further member and is not read"
    case (false, _): "; \(unread) bytes from here on hold no further member and are not read"
    }
  }

  private var sentence: String {
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
      "bytes follow a gzip member that are no member"
    case .inflatesTooFar:
      "gzip data inside gzip data grows beyond what gzip can pack; the rest of the input is not read"
    }
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
