import ArchiveGenerator
import Foundation
import SystemPackage
import TestSupport
import Testing

/// An event of a generated archive's truth file.
private struct PlantedEvent: Decodable, Hashable {
  let type: String
  let eventID: String?
  let path: String?
  let record: Int?
  let offset: Int?
}

struct DeterminismTests {
  private static func archive(_ folder: TemporaryFolder) throws -> ArchiveSummary {
    var options = ArchiveOptions()
    options.seed = 20_260
    options.extent = .files(40)
    options.recordsPerFile = 40
    options.events = 120
    options.duplicates = 25
    options.decoys = 60
    options.prettyPercent = 15
    options.extraMember = 1
    return try generateArchive(at: folder.path.appending("archive"), options: options)
  }

  @Test("the same records give the same bytes, whatever the threads and the order of the files")
  func sameBytes() async throws {
    let folder = try TemporaryFolder()
    _ = try Self.archive(folder)
    var files: [String] = []
    let root = folder.path.appending("archive")
    for case let name as String in FileManager.default.enumerator(atPath: root.string) ?? .init()
    where name.hasSuffix(".gz") || name.hasSuffix(".json") {
      files.append("archive/" + name)
    }
    #expect(files.count > 40)
    var random = SeededRandom(seed: 5)
    for command in [
      ["timeline", "--format", "json"], ["timeline", "--format", "timesketch"],
      ["timeline", "--format", "ocsf"], ["timeline", "--evidence"], ["events"],
    ] {
      let clock = ["--as-of", "2026-11-22"]
      let first = try await retentionTrail(
        command + clock + ["--threads", "1", "archive"], in: folder.path)
      #expect(first.code == 0, "\(first.messages)")
      for threads in ["2", "8"] {
        let again = try await retentionTrail(
          command + clock + ["--threads", threads, "archive"], in: folder.path)
        #expect(again.output == first.output)
        #expect(again.messages == first.messages)
      }
      try folder.write(
        files.shuffled(using: &random).joined(separator: "\n"), to: "list")
      let shuffled = try await retentionTrail(
        command + clock + ["--files-from", "list"], in: folder.path)
      #expect(shuffled.output == first.output)
    }
  }

  @Test("a generated archive gives exactly the planted events, each where it was planted")
  func plantedEvents() async throws {
    let folder = try TemporaryFolder()
    let summary = try Self.archive(folder)
    let truth = try String(
      contentsOfFile: folder.path.appending("archive.truth.jsonl").string, encoding: .utf8
    ).split(separator: "\n").map {
      try JSONDecoder().decode(PlantedEvent.self, from: Data($0.utf8))
    }
    let planted = truth.filter { $0.type == "event" }
    #expect(planted.count == summary.events + summary.duplicates)

    let result = try await retentionTrail(["--format", "json", "archive"], in: folder.path)
    let report = try JSONDecoder().decode(TimelineReport.self, from: Data(result.output.utf8))
    let found = report.timelines.flatMap(\.entries).flatMap { entry in
      entry.evidence.map {
        PlantedEvent(
          type: "event", eventID: entry.eventID, path: String($0.path.dropFirst("archive/".count)),
          record: $0.record, offset: $0.offset)
      }
    }
    #expect(Set(found) == Set(planted))
    #expect(found.count == planted.count)
    #expect(report.input.records == summary.records + summary.faultFileRecords)
    #expect(report.input.matched == planted.count)
    #expect(report.input.duplicates == summary.duplicates)
  }
}

/// What the tests read of the JSON report.
struct TimelineReport: Decodable {
  struct Input: Decodable {
    let files: Int
    let records: Int
    let matched: Int
    let duplicates: Int
  }
  struct Timeline: Decodable {
    let entries: [Entry]
  }
  struct Entry: Decodable {
    let eventID: String?
    let evidence: [Evidence]
  }
  struct Evidence: Decodable {
    let path: String
    let record: Int
    let offset: Int
  }
  let input: Input
  let timelines: [Timeline]
}
