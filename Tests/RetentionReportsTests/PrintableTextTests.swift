@testable import TestSupport
@testable import RetentionModel
import Testing

@testable import RetentionReports

@Suite("Text that is made printable")
struct PrintableTextTests {
  @Test(
    "what shows nothing is written out",
    arguments: [
      0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xffa0, 0xfdd0,
      0xfffe,
      0xffff, 0x1ffff, 0xe000, 0x10fffd, 0xe0100, 0xe01ef, 0x1d159, 0x200b, 0xad, 0x202e,
    ] as [UInt32])
  func invisible(_ value: UInt32) throws {
    let text = "a\(Character(try #require(Unicode.Scalar(value))))b"
    #expect(text.printable == "a\\u{\(String(value, radix: 16))}b")
    #expect(!text.isPrintable)
    #expect(!text.jsonEscapingTreacherous.unicodeScalars.contains { $0.value == value })
    let target = LineTarget()
    target.writeJSONLine { $0.member("a", text) }
    CSVWriter(to: target).table(of: [CSVColumn("text") { (row: String) in row }]) { $0(text) }
    var html = HTMLWriter(to: target)
    html.text(text)
    html.flush()
    #expect(target.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(
    "ordinary text of any script stays as it is",
    arguments: [
      "Zoë Müller", "Ελένη", "שָׁלוֹם", "नमस्ते", "ภาษาไทย", "한국어", "日本語", "👩🏽", "🇩🇪", "Việt Nam",
      "e\u{301}\u{323}\u{302}\u{308}", "“x” – …",
      "C:\\users\\x", "\\", "\\\\u", "{\\u}",
    ])
  func ordinary(_ text: String) {
    #expect(Array(text.printable.utf8) == Array(text.utf8))
    #expect(text.isPrintable)
  }

  @Test("marks that are piled on one character are written out from the fifth on")
  func piledMarks() {
    let text = "a" + String(repeating: "\u{301}", count: 7) + "b\u{301}"
    let told = "a\u{301}\u{301}\u{301}\u{301}\\u{301}\\u{301}\\u{301}b\u{301}"
    #expect(Array(text.printable.utf8) == Array(told.utf8))
    #expect(Array(told.printable.utf8).count > told.utf8.count)
    let target = LineTarget()
    var html = HTMLWriter(to: target)
    html.text(text)
    html.flush()
    #expect(Array(target.text.utf8) == Array(told.utf8))
  }

  @Test("a text that looks escaped is not taken for one that is, nor is an accent a disguise")
  func backslashes() {
    let texts = [
      "\n", "\\u{a}", "\\\\u{a}", "\\\n", "\\\\\n", "\\u{\u{301}a}", "\\\\\\u{a}", "\\u", "\\u\n{a}", "\\\\",
    ]
    #expect("\\u{\u{301}a}".printable.utf8.starts(with: "\\\\u{".utf8))
    #expect(Set(texts.map { Array($0.printable.utf8) }).count == texts.count)
    #expect("\\u{a}".printable == "\\\\u{a}")
    #expect("\n".printable == "\\u{a}")
  }

  private final class LineTarget: ReportTarget {
    var text = ""
    func write(_ part: String) {
      text += part.filter { !$0.isNewline }
    }
  }
}
