internal import Foundation
public import SystemPackage

/// An empty folder of the test's own, removed with all that is in it when the last reference goes.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let path: FilePath

  /// - Throws: where the folder cannot be made.
  public init() throws {
    let name = "retention-trail-test-\(UUID().uuidString)"
    path = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path.string)
  }

  /// Writes a file into the folder, making the folders on the way.
  /// - Returns: its path.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> FilePath {
    let file = path.pushing(FilePath(name))
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file.string))
    return file
  }

  /// Writes a text into the folder.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> FilePath {
    try write(Array(text.utf8), to: name)
  }
}
