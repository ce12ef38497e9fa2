@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What the page says and links to")
struct PageTests {
  @Test(
    "events of one eventID have names of their own, whatever else is shown, and each finding leads to its own"
  )
  func sharedID() throws {
    let (one, other) = ("account=111122223333 resource=c-1", "account=444455556666 resource=c-2")
    let history = """
      2024-01-01T00:00:00Z put each=365 id=set \(one)
      2024-01-01T00:00:00Z put each=365 id=other \(other)
      2024-05-05T00:00:00Z put each=1 id=twin \(one)
      2024-05-06T00:00:00Z put each=30 id=twin \(other)
      """
    let report = try Report(judging: history)
    let anchors = HTMLAnchors(report, isLarge: false)
    let names = report.timelines.map { $0.entries.compactMap(anchors.name(ofShown:)) }
    #expect(
      names == [
        ["event-set", "event-twin/111122223333/c-1"], ["event-other", "event-twin/444455556666/c-2"],
      ])
    let shortened = anchors.numbered.filter { $0.finding.rule.id == "shortened-retention" }
    #expect(shortened.count == 2)
    for each in shortened {
      let account = each.finding.recipientAccountId ?? ""
      #expect(anchors.entries(of: each.finding).contains { $0.hasPrefix("event-twin/\(account)/") })
      #expect(each.anchor.hasPrefix("finding-shortened-retention/"))
    }
    // What a selection leaves out changes no name.
    var selection = Selection()
    selection.awsAccounts = ["444455556666"]
    let part = try Report(judging: history, selection)
    let name = HTMLAnchors(part, isLarge: false).name(ofShown: part.timelines[0].entries[1])
    #expect(name == names[1][1])
  }

  @Test("an event whose other records are many says how many are not listed")
  func manyRecords() throws {
    let bodies = (0..<25).map { "2024-05-05T00:00:00Z put each=\(30 + $0) id=twin" }
    let page = try Report(judging: (["2024-01-01T00:00:00Z put each=365"] + bodies).joined(separator: "\n"))
      .string(as: .html)
    #expect(page.matches(of: /<dt>conflicting<\/dt>/).count == 20)
    #expect(page.contains("4 more records of this event; --format json lists all"))
  }

  @Test("a finding stands beside the first of its events that is shown")
  func firstShown() throws {
    var selection = Selection()
    selection.start = Instant(timestamp: "2024-05-05T00:00:00Z")
    let report = try Report(
      judging: """
        2024-05-01T00:00:00Z put each=365 id=set
        2024-05-04T00:00:00Z put each=30 id=cut
        2024-05-06T00:00:00Z put each=365 id=back
        """, selection)
    let dip = try #require(report.findings.first { $0.rule.id == "dip" })
    #expect(dip.eventIDs.first == "cut")
    let anchors = HTMLAnchors(report, isLarge: false)
    let entries = report.timelines.flatMap { report.entries(of: $0) }
    #expect(entries.map(\.event.eventID) == ["back"])
    #expect(anchors.findings(of: entries[0]).contains { $0.finding.rule.id == "dip" })
    #expect(report.string(as: .html).contains(">\(dip.severity.rawValue): dip"))
  }

  @Test("the table of accounts says that findings are not shown, rather than that there are none")
  func noneShown() throws {
    let history = """
      2024-01-01T00:00:00Z put each=365 id=e-1
      2024-06-01T00:00:00Z get reported.each=365 id=e-2
      """
    func page(_ minimum: Severity) throws -> String {
      Report(
        tool: "test", history: EventHistory([recorded(history)]), input: InputTally(), selection: Selection(),
        asOf: try #require(Instant(timestamp: "2024-07-01T00:00:00Z")),
        filter: FindingFilter(minimum: minimum)
      ).string(as: .html)
    }
    #expect(try page(.critical).contains("<td>none shown</td>"))
    #expect(try !page(.informational).contains("<td>none"))
  }

  @Test("of deadlines on one spot the one that deleted is drawn, over one that was cancelled")
  func worstOnTop() throws {
    let report = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=1095 id=e-1
        2024-01-01T00:00:00Z put each=30 id=e-2
        2024-01-01T00:00:02Z put each=1095 id=e-3
        2024-01-01T00:00:04Z put each=1 id=e-4
        """)
    let timeline = try #require(report.timelines.first)
    let chart = try #require(
      StepChart(timeline, shown: timeline.entries, of: report, HTMLAnchors(report, isLarge: false)))
    let marks = chart.panels[0].steps.compactMap { step in step.change.purge.map { step.mark(of: $0) } }
    for marks in [marks, marks.reversed()] {
      let worst = chart.clusters(of: marks, spot: 8).map { $0.marks.last?.kind }
      #expect(worst.last == .deadline(.presumed))
    }
    let cancelled = chart.clusters(of: marks, spot: 8).last?.marks.first?.kind
    #expect(cancelled == .deadline(.averted))
  }

  @Test("findings of names that only look alike stand under headings of their own")
  func lookalikes() {
    let (one, two) = ("caf\u{e9}", "cafe\u{301}")
    #expect(one == two)
    let kinds = [one, two].map {
      LikeFindings.Kind(severity: .low, rule: ExactText("dip"), title: ExactText($0), isSuppressed: false)
    }
    #expect(kinds[0] != kinds[1])
  }
}
