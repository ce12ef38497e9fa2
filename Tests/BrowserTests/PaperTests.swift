import Foundation
import TestSupport
import Testing

/// How many pages a report takes on paper, and what stands on each.
@Suite(.serialized, .enabled(if: Browser.isWanted, "Chromium is not installed"), .browser)
struct PaperTests {
  private func report(changes: Int) async throws -> WrittenReport {
    try await WrittenReport(["--case", "4711", "logs.jsonl"]) { folder in
      let lines = (0..<changes).map { number in
        let time = Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 120_000).formatted(.iso8601)
        let period = [30, 1095, 90, 365, 30, 730][number % 6]
        return "\(time) put room=\(period) conversation=\(period) id=\(UUID()) from=203.0.113.\(number % 250)"
      }
      try folder.write(recorded(lines.joined(separator: "\n")), to: "logs.jsonl")
    }
  }

  /// How many pages there are.
  private func pages(_ page: Page) async throws -> Int {
    struct Answer: Decodable {
      struct Result: Decodable { let data: Data }
      let result: Result
    }
    let answer = try await page.call("Page.printToPDF", ["preferCSSPageSize": true])
    let text = String(
      decoding: try JSONDecoder().decode(Answer.self, from: answer).result.data, as: UTF8.self)
    return text.matches(of: /\/Type \/Page[^s]/).count
  }

  @Test(
    "three changes take at most four pages, and three hundred at most forty", arguments: [(3, 4), (300, 40)])
  func pages(changes: Int, most: Int) async throws {
    let report = try await report(changes: changes)
    let page = try await Page(report.file)
    #expect(try await pages(page) <= most)
    #expect(try await page.close() == [])
  }

  @Test("a filter that hides events on the screen hides none on paper")
  func filtered() async throws {
    let report = try await report(changes: 5)
    let page = try await Page(report.file)
    let hidden = "document.querySelectorAll('[data-kind][hidden]').length"
    _ = try await page.value("location.hash = '#text=nosuchthing'") as String
    while try await page.value(hidden) as Int == 0 {}
    #expect(try await page.value("(dispatchEvent(new Event('beforeprint')), \(hidden))") == 0)
    #expect(try await page.value("(dispatchEvent(new Event('afterprint')), \(hidden))") == 5)
    #expect(try await page.close() == [])
  }

  @Test("each page has a head with the case and the time, and an event has one line before its record")
  func head() async throws {
    let report = try await report(changes: 3)
    let page = try await Page(report.file, runsScripts: false)
    #expect(try await page.value("document.querySelector('.running').offsetHeight") == 0)
    #expect(try await page.value("document.querySelector('.brief').offsetHeight") == 0)
    try await page.call("Emulation.setEmulatedMedia", ["media": "print"])
    #expect(
      try await page.value("getComputedStyle(document.querySelector('.running')).display")
        == "table-header-group")
    let head: String = try await page.value("document.querySelector('.running').innerText")
    #expect(head.contains("Case: 4711") && head.contains("As of 2026-11-22 23:59:59Z"))
    #expect(
      try await page.value("[...document.querySelectorAll('.brief p')].map(p => p.offsetHeight < 24)")
        == [true, true, true])
    #expect(
      try await page.value(
        """
        (brief => [...document.querySelectorAll('.account')].every(a => a.getBoundingClientRect().top > brief))
        (document.querySelector('.brief').getBoundingClientRect().top)
        """) == true)
    #expect(try await page.close() == [])
  }

  @Test("the places of a finding stand on paper where not all of its events do")
  func elsewhere() async throws {
    let report = try await WrittenReport(["--start-time", "2024-05-05", "logs.jsonl"]) { folder in
      try folder.write(
        recorded(
          """
          2024-05-01T00:00:00Z put room=365 conversation=365 id=set
          2024-05-04T00:00:00Z put room=30 conversation=30 id=cut
          2024-05-06T00:00:00Z put room=365 conversation=365 id=back
          """), to: "logs.jsonl")
    }
    let page = try await Page(report.file, runsScripts: false)
    #expect(try await page.value("document.querySelectorAll('.finding .elsewhere').length", as: Int.self) > 0)
    try await page.call("Emulation.setEmulatedMedia", ["media": "print"])
    #expect(
      try await page.value(
        """
        [...document.querySelectorAll('.finding .elsewhere p')].map(p => p.checkVisibility() && p.textContent)
          .every(text => text && text.startsWith('logs.jsonl'))
        """) == true)
    #expect(
      try await page.value(
        "[...document.querySelectorAll('.finding .places')].some(d => d.checkVisibility())")
        == false)
    #expect(try await page.close() == [])
  }
}
