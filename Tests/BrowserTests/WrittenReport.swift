import Glibc
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// An HTML report that the real binary has written, in a fresh folder.
struct WrittenReport {
  let folder: TemporaryFolder

  /// The report.
  var file: FilePath { folder.path.appending("report.html") }

  /// - Parameters:
  ///   - arguments: what it is of; paths are those below the folder.
  ///   - prepare: puts the logs into the folder.
  init(
    _ arguments: [String], command: String = "timeline", prepare: (TemporaryFolder) throws -> Void = { _ in }
  ) async throws {
    folder = try TemporaryFolder()
    try prepare(folder)
    let options = [command, "--format", "html", "--output", "report.html", "--as-of", "2026-11-22"]
    let result = try await run(
      .path(WrittenReport.binary), arguments: Arguments(options + arguments), workingDirectory: folder.path,
      output: .discarded, error: .string(limit: 1 << 20))
    try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
  }

  /// The report of a sample.
  init(sample: String) async throws {
    try await self.init([Repository.sample(sample).appending("logs").string])
  }

  /// It stands beside the test bundle.
  private static var binary: FilePath {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &path, path.count - 1)
    let bytes = path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
    return FilePath(String(decoding: bytes, as: UTF8.self)).removingLastComponent().appending(
      "retention-trail")
  }
}
