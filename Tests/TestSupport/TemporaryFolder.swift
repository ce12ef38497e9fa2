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

  /// Removes a file of the folder.
  public func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path.pushing(FilePath(name)).string)
  }

  /// Writes a text into the folder.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> FilePath {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a script that can be run, into a folder of this folder.
  ///
  /// A process of its own writes it. If this one did, a child that another test begins meanwhile would hold the script
  /// open until it runs its own program, and nobody could run the script.
  public func writeScript(_ text: String, to name: String, in folder: String) throws {
    let writing = Process()
    writing.executableURL = URL(fileURLWithPath: "/bin/sh")
    writing.arguments = [
      "-c", #"mkdir -p "$2" && printf %s "$1" >"$2/$3" && chmod +x "$2/$3""#, "sh", text, folder, name,
    ]
    writing.currentDirectoryURL = URL(fileURLWithPath: path.string)
    try writing.run()
    writing.waitUntilExit()
    try hold(writing.terminationStatus == 0, "the script \(name) is written")
  }
}
