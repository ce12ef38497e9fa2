/// Why a tar archive cannot be read as it is, and where.
public struct TarFault: Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The archive ends inside a header, or in what extends one.
    case endsInHeader
    /// The archive ends inside a file.
    case endsInFile
    /// The archive ends without its end marker, so that files may be missing.
    case noEndMarker
    /// What should be a header is none.
    case damagedHeader
    /// The records of a pax header are not in its form, and what they say of the next file is not known.
    case damagedRecords
    /// The next file's name is longer than any path; it is read under another.
    case nameTooLong
    /// The bytes behind the end marker are no further archive.
    case trailingBytes
    /// Behind a fault in the gzip data there is no header where one should be.
    case placeLost
  }

  /// What is wrong.
  public let reason: Reason
  /// Where: the number of the archive's plain bytes before it.
  public let offset: UInt64
  /// How many bytes from there on are not read: up to the next header, or to the end.
  public internal(set) var unread: UInt64 = 0
  /// Whether another header was found behind them, where reading goes on.
  public internal(set) var isFollowedByHeader = false
}

extension TarFault: CustomStringConvertible {
  /// A sentence without the position, including what is not read because of the fault.
  public var description: String {
    guard unread > 0 else { return sentence }
    let bytes = unread == 1 ? "1 byte from here on is" : "\(unread) bytes from here on are"
    return "\(sentence); \(bytes) not read, up to \(isFollowedByHeader ? "the next header" : "the end")"
  }

  private var sentence: String {
    switch reason {
    case .endsInHeader: "the tar archive ends inside a header"
    case .endsInFile: "the tar archive ends inside a file"
    case .noEndMarker: "the tar archive has no end marker, and files may be missing"
    case .damagedHeader: "a header of the tar archive is damaged"
    case .damagedRecords: "a pax header is damaged, and the next file may have another name or size"
    case .nameTooLong: "the next file's name is longer than any path, and the file is read under another"
    case .trailingBytes: "the end of the tar archive is followed by bytes that are no further archive"
    case .placeLost: "where the archive goes on behind the fault is not known"
    }
  }
}
