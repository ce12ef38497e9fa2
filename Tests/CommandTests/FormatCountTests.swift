import Foundation
import SystemPackage
import TestSupport
import Testing

/// Every format tells all that the JSON report does, and nothing else.
struct FormatCountTests {
  /// How much a JSON report tells.
  private struct Counts {
    var entries = 0
    var changes = 0
    /// Rows of a table: each scope that an entry changes, or asks to.
    var rows = 0
    var deadlines: [String] = []
    var findings: [String] = []

    init(_ document: String) throws {
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
      for timeline in try #require(report["timelines"] as? [[String: Any]]) {
        // The failed calls of the samples ask for both scopes of a Chime account, or their requests are not shown.
        let wishes = timeline["resource"] as? String == "unknown" ? 1 : 2
        for entry in try #require(timeline["entries"] as? [[String: Any]]) {
          let made = try #require(entry["changes"] as? [[String: Any]])
          entries += 1
          changes += made.count
          rows += entry["kind"] as? String == "attempt" ? wishes : max(made.count, 1)
          deadlines += made.compactMap { value("purge.deadline", in: $0) as? String }
        }
      }
      findings = try #require(report["findings"] as? [[String: Any]]).compactMap { $0["rule"] as? String }
    }
  }

  private func printed(_ format: String, _ sample: String, _ command: String = "timeline") async throws
    -> String
  {
    let result = try await retentionTrail(
      [command, "-q", "--as-of", "2026-11-22", "--format", format, "logs"], in: Repository.sample(sample))
    #expect(result.code == 0)
    return result.output
  }

  @Test("of a history", arguments: Repository.samples)
  func history(_ sample: String) async throws {
    let counts = try Counts(try await printed("json", sample))
    #expect(counts.entries > 0 && !counts.deadlines.isEmpty && !counts.findings.isEmpty)

    let lines = try JSONLines(try await printed("jsonl", sample))
    #expect(lines.lines(where: "type", is: "entry").count == counts.entries)
    #expect(lines.lines(where: "type", is: "finding").count == counts.findings.count)
    #expect(lines.objects.count == counts.entries + counts.findings.count)

    let table = try #require(CSVReading(try await printed("csv", sample))).rows
    #expect(table.count == counts.rows + 1)

    let rows = try JSONLines(try await printed("timesketch", sample))
    let deadlines = rows.lines(where: "data_type", is: "retention-trail:deadline")
    #expect(deadlines.compactMap { $0["deadline"] as? String } == counts.deadlines)
    #expect(deadlines.allSatisfy { $0["timestamp_desc"] as? String == "Deletion deadline" })
    let days = deadlines.compactMap { ($0["datetime"] as? String)?.prefix(19) }
    #expect(days == counts.deadlines.map { $0.prefix(19) })
    let entries = rows.lines(where: "data_type", is: "retention-trail:entry")
    let isInTime = entries.allSatisfy {
      ($0["datetime"] as? String)?.prefix(19) == ($0["eventTime"] as? String)?.prefix(19)
    }
    #expect(isInTime && entries.count == counts.rows)
    let findings = rows.lines(where: "data_type", is: "retention-trail:finding")
    #expect(
      findings.compactMap { $0["timestamp_desc"] as? String } == counts.findings.map { "Finding: \($0)" })
    #expect(rows.objects.count == counts.rows + counts.deadlines.count + counts.findings.count)

    let events = try JSONLines(try await printed("ocsf", sample))
    let activities = events.lines(where: "class_uid", is: 6003)
    #expect(activities.count == counts.entries)
    let changes = activities.compactMap { value("unmapped.changes", in: $0) as? [Any] }
    #expect(changes.joined().count == counts.changes)
    let detections = events.lines(where: "class_uid", is: 2004)
    #expect(
      detections.compactMap { value("finding_info.analytic.uid", in: $0) as? String } == counts.findings)
    #expect(events.objects.count == counts.entries + counts.findings.count)
  }

  @Test("of findings alone, each under a name of its own", arguments: Repository.samples)
  func findings(_ sample: String) async throws {
    let found = try FoundFinding.ofReport(try await printed("json", sample, "findings"))
    let rows = try JSONLines(try await printed("timesketch", sample, "findings")).objects
    #expect(rows.compactMap { $0["rule"] as? String } == found.map(\.rule))
    #expect(rows.allSatisfy { $0["data_type"] as? String == "retention-trail:finding" })
    let events = try JSONLines(try await printed("ocsf", sample, "findings")).objects
    #expect(events.compactMap { value("finding_info.desc", in: $0) as? String } == found.map(\.message))
    let names = events.compactMap { value("finding_info.uid", in: $0) as? String }
    #expect(Set(names).count == found.count)
    let whole = try JSONLines(try await printed("ocsf", sample)).objects
    #expect(whole.compactMap { value("finding_info.uid", in: $0) as? String } == names)
  }
}
