@testable import TestSupport
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("Colour in text")
struct ColoredTextTests {
  private func text(_ records: String, width: Int, isColored: Bool) -> String {
    let target = GatheredText()
    let report = Report(of: records)
    let style = TextStyle(width: width, showsEvidence: true, isColored: isColored)
    report.write(.text, to: target, style: style)
    StateReport(report, at: Instant(seconds: 1_700_000_000)).write(.text, to: target, style: style)
    for finding in report.findings {
      LiveReport(.finding(finding), tool: "", asOf: report.asOf).write(.text, to: target, style: style)
    }
    return target.text
  }

  @Test("changes nothing but the colours, however lines are broken", arguments: 0..<20)
  func onlyColors(seed: UInt64) {
    let records = RandomHistory(seed: 700_000 + seed).calls.map(\.json).joined(separator: "\n")
    for width in [40, 57, 80, 133] {
      let colored = text(records, width: width, isColored: true)
      let plain = text(records, width: width, isColored: false)
      #expect(colored != plain)
      #expect(colored.withoutColors == plain, "seed \(700_000 + seed), width \(width)")
      #expect(!plain.contains("\u{1b}"))
    }
  }

  @Test("ends with each line, so that what is cut out of the text has no colour left on")
  func endsWithLine() {
    let records = RandomHistory(seed: 700_001).calls.map(\.json).joined(separator: "\n")
    for line in text(records, width: 50, isColored: true).split(separator: "\n") {
      let last = line.matches(of: #/\u{1b}\[[0-9;]*m/#).last
      #expect(last.map { $0.output == "\u{1b}[0m" } ?? true, "\(line)")
    }
  }

  @Test("tells the directions of a change apart, and what can still be restored")
  func directions() {
    let records = recorded(
      """
      2027-01-03T18:13:20Z put room=365 conversation=off
      2027-01-03T18:15:00Z put room=30 conversation=30
      2027-01-03T18:16:40Z put room=60 conversation=off
      """)
    let text = text(records, width: 100, isColored: true)
    #expect(text.contains("\u{1b}[31m365 days → 30 days, shortened\u{1b}[0m (requested, not confirmed)"))
    #expect(text.contains("\u{1b}[31mNo expiry → 30 days, expiry enabled\u{1b}[0m"))
    #expect(text.contains("\u{1b}[32m30 days → 60 days, lengthened\u{1b}[0m"))
    #expect(text.contains("\u{1b}[32m30 days → no expiry, expiry disabled\u{1b}[0m"))
    #expect(text.contains(" Set to 365 days (requested, not confirmed); the period before is not in these"))
    #expect(text.contains("\u{1b}[1mAWS account"))
  }

  @Test("is put where its words are, on whatever line they come to stand")
  func spans() {
    var lines = TextLines(TextStyle(width: 40, isColored: true))
    lines.append("\("one", .heading) two \("three four", .harm) five", indent: 2)
    lines.append("\(String(repeating: "x", count: 45), .relief) y", lead: "  ", indent: 4)
    #expect(
      lines.text == """
        \u{1b}[1mone\u{1b}[0m two \u{1b}[31mthree four\u{1b}[0m five
          \u{1b}[32m\(String(repeating: "x", count: 38))\u{1b}[0m
            \u{1b}[32m\(String(repeating: "x", count: 7)) \u{1b}[0my

        """)
  }
}
