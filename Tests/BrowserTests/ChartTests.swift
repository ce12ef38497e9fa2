import Foundation
import SystemPackage
import TestSupport
import Testing

/// What the charts say, and how one gets from them to the events.
@Suite(.serialized, .enabled(if: Browser.isWanted, "Chromium is not installed"), .browser)
struct ChartTests {
  @Test(
    "every mark leads to its event or finding, and says what it is while it has the focus",
    arguments: Repository.samples)
  func marks(_ sample: String) async throws {
    let report = try await WrittenReport(sample: sample)
    let page = try await Page(report.file)
    #expect(
      try await page.value(
        """
        [...document.querySelectorAll('svg.chart a')].map(a => a.getAttribute('href'))
          .filter(h => !document.getElementById(h.slice(1)))
        """) == [String]())
    guard try await page.value("!!document.querySelector('svg.chart a')") == true else { return }
    let shown =
      "[...document.querySelectorAll('svg.chart .label')].filter(l => l.checkVisibility()).map(l => l.textContent)"
    #expect(try await page.value(shown) == [String]())
    try await page.perform("document.querySelector('svg.chart').parentElement.focus()")
    try await page.press("Tab", code: 9)
    let words: String = try await page.value("document.activeElement.querySelector('title').textContent")
    #expect(try await page.value(shown) == [words])
    #expect(try await page.close() == [])
  }

  @Test("the legend explains the marks that are there, and no others")
  func legend() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file)
    let kinds = { (place: String) in
      "[...new Set([...document.querySelectorAll('\(place) .mark')].map(m => m.getAttribute('class')))].sort()"
    }
    let drawn: [String] = try await page.value(kinds("svg.chart"))
    #expect(try await page.value(kinds(".legend")) == drawn)
    #expect(drawn.contains("mark deadline averted") && !drawn.contains("mark deadline pending"))
    let texts: [String] = try await page.value(
      "[...document.querySelectorAll('svg.chart text')].map(t => t.textContent)")
    #expect(texts.contains { $0.hasPrefix("period, ") })
    #expect(texts.contains("1095 days"))
    #expect(texts.contains("1 day, 2024-05-05"))
    #expect(try await page.close() == [])
  }

  @Test("three hundred events of one account stay apart from each other, and none is left out")
  func crowd() async throws {
    let report = try await WrittenReport(["--as-of", "2026-02-01", "logs.jsonl"]) { folder in
      let lines = (0..<300).map { number in
        let time = Date(timeIntervalSince1970: 1_750_000_000 + Double(number) * 60_000).formatted(.iso8601)
        return "\(time) put room=\([30, 365, 90, 1095][number % 4]) conversation=off id=e-\(number)"
      }
      try folder.write(recorded(lines.joined(separator: "\n")), to: "logs.jsonl")
    }
    let page = try await Page(report.file)
    let overlaps: Int = try await page.value(
      """
      (marks => marks.filter((m, i) => i > 0 && marks[i - 1].kind === m.kind && Math.abs(marks[i - 1].y - m.y) < 1
        && m.x - marks[i - 1].x < 6).length)
      ([...document.querySelectorAll('svg.chart .mark.change, svg.chart .mark.finding')].map(m => {
        const box = m.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, kind: m.getAttribute('class') };
      }))
      """)
    #expect(overlaps == 0)
    #expect(
      try await page.value(
        "[...document.querySelectorAll('svg.chart text')].some(t => t.textContent === 'as of 2026-02-01')")
        == true)
    #expect(try await page.close() == [])
  }

  @Test(
    "a mark that stands for several leads to the list of them, by the keyboard and without scripts",
    arguments: [true, false])
  func spots(runsScripts: Bool) async throws {
    let report = try await WrittenReport(["--as-of", "2026-02-01", "logs.jsonl"]) { folder in
      let lines = (0..<200).map { number in
        let time = Date(timeIntervalSince1970: 1_750_000_000 + Double(number) * 60_000).formatted(.iso8601)
        return "\(time) put room=\([30, 365, 90, 1095][number % 4]) conversation=off id=e-\(number)"
      }
      try folder.write(recorded(lines.joined(separator: "\n")), to: "logs.jsonl")
    }
    let page = try await Page(report.file, runsScripts: runsScripts)
    let mark = "document.querySelector('svg.chart a[href*=\"-spot-\"]')"
    #expect(try await page.value("document.querySelector('.spots').open") == false)
    try await page.perform("\(mark).focus()")
    try await page.press("Enter", code: 13, text: "\r")
    try await page.wait(for: "document.querySelector('.spots').open")
    let counts: [Int] = try await page.value(
      """
      [...document.querySelectorAll('.spots > ul > li')].map(li => [li.querySelectorAll('a').length,
        parseInt(li.firstChild.data)]).filter(([links, marks]) => links !== Math.min(marks, 10)).flat()
      """)
    #expect(counts == [])
    #expect(
      try await page.value(
        "[...document.querySelectorAll('.spots a')].every(a => document.getElementById(a.getAttribute('href').slice(1)))"
      ) == true)
    #expect(try await page.close() == [])
  }

  @Test("the legend has the messages that still exist and the strip of the logs where they are drawn")
  func legendOfBands() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file)
    let kinds = { (place: String) in
      "[...new Set([...document.querySelectorAll('\(place) :is(.kept, .hours)')].map(m => m.getAttribute('class')))].sort()"
    }
    let drawn: [String] = try await page.value(kinds("svg.chart"))
    #expect(try await page.value(kinds(".legend")) == drawn)
    #expect(drawn.contains("kept") && drawn.contains { $0.hasPrefix("hours ") })
    #expect(try await page.close() == [])
  }
}
