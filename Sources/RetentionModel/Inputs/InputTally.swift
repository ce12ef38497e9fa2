package import CloudTrailRecords

/// What was read, and what could not be.
public struct InputTally: Sendable {
  /// Files that were opened, the standard input among them.
  public var files = 0
  /// Bytes as they are stored.
  public var bytesRead: UInt64 = 0
  /// Plain bytes.
  public var bytesInflated: UInt64 = 0
  /// CloudTrail records of any kind.
  public var records = 0
  /// What was recognised and holds no records.
  package var bystanders = Bystanders()
  /// Records of retention calls, repeats among them.
  public var matched = 0
  /// Matching records whose event was known already.
  public var duplicates = 0
  /// What the input's files witness of times.
  public var witnesses = Witnesses()
  /// Log files of CloudTrail's own names that hold what no genuine one does.
  public var oddFiles: [OddFile] = []
  /// What could not be read.
  public var problems = ProblemList()

  /// An empty tally.
  public init() {}

  /// Adds what another part of the input gave.
  public mutating func add(_ other: InputTally) {
    files += other.files
    bytesRead += other.bytesRead
    bytesInflated += other.bytesInflated
    records += other.records
    bystanders.add(other.bystanders)
    matched += other.matched
    duplicates += other.duplicates
    witnesses.add(other.witnesses)
    oddFiles += other.oddFiles
    problems.add(other.problems)
  }
}

/// Something in the input that could not be read.
public struct Problem: Hashable, Sendable {
  /// The kinds of faults, as every output names them.
  public enum Kind: String, Sendable {
    case unreadable
    case truncatedGzip = "truncated-gzip"
    /// A damaged header or block, or a CRC-32 or length that does not match.
    case corruptGzip = "corrupt-gzip"
    /// Bytes after a gzip member that are no member.
    case trailingBytes = "trailing-bytes"
    case truncatedJSON = "truncated-json"
    case invalidJSON = "invalid-json"
    /// A field that an event is made of holds bytes that are not UTF-8; it is read, with U+FFFD for them.
    case invalidUTF8 = "invalid-utf8"
    case recordTooLarge = "record-too-large"
    case tooDeep = "too-deep"
    case notCloudTrail = "not-cloudtrail"
    /// A record that may be a retention event, but lacks what would tell, or gives a field twice.
    case incompleteRecord = "incomplete-record"
    /// A file with a log file's name that holds nothing.
    case emptyFile = "empty-file"
    /// A file that the run itself writes, and therefore does not read.
    case isOutput = "is-output"
  }

  /// The file as it was named or found, `-` for the standard input.
  public let path: String
  /// What kind of fault it is.
  public let kind: Kind
  /// Where: in the stored bytes for a fault of gzip or of reading, else in the plain bytes.
  public let offset: UInt64
  /// A sentence.
  public let message: String
  /// How many records of the file were read before it.
  public let recordsRead: Int

  /// Whether it is listed before another: by path, then by offset.
  public func precedes(_ other: Problem) -> Bool {
    (ExactText(path), offset, kind.rawValue, ExactText(message), recordsRead)
      < (
        ExactText(other.path), other.offset, other.kind.rawValue, ExactText(other.message), other.recordsRead
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
