import Foundation
import SystemPackage
import TestSupport
import Testing

/// Genuine log files, which are not part of the repository: 55 files with 2,900 records, none of Chime.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.realLogs.string),
    "the folder shared/real-logs is not beside this repository"))
struct RealLogTests {
  private func logs() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.realLogs.string)
    return names.filter { $0.hasSuffix(".json") }.map {
      Repository.realLogs.appending($0).string
    }
  }

  @Test("genuine logs are counted to the record, and none of them matches")
  func genuine() async throws {
    let files = try logs()
    #expect(files.count == 55)
    let result = try await retentionTrail(["--format", "json"] + files)
    #expect(result.code == 0, "\(result.messages)")
    let report = try JSONDecoder().decode(TimelineReport.self, from: Data(result.output.utf8))
    #expect(report.input.files == 55)
    #expect(report.input.records == 2900)
    #expect(report.input.matched == 0)
    #expect(report.timelines.isEmpty)
  }

  @Test("among genuine logs a sample gives exactly its own events", arguments: Repository.samples)
  func mixed(_ sample: String) async throws {
    let folder = Repository.sample(sample)
    let alone = try await retentionTrail(["events", "logs"], in: folder)
    let mixed = try await retentionTrail(["events", "logs"] + logs(), in: folder)
    #expect(mixed.code == 0, "\(mixed.messages)")
    #expect(!alone.output.isEmpty)
    #expect(mixed.output == alone.output)
  }
}
