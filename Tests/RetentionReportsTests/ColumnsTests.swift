@testable import TestSupport
@testable import RetentionReports
import Glibc
import Testing

@testable import RetentionModel

/// The C library's; its header shows it only to those who ask for X/Open.
@_silgen_name("wcwidth")
private func wcwidth(_ character: wchar_t) -> Int32

@Suite("The columns of a character")
struct ColumnsTests {
  /// Asks the C library, which has its own tables.
  private func inUTF8<Result>(_ body: () -> Result) throws -> Result {
    let locale = unsafe try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    let before = unsafe uselocale(locale)
    defer {
      _ = unsafe uselocale(before)
      unsafe freelocale(locale)
    }
    return body()
  }

  @Test("are never fewer than the C library says, for all of Unicode")
  func atLeastAsWide() throws {
    let (narrower, checked) = try inUTF8 {
      var narrower: [Unicode.Scalar] = []
      var checked = 0
      for scalar in (UInt32(0x20)...0x3_ffff).compactMap(Unicode.Scalar.init) {
        let width = wcwidth(wchar_t(scalar.value))
        guard width >= 0, !scalar.isTreacherous else { continue }
        checked += 1
        if scalar.columns < width { narrower.append(scalar) }
      }
      return (narrower, checked)
    }
    #expect(checked > 100_000)
    // Marks that the C library's older tables do not know.
    #expect(narrower.allSatisfy { $0.properties.generalCategory == .nonspacingMark }, "\(narrower)")
    #expect(narrower.count < 50, "\(narrower)")
  }

  @Test(
    "are what the C library says in the scripts that names are written in",
    arguments: [
      0x20...0x7e, 0xa1...0xac, 0xae...0x5ff, 0x900...0x97f, 0xe01...0xe3a, 0x1e00...0x1eff, 0x2190...0x21ff,
      0x2500...0x259f, 0x3041...0x3096, 0x4e00...0x9fff, 0xac00...0xd7a3, 0xff01...0xff60,
      0x1_f600...0x1_f64f,
    ] as [ClosedRange<UInt32>])
  func scripts(_ block: ClosedRange<UInt32>) throws {
    let different = try inUTF8 {
      block.compactMap(Unicode.Scalar.init).filter { scalar in
        let width = wcwidth(wchar_t(scalar.value))
        return width >= 0 && !scalar.isTreacherous && scalar.columns != width
      }
    }
    #expect(different.isEmpty, "\(different)")
  }

  @Test("add up, and a symbol that is turned into a picture counts as one")
  func texts() {
    #expect("保持 ok".columns == 7)
    #expect("e\u{301}te\u{301}".columns == 3)
    #expect("™\u{fe0f}".columns == 2)
    #expect("👍\u{1f3fd}".columns == 4)
    #expect("".columns == 0)
  }
}
