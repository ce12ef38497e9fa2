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
      .path(builtProduct("retention-trail")), arguments: Arguments(options + arguments),
      workingDirectory: folder.path,
      output: .discarded, error: .string(limit: 1 << 20))
    try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
  }

  /// The report of a sample.
  init(sample: String) async throws {
    try await self.init([Repository.sample(sample).appending("logs").string])
  }
}
