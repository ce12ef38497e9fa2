import TestSupport
import Testing

/// What a call asked for, in tables: for a failed one that is all there is to tell.
struct RequestedPeriodTests {
  private static let log = recorded(
    """
    2024-01-01T00:00:00Z put room=7 conversation=off error=AccessDenied
    2024-01-02T00:00:00Z put room=-1 error=AccessDenied
    2024-01-03T00:00:00Z put conversation=hidden error=AccessDenied
    2024-01-04T00:00:00Z put request=unset error=AccessDenied
    2024-01-05T00:00:00Z put each=30
    """)

  /// Scope, effect, invalidPeriod, requested and requestedDays.
  private static let told = [
    ["room", "", "", "days", "7"], ["conversation", "", "", "unlimited", ""],
    ["room", "", "'-1", "invalid", ""],
    ["conversation", "", "", "withheld", ""],
    ["", "", "", "", ""],
    ["room", "set", "", "days", "30"], ["conversation", "set", "", "days", "30"],
  ]

  @Test("stands in the CSV, a row a scope")
  func csv() async throws {
    let result = try await retentionTrail(["--format", "csv", "-"], input: Array(Self.log.utf8))
    let rows = try #require(CSVReading(result.output)).rows
    let names = ["scope", "effect", "invalidPeriod", "requested", "requestedDays"]
    let columns = try names.map { try #require(rows[0].firstIndex(of: $0)) }
    #expect(rows.dropFirst().map { row in columns.map { row[$0] } } == Self.told)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
  }

  @Test("stands in the rows for Timesketch")
  func timesketch() async throws {
    let input = Array(Self.log.utf8)
    let rows = try JSONLines(try await retentionTrail(["--format", "timesketch", "-"], input: input).output)
    let told = rows.lines(where: "data_type", is: "retention-trail:entry").map { row in
      ["scope", "effect", "invalidPeriod", "requested"].map { row[$0] as? String ?? "" }
        + [(row["requestedDays"] as? Int).map(String.init) ?? ""]
    }
    #expect(told == Self.told.map { $0.map { $0 == "'-1" ? "-1" : $0 } })
  }

  @Test("stands in lines of JSON, and in OCSF's unmapped")
  func lines() async throws {
    let input = Array(Self.log.utf8)
    for (format, path) in [("jsonl", "requested"), ("ocsf", "unmapped.requested")] {
      let lines = try JSONLines(try await retentionTrail(["--format", format, "-"], input: input).output)
      let entries = lines.lines(where: "type", is: "entry") + lines.lines(where: "class_uid", is: 6003)
      let wishes = entries.map { event in
        (value(path, in: event) as? [[String: Any]] ?? []).map { wish in
          (wish["kind"] as? String ?? "none") + ((wish["days"] as? Int).map { " \($0)" } ?? "")
        }
      }
      #expect(
        wishes == [
          ["days 7", "unlimited"], ["invalid", "none"], ["none", "withheld"], [], ["days 30", "days 30"],
        ])
    }
  }
}
