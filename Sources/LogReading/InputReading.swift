internal import CloudTrailRecords
public import RetentionModel

/// What reading one input came to, apart from its records: enough for whoever did not read it to know what it proves.
public struct InputReading: Sendable {
  /// The file as it was named or found, `-` for the standard input.
  public private(set) var path: String
  /// What its name says; nil where that is not a log file's.
  private(set) var slot: LogFileSlot?
  /// How many bytes the file had when it was opened; nil for what is no file.
  public internal(set) var size: UInt64?
  /// When the file was last written, in nanoseconds since 1970; nil for what is no file, or changed while it was read.
  public internal(set) var modified: Int64?
  /// Whether it was opened.
  public internal(set) var isOpened = true
  /// Bytes read, as stored.
  public internal(set) var bytesRead: UInt64 = 0
  /// Plain bytes after decompression.
  public internal(set) var bytesInflated: UInt64 = 0
  /// CloudTrail records of any kind.
  public internal(set) var records = 0
  /// Records of retention calls, including repeats.
  public internal(set) var matched = 0
  /// Records of CloudTrail's own calls, including repeats.
  public internal(set) var trailRecords = 0
  /// What could not be read.
  public internal(set) var problems = ProblemList()
  /// Why something of it was not read; nil where all was.
  public internal(set) var unread: InputTally.Problem.Kind?
  /// SHA-256 of the stored bytes, 32 of them; nil where it was not asked for, and where not all bytes were read.
  public internal(set) var sha256: [UInt8]?
  /// Whether it is an archive, apart from the files in it, which are inputs of their own: what is lost of it can be of any
  /// account and time, whatever its name.
  var isArchive = false
  /// What was recognised but holds no records.
  var bystanders = Bystanders()
  /// Whether its first record is of the account, the Region and the time that its name tells.
  var isOfItsSlot = false
  /// Whether it has a record of a management event: without one it may be of a trail that leaves retention calls out.
  var hasManagementEvent = false
  /// How many gzip members it has.
  var members = 0
  /// How many JSON documents it has that are CloudTrail's.
  var documents = 0

  /// An input of which nothing is known yet.
  init(of path: String) {
    self.path = path
    slot = LogFileSlot(path: path)
  }

  /// An input that was not read.
  init(unread problem: InputTally.Problem) {
    self.init(of: problem.path)
    isOpened = false
    unread = problem.kind
    problems.add(problem)
  }

  /// An archive with problems of its own.
  init(ofArchive path: String, _ problems: ProblemList, unread: InputTally.Problem.Kind?) {
    self.init(of: path)
    self.problems = problems
    self.unread = unread
    (isArchive, isOpened) = (true, false)
  }

  /// The same, told of by another path, as what was last written at no known time.
  package func told(as path: String) -> InputReading {
    var reading = self
    (reading.path, reading.slot, reading.modified) = (path, LogFileSlot(path: path), nil)
    reading.problems = ProblemList()
    for (kind, count, first) in problems.byKind {
      let renamed = first.map {
        InputTally.Problem(
          path: path, kind: kind, offset: $0.offset, message: $0.message, recordsRead: $0.recordsRead)
      }
      reading.problems.add(count, of: kind, first: renamed)
    }
    return reading
  }

  /// How many of its records are kept.
  package var kept: Int { matched + trailRecords }

  /// What it adds to the tally of all inputs.
  public var tally: InputTally {
    var tally = InputTally()
    tally.files = isOpened ? 1 : 0
    tally.bytesRead = bytesRead
    tally.bytesInflated = bytesInflated
    tally.records = records
    tally.bystanders = bystanders
    tally.matched = matched
    tally.problems = problems
    noteTimes(in: &tally)
    return tally
  }
}

extension UInt64 {
  /// The sum, or the largest number.
  func addingSaturated(_ other: UInt64) -> UInt64 {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}

/// What inputs that are not read here say of themselves, in sum.
package struct Claims {
  /// The most that they may say together, so that no sum of them overflows: 16 PiB.
  private static let most: UInt64 = 1 << 54
  private var sum: UInt64 = 0

  package init() {}

  /// Counts an input.
  /// - Returns: whether all of them can be true.
  package mutating func take(_ reading: InputReading) -> Bool {
    sum = sum.addingSaturated(reading.claims)
    return sum <= Claims.most
  }
}

extension InputReading {
  /// All its counts together, as far as they can be told.
  fileprivate var claims: UInt64 {
    let counts =
      [records, matched, trailRecords, members, documents, problems.count] + bystanders.counts.values
    return counts.reduce(bytesRead.addingSaturated(bytesInflated)) { $0.addingSaturated(UInt64($1)) }
  }
}
