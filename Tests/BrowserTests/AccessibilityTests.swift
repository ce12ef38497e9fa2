import Foundation
import SystemPackage
import TestSupport
import Testing

/// axe-core, which examines a page in the browser: a file of JavaScript that the gate gets from PyPI.
enum Axe {
  private static let variables = ProcessInfo.processInfo.environment

  /// Whether it is there: the gate says so where it cannot be had.
  static let isWanted = Browser.isWanted && variables["AXE_SCRIPT"] != nil

  /// Its text.
  static func script() throws -> String {
    guard let path = variables["AXE_SCRIPT"], let text = try? String(contentsOfFile: path, encoding: .utf8)
    else {
      throw DevTools.Failure(description: "AXE_SCRIPT names no axe.min.js that can be read")
    }
    return text
  }
}

/// What axe-core finds in the page, in both schemes, on a wide window and on a phone.
@Suite(
  .serialized, .enabled(if: Axe.isWanted, "AXE_SCRIPT does not name axe-core's axe.min.js"), .browser)
struct AccessibilityTests {
  enum Sort: CaseIterable {
    case small, twoAccounts, large
  }

  private func report(_ sort: Sort) async throws -> WrittenReport {
    switch sort {
    case .small: try await WrittenReport(sample: "rescued-cut")
    case .twoAccounts: try await WrittenReport(sample: "two-accounts")
    case .large:
      try await WrittenReport(["logs.jsonl"]) { folder in
        let lines = (0..<2100).map { number in
          let time = Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 9000).formatted(.iso8601)
          return "\(time) put room=\(100 + number % 3) conversation=off id=event-\(number)"
        }
        try folder.write(recorded(lines.joined(separator: "\n")), to: "logs.jsonl")
      }
    }
  }

  @Test("axe-core finds nothing", arguments: Sort.allCases, [("light", 1280), ("dark", 390)])
  func violations(_ sort: Sort, _ look: (scheme: String, width: Int)) async throws {
    let report = try await report(sort)
    let page = try await Page(report.file, width: look.width, scheme: look.scheme)
    // What opens is looked at as well.
    try await page.perform(
      "document.querySelectorAll('.spots, .history details, .row').forEach((d, i) => { d.open = i < 20 })")
    if sort == .large { try await page.wait(for: "document.querySelector('.row .record dl')") }
    // What stays in view, or is not laid out yet, would lie over what axe-core looks at; of a large page's lines the first
    // hundred stand for all.
    for rule in [
      ".filter { position: static !important }", "* { content-visibility: visible !important }",
      ".lines + .lines { display: none !important }",
    ] {
      try await page.perform(
        "document.styleSheets[0].insertRule('\(rule)', document.styleSheets[0].cssRules.length)")
    }
    try await page.perform(try Axe.script())
    let violations: [String] = try await page.value(
      """
      axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
        violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(", ")}`))
      """)
    #expect(violations == [])
    #expect(try await page.close() == [])
  }
}
