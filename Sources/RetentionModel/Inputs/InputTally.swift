package import CloudTrailRecords

/// What was read, and what could not be read.
public struct InputTally: Sendable {
  /// Files that were opened, including standard input; of an archive, the files in it.
  public var files = 0
  /// Bytes read, as stored; of an archive, those of the files in it.
  public var bytesRead: UInt64 = 0
  /// Plain bytes after decompression.
  public var bytesInflated: UInt64 = 0
  /// CloudTrail records of any kind.
  public var records = 0
  /// What was recognised but holds no records.
  package var bystanders = Bystanders()
  /// Records of retention calls, including repeats.
  public var matched = 0
  /// Matching records of an event that was already known.
  public var duplicates = 0
  /// What the input's files witness about times.
  public var witnesses = Witnesses()
  /// Files with a CloudTrail log file's name whose structure no genuine one has.
  public var oddFiles: [OddFile] = []
  /// What digests show to be altered or not to be there, by kind, place and time.
  public var evidenceFaults: [EvidenceFault] = []
  /// What could not be read.
  public var problems = ProblemList()

  /// An empty tally.
  public init() {}

  /// Adds the tally of another part of the input.
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
    evidenceFaults += other.evidenceFaults
    problems.add(other.problems)
  }
}

extension InputTally {
  /// Adds what digests prove of the files that were read, and what they find fault with.
  /// - Parameter integrity: what the digests say.
  public mutating func add(_ integrity: Integrity) {
    witnesses.add(integrity)
    evidenceFaults += integrity.faults
  }
}
