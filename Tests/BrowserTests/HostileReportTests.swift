import Foundation
import SystemPackage
import TestSupport
import Testing

/// Texts from logs, from file names and from a policy that would be more than text.
@Suite(.serialized, .enabled(if: Browser.isWanted, "Chromium is not installed"), .browser)
struct HostileReportTests {
  private static let texts = [
    "<script>document.title='owned';alert(1)</script>", "</script><script>alert(1)</script>",
    "\"onmouseover=\"alert(1)", "'onfocus='alert(1)' autofocus tabindex='0",
    "</style><style>*{display:none}</style>",
    "--><!--<img src=x onerror=alert(1)>", "]]><svg onload=alert(1)>",
    "</title></svg><iframe srcdoc='<script>'>",
    "javascript:alert(1)", "&lt;b&gt;&#60;b&#62;<b>",
    "</textarea></select></table></main></body></html><h1>end",
    "{{7*7}}${7*7}`", "\u{202e}\u{2066}\u{200b}\u{0}\u{1b}[2J\u{85}\u{2028}",
    "<a href=\"https://example.com/\">x</a>",
    String(repeating: "W", count: 100_000), String(repeating: "<i>", count: 50_000),
  ]

  /// The elements of a page with the names of their attributes, in order.
  private static let skeleton = """
    [...document.querySelectorAll("*")].map(e => e.tagName + "[" + e.getAttributeNames().join() + "]").join(" ")
    """

  private func report(_ text: String) async throws -> WrittenReport {
    try await WrittenReport(["--policy", "policy.yaml", "--show-suppressed", "logs"]) { folder in
      let log = HostileLog(text)
      try folder.write(log.json, to: "logs/\(log.fileName)")
      try folder.write(log.policy, to: "policy.yaml")
    }
  }

  @Test("a text makes no element, no attribute and no script, and can be read", arguments: texts.indices)
  func text(_ index: Int) async throws {
    let text = Self.texts[index]
    let reports = try await (report("x"), report(text))
    let harmless = try await Page(reports.0.file)
    let hostile = try await Page(reports.1.file, width: 390)
    let expected: String = try await harmless.value(Self.skeleton)
    #expect(try await hostile.value(Self.skeleton) == expected)
    #expect(expected.contains("ARTICLE"))
    #expect(try await hostile.value("document.title", as: String.self).hasPrefix("Chat retention"))
    #expect(try await hostile.value("document.documentElement.scrollWidth <= innerWidth") == true)
    #expect(
      try await hostile.value(
        #"/[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2066-\u2069]/.test(document.body.textContent)"#
      )
        == false)
    if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) {
      let visible = String(decoding: try JSONEncoder().encode(String(text.prefix(4000))), as: UTF8.self)
      // In each field of the record, in the badges of the accounts, and in the policy's reason.
      #expect(
        try await hostile.value("document.body.textContent.split(\(visible)).length - 1", as: Int.self) > 20)
    }
    #expect(try await harmless.close() == [])
    #expect(try await hostile.close() == [])
  }
}
