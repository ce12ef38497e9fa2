import SystemPackage
import TestSupport
import Testing

/// What a reader finds first, and how the page takes them from there to an event and back.
@Suite(.serialized, .enabled(if: Browser.isWanted, "Chromium is not installed"), .browser)
struct TopOfPageTests {
  /// A cut whose deadline is open.
  private func openCut() async throws -> WrittenReport {
    try await WrittenReport(["--as-of", "2024-05-20", "logs.jsonl"]) { folder in
      let account = "account=111122223333 resource=6ff06543-0000-4000-8000-000000000000"
      try folder.write(
        recorded(
          """
          2024-01-01T00:00:00Z put room=365 conversation=365 id=set \(account)
          2024-05-10T00:00:00Z put room=30 conversation=365 id=cut \(account)
          """), to: "logs.jsonl")
    }
  }

  @Test("the verdict comes first, with the command that restores, and a button that copies it")
  func verdict() async throws {
    let report = try await openCut()
    let page = try await Page(report.file)
    #expect(try await page.value("document.querySelector('main > section').id") == "verdict")
    let tile: String = try await page.value("document.querySelector('.tile.restorable').innerText")
    #expect(tile.contains("restorable until 2024-06-09 00:00:00Z"))
    #expect(
      try await page.value("document.querySelector('.tile.pending').innerText", as: String.self).contains(
        "caused by cut, due 2024-06-09 00:00:00Z"))
    #expect(
      try await page.value("document.querySelector('.tile.restorable pre').innerText", as: String.self)
        .hasPrefix("aws chime"))
    let button = "document.querySelector('.tile.restorable .copy')"
    #expect(try await page.value("\(button).textContent") == "Copy")
    try await page.click(button)
    try await page.wait(for: "\(button).textContent === 'Copied'")
    #expect(try await page.close() == [])
  }

  @Test("the accounts with the worst findings come first, each with the line of its periods")
  func accounts() async throws {
    let report = try await WrittenReport(sample: "two-accounts")
    let page = try await Page(report.file)
    let ranks: [Int] = try await page.value(
      """
      [...document.querySelectorAll('.accounts tbody tr')].map(row => Math.min(5, ...[...row.querySelectorAll('.badge')]
        .map(b => ['critical', 'high', 'medium', 'low', 'informational'].indexOf(b.classList[1]))))
      """)
    #expect(ranks.count == 5)
    #expect(ranks == ranks.sorted())
    #expect(
      try await page.value(
        "[...document.querySelectorAll('.accounts tbody tr')].every(r => r.querySelector('.spark path') || !/day|expiry/.test(r.cells[2].textContent))"
      )
        == true)
    #expect(try await page.close() == [])
  }

  @Test("the address keeps a filter, and what matches nothing says so and can be cleared")
  func keptFilter() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file)
    let count = "document.querySelector('.filter output').textContent"
    try await page.click("document.querySelector('.filter [type=search]')")
    try await page.type("SVC-mirror")
    try await page.wait(for: "\(count) === '4 of 9 events shown'")
    #expect(try await page.value("location.hash") == "#text=SVC-mirror")
    try await page.perform("location.hash = '#text=SVC-mirror&kind=access'")
    try await page.wait(for: "\(count) === '2 of 9 events shown'")
    #expect(try await page.value("document.querySelector('.filter select').value") == "access")
    try await page.perform("location.hash = '#text=nothing+like+that'")
    try await page.wait(for: "\(count) === 'No match'")
    #expect(
      try await page.value("[...document.querySelectorAll('.account')].every(a => a.offsetHeight === 0)")
        == true)
    try await page.click("document.querySelector('.filter button')")
    try await page.wait(for: "\(count) === '9 of 9 events shown'")
    #expect(try await page.value("location.hash") == "")
    #expect(try await page.value("document.querySelector('.filter button').hidden") == true)
    #expect(try await page.close() == [])
  }

  @Test("an event is called after its eventID and a finding after its uid, and they lead to each other")
  func anchors() async throws {
    let report = try await openCut()
    let page = try await Page(report.file)
    #expect(
      try await page.value("[...document.querySelectorAll('tbody[id]')].map(b => b.id)") == [
        "event-set", "event-cut",
      ])
    let finding = "document.getElementById('finding-shortened-retention/room/cut')"
    #expect(try await page.value("\(finding).querySelector('.facts a').getAttribute('href')") == "#event-cut")
    #expect(
      try await page.value(
        "[...document.querySelectorAll('#event-cut a.badge')].map(a => a.getAttribute('href'))",
        as: [String].self
      ).contains("#finding-shortened-retention/room/cut"))
    #expect(try await page.close() == [])
  }

  @Test("the filter and the columns' names stay in view")
  func sticky() async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file)
    try await page.perform(
      "document.querySelector('table.history tbody:last-of-type').scrollIntoView({ block: 'end' })")
    try await page.wait(for: "scrollY > 300")
    #expect(try await page.value("document.querySelector('.filter').getBoundingClientRect().top") == 0)
    #expect(
      try await page.value(
        """
        (filter => [...document.querySelectorAll('table.history thead th')]
          .every(h => Math.abs(h.getBoundingClientRect().top - filter.bottom) < 8))
        (document.querySelector('.filter').getBoundingClientRect())
        """) == true)
    #expect(try await page.close() == [])
  }

  @Test("the filter stays in view on a narrow page, and leaves most of it free", arguments: [390, 800])
  func stickyFilter(width: Int) async throws {
    let report = try await WrittenReport(sample: "rescued-cut")
    let page = try await Page(report.file, width: width)
    try await page.perform(
      "document.querySelector('table.history tbody:last-of-type').scrollIntoView({ block: 'end' })")
    try await page.wait(for: "scrollY > 300")
    #expect(try await page.value("document.querySelector('.filter').getBoundingClientRect().top") == 0)
    #expect(try await page.value("document.querySelector('.filter').offsetHeight", as: Int.self) < 180)
    #expect(try await page.close() == [])
  }
}
