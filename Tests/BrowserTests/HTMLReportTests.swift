import Foundation
import SystemPackage
import TestSupport
import Testing

/// What a reader sees and does in a browser.
@Suite(.serialized, .enabled(if: Browser.isWanted, "Chromium is not installed"), .browser)
struct HTMLReportTests {
  /// All entries of a sample, as its JSON has them.
  private func entries(ofSample sample: String) throws -> [Int] {
    struct Report: Decodable {
      struct Timeline: Decodable { let entries: [Entry] }
      struct Entry: Decodable { let kind: String }
      let timelines: [Timeline]
    }
    let file = URL(fileURLWithPath: Repository.sample(sample).appending("timeline.json").string)
    return try JSONDecoder().decode(Report.self, from: Data(contentsOf: file)).timelines.map(\.entries.count)
  }

  @Test(
    "each timeline has a chart, each entry a row, and nothing but the file is loaded",
    arguments: Repository.samples)
  func rendering(_ sample: String) async throws {
    let report = try await WrittenReport(sample: sample)
    let page = try await Page(report.file)
    let counts = try entries(ofSample: sample)
    #expect(try await page.value("document.querySelectorAll('svg.chart').length") == counts.count)
    #expect(
      try await page.value("[...document.querySelectorAll('table.history')].map(t => t.tBodies.length)")
        == counts)
    #expect(
      try await page.value("[...document.querySelectorAll('svg.chart')].every(c => c.clientHeight > 200)")
        == true)
    #expect(try await page.close() == [])
  }

  @Test(
    "every link finds its place, no name stands twice, and no heading skips a level",
    arguments: Repository.samples)
  func structure(_ sample: String) async throws {
    let report = try await WrittenReport(sample: sample)
    let page = try await Page(report.file)
    #expect(
      try await page.value(
        "[...document.links].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"
      )
        == [String]())
    #expect(try await page.value("document.links.length", as: Int.self) > 5)
    #expect(
      try await page.value(
        "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))") == 0
    )
    #expect(
      try await page.value(
        """
        [...document.querySelectorAll('[aria-labelledby]')].flatMap(e => e.getAttribute('aria-labelledby').split(' '))
          .filter(id => !document.getElementById(id))
        """) == [String]())
    let levels: [Int] = try await page.value(
      "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    #expect(levels.first == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 && $1 > 1 })
    #expect(try await page.close() == [])
  }

  @Test("a click on a column's name sorts by it, and another one turns the order")
  func sorting() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file)
    let times =
      "[...document.querySelectorAll('table.history tbody')].map(b => b.querySelector('time').dateTime)"
    let order = "[...document.querySelectorAll('table.history th[scope=col]')].map(h => h.ariaSort ?? '')"
    let original: [String] = try await page.value(times)
    #expect(original == original.sorted())
    #expect(try await page.value(order) == ["ascending"] + [String](repeating: "", count: 7))
    try await page.click("document.querySelector('table.history th button')")
    #expect(try await page.value(times) == Array(original.reversed()))
    #expect(try await page.value("\(order)[0]") == "descending")
    // By kind: the changes stand together, each still with its record.
    try await page.click("document.querySelectorAll('table.history th button')[1]")
    #expect(
      try await page.value("[...document.querySelectorAll('table.history tbody')].map(b => b.dataset.kind)")
        == [String](repeating: "change", count: 3) + ["attempt"] + [String](repeating: "access", count: 5))
    #expect(
      try await page.value(
        "[...document.querySelectorAll('table.history tbody')].every(b => b.rows.length === 2)") == true)
    #expect(try await page.value(order) == ["", "ascending"] + [String](repeating: "", count: 6))
    // By findings, the worst last, then first.
    try await page.click("document.querySelectorAll('table.history th button')[7]")
    try await page.click("document.querySelectorAll('table.history th button')[7]")
    #expect(
      try await page.value(
        "document.querySelector('table.history tbody .badge').textContent", as: String.self
      )
      .hasPrefix("medium"))
    #expect(try await page.close() == [])
  }

  @Test("typing and choosing leave the rows that fit, and the count is told")
  func filtering() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file)
    let shown = "[...document.querySelectorAll('table.history tbody')].filter(b => b.offsetHeight > 0).length"
    let count = "document.querySelector('.filter output').textContent"
    #expect(try await page.value(shown) == 9)
    try await page.click("document.querySelector('.filter [type=search]')")
    try await page.type("SVC-mirror")
    try await page.wait(for: "\(count) === '4 of 9 events shown'")
    #expect(try await page.value(shown) == 4)
    // Two of the look-ups are not by it, and only one of its own has a finding.
    try await page.perform(
      """
      (select => { select.value = "access"; select.dispatchEvent(new Event("input", { bubbles: true })) })
      (document.querySelector('.filter select'))
      """)
    try await page.wait(for: "\(count) === '2 of 9 events shown'")
    try await page.click("document.querySelector('.filter [type=checkbox]')")
    try await page.wait(for: "\(count) === '1 of 9 events shown'")
    #expect(try await page.value(shown) == 1)
    // A link to an event that is hidden brings all back.
    try await page.click("document.querySelector('.finding a[href^=\"#event-\"]')")
    try await page.wait(for: "\(count) === '9 of 9 events shown'")
    #expect(try await page.value(shown) == 9)
    #expect(try await page.close() == [])
  }

  @Test("the keyboard reaches the content, the columns and the records, and the focus is seen")
  func keyboard() async throws {
    let report = try await WrittenReport(sample: "quiet-account")
    let page = try await Page(report.file)
    try await page.press("Tab", code: 9)
    #expect(try await page.value("document.activeElement.className") == "skip")
    #expect(try await page.value("document.activeElement.getBoundingClientRect().left >= 0") == true)
    try await page.perform("document.querySelector('table.history th button').focus()")
    try await page.press("Tab", code: 9)
    #expect(try await page.value("document.activeElement.textContent") == "Kind")
    #expect(try await page.value("getComputedStyle(document.activeElement).outlineStyle") == "solid")
    try await page.press("Enter", code: 13, text: "\r")
    #expect(try await page.value("document.activeElement.parentElement.ariaSort") == "ascending")
    #expect(try await page.close() == [])
  }

  @Test("on a phone nothing is wider than the page", arguments: Repository.samples)
  func phone(_ sample: String) async throws {
    let report = try await WrittenReport(sample: sample)
    let page = try await Page(report.file, width: 390)
    #expect(
      try await page.value("document.documentElement.scrollWidth <= innerWidth && innerWidth === 390") == true
    )
    #expect(
      try await page.value("getComputedStyle(document.querySelector('table.history tbody')).display")
        == "block")
    #expect(try await page.close() == [])
  }

  @Test("without scripts all is there to be read, and no control that does nothing")
  func withoutScripts() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file, runsScripts: false)
    #expect(try await page.value("document.querySelectorAll('table.history tbody').length") == 9)
    #expect(try await page.value("document.querySelectorAll('button').length") == 0)
    #expect(
      try await page.value("[...document.querySelectorAll('.filter')].every(f => f.offsetHeight === 0)")
        == true)
    #expect(
      try await page.value("document.querySelector('table.history').innerText", as: String.self)
        .contains("1095 days → 1 day, shortened"))
    // A record unfolds by itself.
    try await page.click("document.querySelector('table.history summary')")
    #expect(
      try await page.value("document.querySelector('table.history details dl').offsetHeight > 50") == true)
    #expect(try await page.close() == [])
  }

  @Test("on paper the records are unfolded, the controls are gone, and the colours are those of paper")
  func paper() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    // By the style alone: the script unfolds them for browsers that cannot.
    let page = try await Page(report.file, scheme: "dark", runsScripts: false)
    let records = "[...document.querySelectorAll('.history details > dl')].map(e => e.checkVisibility())"
    #expect(try await page.value("\(records).some(is => is)") == false)
    let pdf = try await page.call("Page.printToPDF", ["preferCSSPageSize": true])
    #expect(pdf.count > 50_000)
    try await page.call(
      "Emulation.setEmulatedMedia",
      ["media": "print", "features": [["name": "prefers-color-scheme", "value": "dark"]]])
    #expect(try await page.value("\(records).every(is => is)") == true)
    #expect(
      try await page.value("[...document.querySelectorAll('.filter, nav')].every(f => f.offsetHeight === 0)")
        == true)
    #expect(try await page.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)")
    #expect(try await page.close() == [])
  }

  @Test("every text stands out from its ground by 4.5 to 1", arguments: ["light", "dark"])
  func contrast(_ scheme: String) async throws {
    let report = try await WrittenReport(sample: "two-accounts")
    let page = try await Page(report.file, scheme: scheme)
    let faint: [String] = try await page.value(
      """
      (() => {
        const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
        const light = colour => numbers(colour).slice(0, 3).map(c => c / 255)
          .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = e => !e ? "rgb(255, 255, 255)"
          : numbers(getComputedStyle(e).backgroundColor)[3] === 0 ? ground(e.parentElement)
          : getComputedStyle(e).backgroundColor;
        const texts = [...document.querySelectorAll("body *")].filter(e => !["SCRIPT", "title", "desc"].includes(e.tagName)
          && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
        return texts.map(e => {
          const style = getComputedStyle(e);
          const [a, b] = [light(e.closest("svg") ? style.fill : style.color), light(ground(e))];
          return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.className.baseVal ?? e.className];
        }).filter(([ratio]) => !(ratio >= 4.5)).map(String);
      })()
      """)
    #expect(faint == [])
    #expect(try await page.close() == [])
  }
}
