import Foundation
import Gunzip
import CloudTrailRecords
import SystemPackage
import TestSupport

/// Log files on disk.
enum LogFiles {
  /// The files below a folder whose names end so, sorted.
  static func paths(below folder: FilePath, suffix: String) -> [FilePath] {
    let names = FileManager.default.enumerator(atPath: folder.string)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { folder.appending($0) }
  }

  /// A file's plain bytes, inflated if it is gzip.
  static func plainBytes(of path: FilePath) throws -> [UInt8] {
    var reader = GunzipReader()
    reader.open(ByteSource([UInt8](try Data(contentsOf: URL(filePath: path.string)))))
    var plain: [UInt8] = []
    while try reader.advance() { for index in reader.window.indices { plain.append(reader.window[index]) } }
    return plain
  }

  /// Runs with the path of a folder that does not exist yet and is removed afterwards.
  static func withTemporaryFolder(_ body: (FilePath) throws -> Void) throws {
    let parent = FileManager.default.temporaryDirectory
      .appending(component: "record-scanner-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: parent) }
    try body(FilePath(parent.path()).appending("archive"))
  }
}
