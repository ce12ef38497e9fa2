@testable import TestSupport
import Foundation
import RetentionFindings
import RetentionModel
import RetentionReports
import Testing

@Suite("The summary at the end of a history")
struct SummaryTests {
  private func summary(_ calls: [ToldCall], selection: Selection = Selection(), looks: Bool = true) -> String
  {
    let report = Report(
      tool: "test", history: EventHistory([calls.map(\.json).joined(separator: "\n")]), input: InputTally(),
      selection: selection, asOf: Instant(seconds: 1_800_000_000), filter: looks ? FindingFilter() : nil)
    let text = report.text()
    return text.range(of: "\nSummary\n").map { String(text[$0.upperBound...]) } ?? ""
  }

  private let calls = [
    ToldCall(eventID: "e-1", time: 1_600_000_000, request: .words([.days(365), .days(365)])),
    ToldCall(eventID: "e-2", time: 1_610_000_000, request: .words([.days(30), .days(365)])),
    ToldCall(eventID: "e-3", time: 1_610_000_500, request: .words([.days(365), .days(365)])),
    ToldCall(eventID: "f-1", time: 1_620_000_000, failure: .both, request: .words([.days(7), .days(7)])),
    ToldCall(eventID: "g-1", time: 1_620_000_100, isPut: false, request: .withoutSettings),
    ToldCall(eventID: "e-4", time: 1_799_900_000, request: .words([.days(365), .days(90)])),
    ToldCall(eventID: "e-5", time: 1_799_900_000, resource: "other", request: .words([.days(9), .absent])),
  ]

  @Test("counts the events, what became of the messages, and the findings")
  func counts() {
    let summary = summary(calls)
    #expect(summary.contains("    events         5 changes, 1 failed attempt, 1 view; 2 accounts\n"))
    let words = summary.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(
      words.contains(
        "deletions 2 probably deleted, 1 cancelled, 2 pending, the first due on 2027-02-13"),
      "\(words)")
    #expect(words.contains("findings: "))
  }

  @Test("counts what is shown alone")
  func selected() {
    var selection = Selection()
    selection.resources = ["other"]
    #expect(
      summary(calls, selection: selection).hasPrefix(
        "    events         1 change, 0 failed attempts, 0 views; 1 account\n"))
    selection.resources = ["nobody's"]
    #expect(
      summary(calls, selection: selection).hasPrefix(
        "    events         No retention event matches these filters\n"))
  }

  @Test("says nothing of findings where nothing was looked for")
  func unscrutinised() {
    #expect(!summary(calls, looks: false).contains("indings"))
  }
}
