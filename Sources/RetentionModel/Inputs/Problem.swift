extension InputTally {
  /// Something in the input that could not be read.
  public struct Problem: Hashable, Sendable {
    /// The kinds of problems, as every output names them.
    public enum Kind: String, CaseIterable, Sendable {
      case unreadable
      case truncatedGzip = "truncated-gzip"
      /// A damaged header or block, or a CRC-32 or length that does not match.
      case corruptGzip = "corrupt-gzip"
      /// A tar archive that ends too soon, or a file in one that does.
      case truncatedTar = "truncated-tar"
      /// A damaged header in a tar archive.
      case corruptTar = "corrupt-tar"
      /// A gzip member or a tar archive is followed by bytes that are not another one.
      case trailingBytes = "trailing-bytes"
      case truncatedJSON = "truncated-json"
      case invalidJSON = "invalid-json"
      /// A field that an event is made of contains invalid UTF-8; it is read, with U+FFFD in its place.
      case invalidUTF8 = "invalid-utf8"
      case recordTooLarge = "record-too-large"
      case tooDeep = "too-deep"
      case notCloudTrail = "not-cloudtrail"
      /// A record that may be a retention event but lacks a necessary field, or repeats a field.
      case incompleteRecord = "incomplete-record"
      /// A file with a log file's name that holds no record.
      case emptyFile = "empty-file"
      /// An input of an extract that was not searched for everything that is asked for now.
      case notScannedFor = "not-scanned-for"
      /// A file that the run itself writes, and therefore does not read.
      case isOutput = "is-output"
    }

    /// The file as it was named or found, `-` for standard input.
    public let path: String
    /// The kind of problem.
    public let kind: Kind
    /// The position: in the stored bytes for gzip and reading faults, otherwise in the plain bytes: of a file in an
    /// archive in its own, for a fault of the archive in the archive's.
    public let offset: UInt64
    /// What is wrong, as a sentence.
    public let message: String
    /// How many records of the file were read before the problem.
    public let recordsRead: Int

    /// Whether it is listed before another: by path, then by offset.
    /// - Parameter other: the problem to compare with.
    public func precedes(_ other: Problem) -> Bool {
      (ExactText(path), offset, kind.rawValue, ExactText(message), recordsRead)
        < (
          ExactText(other.path), other.offset, other.kind.rawValue, ExactText(other.message),
          other.recordsRead
        )
    }

    /// - Parameters: see the properties.
    public init(path: String, kind: Kind, offset: UInt64, message: String, recordsRead: Int) {
      self.path = path
      self.kind = kind
      self.offset = offset
      self.message = message
      self.recordsRead = recordsRead
    }
  }
}
