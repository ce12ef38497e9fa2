@testable import TestSupport
import RetentionModel
import RetentionReports
import Testing

@Suite("A word that is longer than a line")
struct LongWordTests {
  @Test("is cut where the line ends, wherever it begins", arguments: [40, 60, 80, 81])
  func longPath(width: Int) {
    let path = String(repeating: "a", count: 300)
    var history = EventHistory()
    history.insert(recorded("2020-09-13T12:26:40Z put room=30 conversation=7"), path: path)
    let report = Report(
      tool: "test", history: history, input: InputTally(), selection: Selection(), asOf: Instant(seconds: 0))
    let style = TextStyle(width: width, showsEvidence: true)
    let state = StateReport(report, at: Instant(seconds: 1_800_000_000))
    for text in [state.string(as: .text, style: style), report.text(width: width)] {
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width }, "\(text)")
      #expect(text.count { $0 == "a" } >= 300)
    }
  }
}
