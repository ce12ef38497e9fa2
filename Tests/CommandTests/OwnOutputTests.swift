import Foundation
import SystemPackage
import TestSupport
import Testing

/// A run that is given the folder that it writes to.
struct OwnOutputTests {
  private let folder: TemporaryFolder
  private let binary = builtProduct("retention-trail").string

  init() throws {
    folder = try TemporaryFolder()
    let records = (0..<200).map { recorded("2024-01-01T00:00:00Z put each=\(30 + $0 % 2) id=e-\($0)") }
    try folder.write(records.joined(separator: "\n") + "\n", to: "a.json")
  }

  @Test(
    "what is written there is no input, and that is said",
    .timeLimit(.minutes(2)),
    arguments: [
      "events . >e.ndjson", "events . >>e.ndjson", "--format json -o r.json .",
      "--format json . 2>messages >r.json",
      "events a.json e.ndjson >>e.ndjson",
    ])
  func ownOutput(_ line: String) async throws {
    let result = try await shell(
      "ulimit -f 20000; : >e.ndjson; '\(binary)' \(line); echo code $?; test ! -e messages || cat messages >&2",
      in: folder.path, by: "/bin/bash")
    #expect(result.messages.contains("is-output"))
    #expect(result.messages.contains("200 records"), "\(result.messages)")
  }
}
