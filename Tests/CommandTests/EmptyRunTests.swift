import Foundation
import SystemPackage
import TestSupport
import Testing

/// A run that finds nothing says what may be the reason.
struct EmptyRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(#"{"Records":[]}"#, to: "empty/a.json")
    try folder.write(
      #"{"Records":[{"eventTime":"t","eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}]}"#,
      to: "others/a.json")
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"), to: "logs/a.json")
    try folder.write("junk", to: "junk/a.json")
    try FileManager.default.createDirectory(
      atPath: folder.path.appending("none").string, withIntermediateDirectories: true)
  }

  @Test(
    "the hint fits what was read",
    arguments: [
      ("none", "there is no file to read"), ("empty", "there is no record in it"), ("others", "us-east-1"),
    ])
  func hint(path: String, words: String) async throws {
    for command in ["timeline", "findings", "events"] {
      let result = try await retentionTrail([command, path], in: folder.path)
      #expect(result.code == 0)
      let lines = result.messages.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.last?.contains(words) == true)
      #expect(try await retentionTrail([command, "-q", path], in: folder.path).messages.isEmpty)
    }
  }

  @Test("there is none where something was found, or where a problem says it", arguments: ["logs", "junk"])
  func none(path: String) async throws {
    let result = try await retentionTrail([path], in: folder.path)
    #expect(result.messages.split(separator: "\n").last?.contains(" file, ") == true)
  }
}
