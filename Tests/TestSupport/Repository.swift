internal import Foundation
public import SystemPackage

/// Places in this repository and beside it.
public enum Repository {
  /// The folder that holds Package.swift.
  public static let root = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().removingLastComponent()

  /// The samples' names.
  public static let samples = logFileSamples + ["every-envelope"]
  /// Those that hold nothing but log files as S3 has them.
  public static let logFileSamples = ["quiet-account", "rescued-cut", "two-accounts"]

  /// The text of a file, by its path in the repository.
  public static func text(of file: FilePath) throws -> String {
    try String(contentsOfFile: root.pushing(file).string, encoding: .utf8)
  }

  /// A sample's folder.
  public static func sample(_ name: String) -> FilePath {
    root.appending("samples").appending(name)
  }

  /// Genuine log files that are not part of the repository and may be missing.
  public static let realLogs = root.removingLastComponent().appending("shared").appending("real-logs")

  /// The articles that are topics of the help as well: their texts by their files' names, such as `ExitCodes`.
  public static func topics() throws -> [String: String] {
    let sources = root.appending("Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.string)
    guard let inputs = files.first(where: { $0.hasSuffix(".docc/Inputs.md") }) else { return [:] }
    let folder = sources.pushing(FilePath(inputs)).removingLastComponent()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.string)
      .compactMap { FilePath($0).stem }.filter { $0 != folder.stem && $0 != "GettingStarted" }
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOfFile: folder.appending("\($0).md").string, encoding: .utf8))
      })
  }
}
