@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("A history with a line an entry")
struct CompactTextTests {
  private static let asOf = Instant(seconds: 1_800_000_000)

  /// Changes, attempts and views in turns, over some accounts.
  private static func history(_ count: Int, accounts: Int = 1) -> String {
    (0..<count).map { number in
      let time = Instant(seconds: 1_600_000_000 + Int64(number) * 86_400)
      let verb = [
        "put each=\(30 + number % 300)", "get", "put room=7 conversation=9 error=AccessDenied message=no",
        "get",
        "put room=\(1 + number) conversation=off",
      ][number % 5]
      return "\(time) \(verb) resource=c-\(number % accounts) id=e-\(number) by=user/\("svc-\(number % 7)")"
    }.joined(separator: "\n")
  }

  private static func report(_ history: String, minimum: Severity = .informational) -> Report {
    Report(
      tool: "test", history: EventHistory([recorded(history)]), input: InputTally(), selection: Selection(),
      asOf: asOf, filter: FindingFilter(minimum: minimum))
  }

  private static func lines(_ report: Report, _ style: TextStyle) -> [Substring] {
    report.string(as: .text, style: style).split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("500 entries take at most 700 lines, be they of one account or of twenty", arguments: [1, 3, 20])
  func length(accounts: Int) {
    let report = Self.report(Self.history(500, accounts: accounts))
    #expect(report.timelines.flatMap(\.entries).count == 500)
    let lines = Self.lines(report, TextStyle())
    #expect(lines.count <= 700, "\(lines.count)")
    #expect(lines.allSatisfy { $0.columns <= 80 })
    #expect(lines.contains { $0.contains("Compact: a line for each of 500 entries") })
  }

  @Test("up to 100 entries are shown in full, and more where that is asked for")
  func threshold() {
    let short = Self.report(Self.history(100))
    #expect(Self.lines(short, TextStyle()) == Self.lines(short, TextStyle(detail: .full)))
    let long = Self.report(Self.history(101))
    #expect(Self.lines(long, TextStyle()) == Self.lines(long, TextStyle(detail: .compact)))
    #expect(Self.lines(long, TextStyle()) != Self.lines(long, TextStyle(detail: .full)))
    #expect(Self.lines(long, TextStyle(showsEvidence: true)).contains { $0.contains("member 0, record ") })
  }

  @Test("each entry has a line with its time, and the worst finding beside it", arguments: 0..<20)
  func entries(seed: UInt64) {
    let lines = RandomHistory(seed: 880_000 + seed).calls.map(\.json)
    let report = Report(
      tool: "test", history: EventHistory([lines.joined(separator: "\n")]), input: InputTally(),
      selection: Selection(), asOf: Self.asOf, filter: FindingFilter())
    let text = Self.lines(report, TextStyle(detail: .compact, showsViews: true))
    let findings = report.findingsByPlace
    let rows = text.filter { $0.prefixMatch(of: #/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  /#) != nil }
    let entries = report.timelines.flatMap(report.entries)
    #expect(rows.count == entries.count && !rows.isEmpty, "seed \(seed)")
    for (row, entry) in zip(rows, entries) {
      #expect(row.hasPrefix(entry.event.eventTime.words))
      #expect(row.columns <= 80)
      let worst = findings[entry.evidence.first]?.map(\.severity).max()
      #expect(worst.map { row.hasSuffix("  \($0.shortWord)") } ?? true, "seed \(seed): \(row)")
    }
  }

  @Test("no text from a log stands at the margin, nor does what a terminal would obey")
  func hostile() {
    let history = (0..<120).map { number in
      "\(Instant(seconds: 1_600_000_000 + Int64(number))) put each=30 id=e-\(number) resource=\"c\\n2024\""
        + #" by={"type":"IAMUser","userName":"\u001b]0;x\u0007\n2024-01-01\u002000:00:00Z\u0020\u0020x\u202e"}"#
    }.joined(separator: "\n")
    let lines = Self.lines(Self.report(history), TextStyle(width: 40))
    #expect(lines.count > 120)
    #expect(lines.allSatisfy { $0.isTame })
    let margin = lines.filter { !$0.isEmpty && !$0.hasPrefix("  ") }
    let ours = #/(AWS account|Verdict, as of |Summary$|0 files|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ  ).*/#
    #expect(margin.allSatisfy { $0.wholeMatch(of: ours) != nil })
    #expect(margin.count { $0.hasPrefix("2024") } == 0)
  }

  @Test("views in a row are one line, which counts them and their callers; one with a finding stays alone")
  func views() {
    let history = """
      2024-01-01T00:00:00Z put each=365 id=p-1
      2024-02-01T00:00:00Z get id=g-1 by=user/ann
      2024-02-02T00:00:00Z get id=g-2 by=user/bob
      2024-02-03T00:00:00Z get id=g-3 by=user/bob error=ThrottlingException message=slow
      2024-03-01T00:00:00Z get id=g-4 by=user/eve
      2024-03-01T00:10:00Z put each=1 id=p-2 by=user/eve
      """
    let report = Self.report(history)
    let words = report.string(as: .text).split { " \n".contains($0) }.joined(separator: " ")
    #expect(
      words.contains("3 views of the settings by 2 callers, the last on 2024-02-03 00:00:00Z; 1 of them"))
    #expect(words.contains("2024-03-01 00:00:00Z settings viewed by eve"))
    #expect(words.contains("Viewed for the first time, then shortened"))
    let listed = report.string(as: .text, style: TextStyle(showsViews: true))
    #expect(!listed.contains("views of") && listed.contains("ann"))
    let compact = report.string(as: .text, style: TextStyle(detail: .compact))
    #expect(compact.contains("2024-02-01 00:00:00Z  2 callers     3 views until 2024-02-03, 1 failed"))
    #expect(compact.contains("  eve\(String(repeating: " ", count: 15))365 → 1 day "))
  }

  @Test("a line that leaves a caveat out is counted")
  func caveats() {
    let history = """
      2024-01-01T00:00:00Z put each=365 id=p-1
      2024-01-02T00:00:00Z put each=30 id=p-2 behind=fault
      2024-01-02T00:00:00Z put each=31 id=p-2
      """
    let text = Self.report(history).string(as: .text, style: TextStyle(detail: .compact))
    #expect(text.split { " \n".contains($0) }.joined(separator: " ").contains("1 entry with a caveat"))
  }
}
