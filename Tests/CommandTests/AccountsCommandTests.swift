import Foundation
import SystemPackage
import TestSupport
import Testing

struct AccountsCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      recorded(
        """
        2024-01-01T00:00:00Z put each=365 id=e-1 resource=calm by=user/ann
        2024-01-02T00:00:00Z get id=e-2 resource=calm
        2024-01-01T00:00:00Z put each=365 id=e-3 resource=cut by=user/ann
        2024-05-01T00:00:00Z put room=1 conversation=365 id=e-4 resource=cut by=user/eve
        2024-05-02T00:00:00Z put each=9 id=e-5 resource=cut by=user/eve error=AccessDenied message=no
        """), to: "log.json")
  }

  private func accounts(_ arguments: [String]) async throws -> CommandResult {
    try await retentionTrail(
      ["accounts", "-q", "--as-of", "2024-05-20"] + arguments + ["log.json"], in: folder.path)
  }

  @Test("text has the periods, the last change, what is pending and how to undo it, the worst account first")
  func text() async throws {
    let result = try await accounts([])
    #expect(result.code == 0)
    let words = result.output.split { " \n".contains($0) }.joined(separator: " ")
    #expect(words.contains("in force rooms 1 day; conversations 365 days"), "\(words)")
    #expect(words.contains("last change 2024-05-01 00:00:00Z by eve"))
    #expect(words.contains("pending rooms: deletion due 2024-05-31 00:00:00Z"))
    #expect(words.contains("restore with aws chime put-retention-settings"))
    let (cut, calm) = (
      try #require(words.range(of: "Chime account cut")), try #require(words.range(of: "Chime account calm"))
    )
    #expect(cut.lowerBound < calm.lowerBound)
    #expect(words.hasPrefix("Verdict, as of 2024-05-20") && words.hasSuffix(" 2 accounts"))
    #expect(words.matches(of: /aws chime put-retention-settings/).count == 1)
  }

  @Test("JSON, lines and the table have the same accounts in the same order")
  func formats() async throws {
    let document = try await accounts(["--format", "json"]).output
    let report = try #require(try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    let rows = try #require(report["accounts"] as? [[String: Any]])
    #expect(rows.map { $0["resource"] as? String } == ["cut", "calm"])
    #expect(rows[0]["changes"] as? Int == 2 && rows[0]["attempts"] as? Int == 1)
    #expect(rows[0]["nextDeadline"] as? String == "2024-05-31T00:00:00Z")
    #expect(rows[0]["lastChangeEventID"] as? String == "e-4")
    #expect((rows[0]["remedy"] as? String)?.hasPrefix("aws chime put-retention-settings") == true)
    #expect(rows[1]["views"] as? Int == 1 && rows[1]["nextDeadline"] is NSNull)

    let lines = try JSONLines(try await accounts(["--format", "jsonl"]).output)
    #expect(lines.objects.map { $0["resource"] as? String } == ["cut", "calm"])
    let table = try #require(CSVReading(try await accounts(["--format", "csv"]).output)).rows
    #expect(table.count == 3 && Set(table.map(\.count)).count == 1)
    let place = try #require(table[0].firstIndex(of: "resource"))
    #expect(table.dropFirst().map { $0[place] } == ["cut", "calm"])

    let complaints = try await SchemaDocument.complaints(
      about: [SchemaDocument("accounts", document)]
        + SchemaDocument("accounts", try await accounts(["--format", "jsonl"]).output, isLines: true)
        .andBroken([(#""worst": "#, #""worse": "#), (#""type": "account", "#, "")]))
    #expect(complaints.map(\.isEmpty) == [true, true, false, false], "\(complaints)")
  }

  @Test("--fail-on judges as it does elsewhere")
  func gate() async throws {
    #expect(try await accounts(["--fail-on", "high"]).code == 1)
    #expect(try await accounts(["--fail-on", "high", "--chime-account", "nobody"]).code == 3)
  }
}
