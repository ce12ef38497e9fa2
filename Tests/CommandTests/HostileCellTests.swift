import TestSupport
import Testing

struct HostileCellTests {
  /// Beginnings that a spreadsheet takes for a formula, by themselves and behind what hides them.
  private static let beginnings = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\r\n=1", "=\u{301}1", "\u{feff}=1",
    "\u{200b}=1", "\u{a0}=1", "\u{0}=1", "\u{1b}=1", "\u{85}=1", "\u{2028}=1", "\u{202e}=1", "\"=1",
    "\",=1", "\"\r\n=1", ",=1", "\r\n=1,=1", "'=1", "'", "\"", "\"\"", ",", " =1", "=cmd|' /C calc'!A0",
    "-2+3+cmd", "@", "=", "+", "-", "\\u{9}=1", "“=1", "é,=1", "\",\u{301}=1",
    "\u{1F469}\u{200d}\u{1F4BB}=1", "＝1+1", "＋1", "－1", "＠SUM(A1)",
    "x;=1", "x; =1", "x;\"=1", "x|@SUM(A1)", ";=1", ";;-1", "x;\u{301}=1", "x;\u{200b}=1", "x;\t=1", " =1",
  ]

  @Test("no cell begins as a formula does, and no text leaves its cell", arguments: beginnings)
  func cells(text: String) async throws {
    let result = try await retentionTrail(
      ["state", "--at", "2024-01-02", "--format", "csv", "-"],
      input: Array(HostileText.log(text, prefixed: false).utf8))
    // As an errorCode, a dash names no error, which is told.
    #expect(result.code == (text == "-" ? 2 : 0))
    let rows = try #require(CSVReading(result.output)).rows
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.count == 18 })
    #expect(rows.dropFirst().map { $0[3] } == ["room", "conversation"])
    for cell in rows.joined() {
      #expect(!"=+-@＝＋－＠\t\r\n".unicodeScalars.contains(cell.unicodeScalars.first ?? "x"), "\(cell)")
      #expect(!cell.unicodeScalars.contains { $0.couldSteer })
      // Where a program begins a new cell at a semicolon, that begins as no formula either.
      for part in cell.split(whereSeparator: { ";|".contains($0) }) {
        let start = part.unicodeScalars.first { !" \"".unicodeScalars.contains($0) }
        #expect(!"=+-@＝＋－＠".unicodeScalars.contains(start ?? "x"), "\(cell)")
      }
    }
    // The text is there all the same, in each of the five columns that hold one.
    let kept = text.unicodeScalars.filter { !$0.couldSteer }
    for row in rows.dropFirst() {
      for column in [0, 1, 9, 10, 11] {
        #expect(row[column].unicodeScalars.count >= kept.count, "column \(column)")
      }
    }
  }
}
