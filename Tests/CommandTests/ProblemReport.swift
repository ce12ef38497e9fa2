import Foundation
import SystemPackage
import TestSupport

/// What the tests of bad input read of the JSON report.
struct ProblemReport: Decodable {
  struct Problem: Decodable, Equatable {
    let path: String
    let kind: String
    let offset: Int
    let message: String
    let recordsRead: Int
  }
  struct Input: Decodable {
    let records: Int
    let matched: Int
    let problems: [Problem]
  }
  struct Timeline: Decodable {
    let entries: [Entry]
  }
  struct Entry: Decodable {
    let eventID: String?
    let evidence: [TimelineReport.Evidence]
  }
  let input: Input
  let timelines: [Timeline]

  /// The eventIDs, sorted.
  var ids: [String] { timelines.flatMap(\.entries).compactMap(\.eventID).sorted() }
}

/// A run of the real binary that was asked for JSON.
struct ReportedRun {
  let result: CommandResult
  let report: ProblemReport

  init(_ result: CommandResult) throws {
    self.result = result
    report = try JSONDecoder().decode(ProblemReport.self, from: Data(result.output.utf8))
  }

  /// - Parameters: see `retentionTrail(_:in:input:)`.
  init(
    _ arguments: [String], in folder: FilePath = Repository.root, input: [UInt8] = []
  ) async throws {
    let arguments = ["--format", "json", "--as-of", "2026-11-22T00:00:00Z"] + arguments
    try self.init(await retentionTrail(arguments, in: folder, input: input))
  }

  /// The lines of the standard error without the closing tally.
  var complaints: [String] {
    result.messages.split(separator: "\n").dropLast().map { String($0) }
  }
}
