import Foundation
import SystemPackage
import TestSupport
import Testing

/// A report of ten thousand events, of which the browser opens what a reader wants to see.
@Suite(.serialized, .enabled(if: Browser.isWanted, "Chromium is not installed"), .browser)
struct LargeReportTests {
  private static let hostile = "<img/src=x/onerror=alert(1)>"

  private func report(events: Int = 10_000) async throws -> WrittenReport {
    try await WrittenReport(["logs.json"]) { folder in
      let records = (0..<events).map { number in
        let time = Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 9000).formatted(.iso8601)
        let name = number == 7 ? Self.hostile : "u\(number % 7)"
        let who = #"by={"type":"IAMUser","userName":"\#(name)"}"#
        return recorded("\(time) put room=\(100 + number % 3) conversation=off id=event-\(number) \(who)")
      }
      try folder.write("{\"Records\":[\(records.joined(separator: ","))]}", to: "logs.json")
    }
  }

  @Test("has at most 8 MB and a line for each event, and the filter finds and counts what the lines open to")
  func filter() async throws {
    let report = try await report()
    let size = try FileManager.default.attributesOfItem(atPath: report.file.string)[.size] as? Int
    #expect(try #require(size) <= 8_000_000)
    let page = try await Page(report.file)
    #expect(try await page.value("document.querySelectorAll('.row[data-kind]').length") == 10_000)
    let count = "document.querySelector('.filter output').textContent"
    try await page.click("document.querySelector('.filter [type=search]')")
    // Not in the line, but in what it opens to.
    try await page.type("u3 (IAMUser)")
    try await page.wait(for: "\(count) === '1429 of 10000 events shown'")
    #expect(
      try await page.value(
        "[...document.querySelectorAll('.row[data-kind]')].filter(e => e.checkVisibility()).length",
        as: Int.self)
        == 1429)
    // A link to a line that is hidden brings all back, and opens it.
    try await page.perform("location.hash = '#entry-1-2'")
    try await page.wait(for: "\(count) === '10000 of 10000 events shown'")
    try await page.wait(
      for: "document.getElementById('entry-1-2').textContent.includes('logs.json, member 0, record 1,')")
    #expect(try await page.close() == [])
  }

  @Test("a line opens to its record, and that to its findings, which lead back; no text becomes an element")
  func opening() async throws {
    let report = try await report(events: 2500)
    let page = try await Page(report.file)
    try await page.click("document.querySelector('#entry-1-8 > summary time')")
    try await page.wait(for: "document.querySelector('#entry-1-8 .record dl')")
    let text: String = try await page.value("document.getElementById('entry-1-8').textContent")
    #expect(text.contains("logs.json, member 0, record 7,"))
    #expect(text.contains(Self.hostile))
    #expect(try await page.value("document.querySelectorAll('img').length") == 0)
    let entry: String = try await page.value(
      "document.querySelector('.row[data-kind] summary .badge').closest('.row').id")
    try await page.perform("location.hash = '\(entry)'")
    try await page.wait(for: "document.querySelector('#\(entry) dl a.badge')")
    let finding: String = try await page.value(
      "document.querySelector('#\(entry) dl a.badge').getAttribute('href')")
    try await page.click("document.querySelector('#\(entry) dl a.badge')")
    try await page.wait(
      for: "document.querySelector('\(finding)').open && document.querySelector('\(finding) dl.facts')")
    #expect(
      try await page.value(
        "[...document.querySelectorAll('\(finding) a')].some(a => a.getAttribute('href') === '#\(entry)')")
        == true)
    #expect(
      try await page.value(
        "[...document.links].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"
      )
        == [String]())
    #expect(try await page.close() == [])
  }

  @Test(
    "the filter of the address is looked for in the details as well, and a line that opens can be copied from"
  )
  func address() async throws {
    let report = try await report(events: 2500)
    let page = try await Page(report.file, fragment: "text=u3+%28IAMUser%29")
    try await page.wait(
      for: "document.querySelector('.filter output').textContent === '357 of 2500 events shown'")
    let line = "document.querySelector('#findings .row')"
    try await page.perform("\(line).open = true")
    try await page.wait(for: "\(line).querySelector('.facts')")
    #expect(
      try await page.value(
        "[...\(line).querySelectorAll('pre, .id')].every(e => e.nextElementSibling?.className === 'copy')")
        == true)
    #expect(try await page.value("document.querySelector('.unopened').hidden") == true)
    #expect(try await page.close() == [])
  }

  @Test("details that cannot be opened are said to be so, in the head and in the line, and the rest is found")
  func damaged() async throws {
    let report = try await report(events: 2500)
    var markup = try String(contentsOfFile: report.file.string, encoding: .utf8)
    let part = try #require(markup.range(of: "class=\"part\" data-size=\"500\">"))
    let bytes = markup.index(part.upperBound, offsetBy: 400)..<markup.index(part.upperBound, offsetBy: 440)
    markup.replaceSubrange(bytes, with: String(repeating: "A", count: 40))
    try report.folder.write(markup, to: "report.html")
    let page = try await Page(report.file)
    #expect(try await page.value("document.querySelector('.unopened').checkVisibility()") == false)
    try await page.perform("document.getElementById('entry-1-2').open = true")
    try await page.wait(
      for: "document.getElementById('entry-1-2').textContent.includes('retention-trail explain EVENTID')")
    #expect(try await page.value("document.querySelector('.unopened').checkVisibility()") == true)
    // In the next part all is as it was.
    try await page.perform("document.getElementById('entry-1-600').open = true")
    try await page.wait(for: "document.querySelector('#entry-1-600 .record dl')")
    try await page.perform("location.hash = '#text=u3+(IAMUser)'")
    try await page.wait(
      for: "/^2\\d\\d of 2500 events shown$/.test(document.querySelector('.filter output').textContent)")
    #expect(try await page.close() == [])
  }

  @Test("a browser that cannot decompress says so, and its filter finds what the lines say")
  func unable() async throws {
    let report = try await report(events: 2500)
    let page = try await Page(report.file, before: "delete globalThis.DecompressionStream")
    #expect(try await page.value("document.querySelector('.unopened').checkVisibility()") == true)
    try await page.perform("location.hash = '#text=u3'")
    try await page.wait(
      for: "document.querySelector('.filter output').textContent === '357 of 2500 events shown'")
    #expect(try await page.close() == [])
  }

  @Test("without scripts every event has its line, opens to its eventID, and the page says where the rest is")
  func withoutScripts() async throws {
    let report = try await report(events: 2500)
    let page = try await Page(report.file, width: 390, runsScripts: false)
    #expect(try await page.value("document.querySelectorAll('.row[data-kind] summary time').length") == 2500)
    #expect(try await page.value("document.querySelector('.filter').offsetHeight") == 0)
    try await page.click("document.querySelector('#entry-1-8 > summary')")
    #expect(
      try await page.value("document.querySelector('#entry-1-8').innerText", as: String.self).contains(
        "event-7"))
    #expect(
      try await page.value("document.body.innerText", as: String.self).contains(
        "retention-trail explain EVENTID"))
    #expect(
      try await page.value("document.documentElement.scrollWidth <= innerWidth && innerWidth === 390") == true
    )
    #expect(try await page.close() == [])
  }
}
