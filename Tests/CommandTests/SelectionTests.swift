import Foundation
import SystemPackage
import TestSupport
import Testing

struct SelectionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let records = [
      recorded("2024-01-01T12:00:00Z put each=365 id=e-1 resource=c-1"),
      recorded("2024-02-01T12:00:00Z put each=30 id=e-2 resource=c-1"),
      recorded("2024-03-01T12:00:00Z put each=90 id=e-3 resource=c-2"),
    ]
    try folder.write("{\"Records\":[\(records.joined(separator: ","))]}", to: "log.json")
  }

  private func shown(_ options: [String], command: String = "timeline") async throws -> Set<String> {
    let result = try await retentionTrail([command] + options + ["log.json"], in: folder.path)
    #expect(result.code == 0)
    return Set(["e-1", "e-2", "e-3"].filter { result.output.contains($0) })
  }

  @Test(
    "times select what is shown, inclusive; a date means its whole day",
    arguments: [
      ([], ["e-1", "e-2", "e-3"]),
      (["--start-time", "2024-02-01"], ["e-2", "e-3"]),
      (["--start-time", "2024-02-01T12:00:00Z"], ["e-2", "e-3"]),
      (["--start-time", "2024-02-01T13:00:00+01:00"], ["e-2", "e-3"]),
      (["--start-time", "2024-02-01T12:00:01Z"], ["e-3"]),
      (["--end-time", "2024-02-01"], ["e-1", "e-2"]),
      (["--end-time", "2024-02-01T12:00:00Z"], ["e-1", "e-2"]),
      (["--end-time", "2024-01-31"], ["e-1"]),
      (["--start-time", "30d", "--as-of", "2024-03-02T12:00"], ["e-2", "e-3"]),
      (["--chime-account", "c-2"], ["e-3"]),
      (["--chime-account", "c-1", "--chime-account", "c-2"], ["e-1", "e-2", "e-3"]),
      (["--aws-account", "111122223333"], ["e-1", "e-2", "e-3"]),
      (["--aws-account", "999999999999"], []),
    ])
  func selection(_ options: [String], ids: [String]) async throws {
    #expect(try await shown(options, command: "events") == Set(ids))
    let result = try await retentionTrail(
      ["--format", "json"] + options + ["log.json"], in: folder.path)
    let report = try JSONDecoder().decode(TimelineReport.self, from: Data(result.output.utf8))
    let told = report.timelines.flatMap(\.entries).compactMap(\.eventID)
    #expect(Set(told) == Set(ids))
  }

  @Test("what is not shown still counts as knowledge of what was in force")
  func knowledge() async throws {
    let result = try await retentionTrail(
      ["--start-time", "2024-02-01", "log.json"], in: folder.path)
    #expect(result.output.contains("365 days → 30 days, shortened"))
  }
}
