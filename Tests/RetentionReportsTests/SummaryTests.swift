@testable import TestSupport
import Foundation
import RetentionFindings
import RetentionModel
import RetentionReports
import Testing

@Suite("The summary at the end of a history")
struct SummaryTests {
  private func text(_ history: String, selection: Selection = Selection(), looks: Bool = true) -> String {
    let report = Report(
      tool: "test", history: EventHistory([recorded(history)]), input: InputTally(),
      selection: selection, asOf: Instant(seconds: 1_800_000_000), filter: looks ? FindingFilter() : nil)
    return report.text()
  }

  private func summary(_ history: String, selection: Selection = Selection()) -> String {
    let text = text(history, selection: selection)
    return text.range(of: "\nSummary\n").map { String(text[$0.upperBound...]) } ?? ""
  }

  private let history = """
    2020-09-13T12:26:40Z put each=365
    2021-01-07T06:13:20Z put room=30 conversation=365
    2021-01-07T06:21:40Z put each=365
    2021-05-03T00:00:00Z put each=7 error=ConflictException message=busy
    2021-05-03T00:01:40Z get
    2027-01-14T04:13:20Z put room=365 conversation=90
    2027-01-14T04:13:20Z put room=9 resource=other
    """

  @Test("counts the events, and what became of the messages; the findings are counted once, in the verdict")
  func counts() {
    let summary = summary(history)
    #expect(summary.contains("    events         5 changes, 1 failed attempt, 1 view; 2 accounts\n"))
    let words = summary.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(
      words.contains(
        "deletions 2 probably deleted, 1 cancelled, 2 pending, the first due on 2027-02-13"),
      "\(words)")
    #expect(!summary.contains("indings"))
    #expect(text(history).split(separator: "\n").count { $0.hasPrefix("    findings ") } == 1)
  }

  @Test("counts what is shown alone")
  func selected() {
    var selection = Selection()
    selection.resources = ["other"]
    #expect(
      summary(history, selection: selection).hasPrefix(
        "    events         1 change, 0 failed attempts, 0 views; 1 account\n"))
    selection.resources = ["nobody's"]
    #expect(summary(history, selection: selection) == "")
    let text = text(history, selection: selection)
    #expect(text.contains("Nothing to judge: no retention event matches these filters\n"))
  }

  @Test("says nothing of findings where nothing was looked for")
  func unscrutinised() {
    #expect(!text(history, looks: false).contains("indings"))
  }
}
