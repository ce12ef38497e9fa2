import TestSupport
import Testing

@Suite("Strings are decoded as Foundation decodes them, all of Unicode over")
struct EscapeSweepTests {
  @Test("every \\u escape of the basic plane that is no surrogate, with digits in either case")
  func basicPlane() throws {
    for page in (UInt16(0)..<256) where !(0xd8...0xdf).contains(page) {
      let units = (0..<256).map { page << 8 | $0 }
      let texts = try decoded(units.map { escape($0, uppercase: $0 % 2 == 1) }, comment: "page \(page)")
      #expect(texts == units.map { [UInt32($0)] }, "page \(page)")
    }
  }

  @Test("surrogate pairs: each first half, each second half, and a walk over all planes")
  func surrogatePairs() throws {
    let halves = (UInt32(0)..<0x400).flatMap { [$0 << 10, $0 << 10 | 0x3ff, $0, 0xffc00 | $0] }
    let values = (halves + stride(from: 0, to: 0x10_0000, by: 521)).map { $0 + 0x10000 }
    for start in stride(from: 0, to: values.count, by: 256) {
      let block = values[start..<min(start + 256, values.count)]
      let spelled = block.map { value in
        escape(UInt16(0xd800 + (value - 0x10000) >> 10), uppercase: value % 2 == 0)
          + escape(UInt16(0xdc00 + (value - 0x10000) & 0x3ff), uppercase: value % 3 == 0)
      }
      #expect(try decoded(spelled, comment: "block \(start)") == block.map { [$0] }, "block \(start)")
    }
  }

  @Test("each half of a surrogate pair alone is U+FFFD, before and behind whatever is no other half")
  func loneHalves() throws {
    for page in UInt16(0xd8)...0xdf {
      for unit in stride(from: page << 8, through: page << 8 | 0xff, by: 5) {
        let half = escape(unit, uppercase: false)
        let spelled = [half, "a\(half)z", #"\#(half)\n"#, #"\\\#(half)"#, "\(half)\\u0041", "é\(half)😀"]
        let texts = try decoded(spelled, comment: "half \(unit)")
        let bad: UInt32 = 0xfffd
        #expect(
          texts == [
            [bad], [0x61, bad, 0x7a], [bad, 0x0a], [0x5c, bad], [bad, 0x41], [0xe9, bad, 0x1f600],
          ], "half \(unit)")
      }
    }
  }

  @Test("characters that are not escaped, a walk over all planes, and each byte alone")
  func unescaped() throws {
    let values = stride(from: 0x80, to: 0x11_0000, by: 211).compactMap { Unicode.Scalar(UInt32($0)) }
    for start in stride(from: 0, to: values.count, by: 256) {
      let block = values[start..<min(start + 256, values.count)]
      let texts = try decoded(block.map { String($0) }, comment: "block \(start)")
      #expect(texts == block.map { [$0.value] }, "block \(start)")
    }
    for byte in UInt8.min...UInt8.max { expectAlike([0x61, byte, 0x62]) }
  }

  @Test("a backslash before each byte, and each byte in place of each digit")
  func strangeEscapes() {
    var accepted = 0
    for byte in UInt8.min...UInt8.max {
      if expectAlike([UInt8(ascii: "\\"), byte, 0x62]) { accepted += 1 }
      for place in 2..<6 {
        var escape = Array(#"\u00e9x"#.utf8)
        escape[place] = byte
        if expectAlike(escape) { accepted += 1 }
      }
    }
    // Eight letters behind the backslash; 22 digits in each of four places.
    #expect(accepted == 8 + 4 * 22)
  }

  /// Expects a string with this content to be read, or not, as Foundation does it.
  /// - Returns: whether it is.
  @discardableResult
  private func expectAlike(_ content: [UInt8]) -> Bool {
    let json = Array("\"".utf8) + content + Array("\"".utf8)
    let told = FoundationJSON(json)
    let seen = try? readJSON(json) { SeenJSON($0) }
    #expect((seen == nil) == (told == nil), "\(content)")
    if let seen, let told { #expect(seen.difference(from: told) == nil, "\(content)") }
    return told != nil
  }

  /// The scalars of each string as we read it, which Foundation must read alike.
  private func decoded(_ contents: [String], comment: Comment) throws -> [[UInt32]] {
    let json = Array("[\(contents.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)
    let seen = try readJSON(json) { SeenJSON($0) }
    let told = try #require(FoundationJSON(json), comment)
    #expect(seen.difference(from: told) == nil, comment)
    guard case .array(let elements) = seen else { return [] }
    return elements.map { element in
      if case .string(let text) = element { text.unicodeScalars.map(\.value) } else { [] }
    }
  }

  private func escape(_ unit: UInt16, uppercase: Bool) -> String {
    let digits = String(unit, radix: 16, uppercase: uppercase)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
