/// What an archive should hold; the same options always make the same bytes.
public struct ArchiveOptions: Sendable {
  /// How far the generation goes.
  public enum Extent: Sendable {
    /// Until this many plain bytes are written, in bytes, at least 1.
    case inflatedSize(Int)
    /// Until this many files are written, at least 1; redelivered events may need a few more.
    case files(Int)
  }

  /// How the records are spread over files.
  public enum Layout: Sendable {
    /// Many gzip'd files below AWSLogs, as CloudTrail delivers them.
    case bucket
    /// One gzip'd file below AWSLogs with everything in one `Records` array.
    case singleFile
    /// One plain file `records.ndjson` with one record a line.
    case plainLines
  }

  /// The seed of every random choice, any value.
  public var seed: UInt64 = 1
  /// How far the generation goes.
  public var extent: Extent = .files(20)
  /// How the records are spread over files.
  public var layout: Layout = .bucket
  /// The mean number of records in a file, at least 1.
  public var recordsPerFile = 100
  /// The number of distinct planted events, at least 0.
  public var events = 0
  /// The number of planted redeliveries, at least 0, and 0 when there are no events.
  public var duplicates = 0
  /// The number of records that merely mention a retention call, at least 0.
  public var decoys = 0
  /// The share of files that are pretty-printed, in percent, 0 to 100.
  public var prettyPercent = 0
  /// The share of records with their members in CloudTrail's own order, in percent, 0 to 100.
  public var usualOrderPercent = 80
  /// The deflate level, 0 to 9.
  public var level = 6
  /// The number of AWS accounts, 1 to 1000.
  public var accounts = 3
  /// The number of further files whose gzip stream ends early, at least 0.
  public var truncated = 0
  /// The number of further files whose gzip stream is damaged, at least 0.
  public var corrupt = 0
  /// The number of further files with bytes after their gzip member, at least 0.
  public var trailing = 0
  /// The number of further files with a second gzip member, at least 0.
  public var extraMember = 0

  /// Makes the options of a small archive of 20 files without planted events.
  public init() {}

  func check() throws(ArchiveError) {
    let faults = [truncated, corrupt, trailing, extraMember]
    switch extent {
    case .inflatedSize(let bytes): try require(bytes >= 1, "the inflated size must be at least 1")
    case .files(let count): try require(count >= 1, "there must be at least one file")
    }
    try require(
      (1...10_000_000).contains(recordsPerFile), "records per file must be 1 to 10000000")
    try require(
      min(events, duplicates, decoys, faults.min() ?? 0) >= 0, "a count must not be negative")
    try require(duplicates == 0 || events > 0, "duplicates need at least one event")
    try require((0...100).contains(prettyPercent), "the pretty share must be 0 to 100")
    try require((0...100).contains(usualOrderPercent), "the share of the usual order must be 0 to 100")
    try require((0...9).contains(level), "the level must be 0 to 9")
    try require((1...1000).contains(accounts), "accounts must be 1 to 1000")
    if case .plainLines = layout {
      try require(
        faults == [0, 0, 0, 0] && prettyPercent == 0,
        "plain lines know neither faults nor pretty-printing")
    }
  }

  private func require(_ holds: Bool, _ complaint: String) throws(ArchiveError) {
    if !holds { throw .invalidOptions(complaint) }
  }
}
