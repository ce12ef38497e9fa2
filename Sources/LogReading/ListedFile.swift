internal import SystemPackage

/// A file as the system lists it, before it is opened.
public struct ListedFile: Sendable {
  /// The name by which it would be told.
  public let path: String
  /// How many bytes it has.
  public let size: UInt64
  /// When it was last written, in nanoseconds since 1970.
  public let modified: Int64

  /// - Parameters: see the properties.
  public init(path: String, size: UInt64, modified: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
  }
}

extension LogReader {
  /// Whether a file need not be opened. What is written by the run is not opened either: closing it would end the locks
  /// of whoever holds it open.
  /// - Throws: why it must not be read.
  func passesOver(_ path: FilePath, found: FilePath?) throws(LogWalk.Reason) -> Bool {
    guard let isKnown, let status = try? FileStatus(of: found ?? path), status.kind == .file else {
      return false
    }
    if excluded.contains(FileIdentity(status)) { throw .output }
    guard
      isKnown(
        ListedFile(path: told(path.string), size: UInt64(status.size), modified: status.modified))
    else { return false }
    progress?.passOver(bytes: status.size)
    return true
  }
}
