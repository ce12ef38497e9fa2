/// What was written.
public struct ArchiveSummary: Sendable, Equatable {
  /// The number of intact files, without the fault files.
  public var files = 0
  /// The number of records in intact files.
  public var records = 0
  /// The plain size of the intact files, in bytes.
  public var inflatedBytes = 0
  /// The size of all files on disk, fault files included, in bytes.
  public var compressedBytes = 0
  /// The number of distinct planted events.
  public var events = 0
  /// The number of planted redeliveries.
  public var duplicates = 0
  /// The number of fault files.
  public var faultFiles = 0
  /// The number of records rendered into fault files, whether or not they can be read back.
  public var faultFileRecords = 0
}

/// Why no archive could be made.
public enum ArchiveError: Error, Sendable, CustomStringConvertible {
  /// An option is out of its range; says which.
  case invalidOptions(String)
  /// The folder already holds something; names it.
  case folderNotEmpty(String)
  /// A folder could not be made; names it.
  case folderNotMade(String)
  /// The compressor refused to work; gives zlib's status.
  case compression(Int)

  /// One sentence for the user.
  public var description: String {
    switch self {
    case .invalidOptions(let complaint): complaint
    case .folderNotEmpty(let path): "\(path) is not empty"
    case .folderNotMade(let path): "cannot make the folder \(path)"
    case .compression(let status): "zlib failed with status \(status)"
    }
  }
}
