import TestSupport
import Testing

/// Cells of findings that would begin as a formula does.
struct HostileFindingCellTests {
  private static let beginnings = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u{feff}=1", "\u{a0}=1", "\u{1b}=1", "\"=1",
    "\",=1", "\"\r\n=1", ",=1", "'=1", " =1", "=cmd|' /C calc'!A0", "\",\u{301}=1", "=\u{301}1",
  ]

  @Test("no cell begins as a formula does, and no text leaves its cell", arguments: beginnings)
  func cells(text: String) async throws {
    let hostile = try HostileFindings(text, fileName: "=1+1,\"")
    let result = try await retentionTrail(
      ["findings", "--format", "csv"] + hostile.arguments, in: hostile.folder.path)
    #expect(result.code == 0)
    let rows = try #require(CSVReading(result.output)).rows
    #expect(rows.count > 12)
    #expect(rows.allSatisfy { $0.count == 15 })
    for cell in rows.joined() {
      #expect(!"=+-@\t\r\n".unicodeScalars.contains(cell.unicodeScalars.first ?? "x"), "\(cell)")
      #expect(!cell.unicodeScalars.contains { $0.couldSteer })
    }
    // The text is there all the same, where the resource and the policy's reason stand.
    let kept = text.unicodeScalars.filter { !$0.couldSteer }
    for row in rows.dropFirst() where row[1] == "shortened-retention" {
      #expect(row[4].unicodeScalars.count >= kept.count)
      #expect(row[11].unicodeScalars.count >= kept.count)
    }
    #expect(rows.contains { $0[1] == "shortened-retention" })
  }
}
