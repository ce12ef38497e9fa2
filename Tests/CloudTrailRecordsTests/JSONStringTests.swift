import Foundation
import CloudTrailRecords
import TestSupport
import Testing

@Suite("JSON strings")
struct JSONStringTests {
  @Test(
    "every escape is resolved",
    arguments: [
      (#""""#, ""), (#""a b""#, "a b"), (#""\"\\\/""#, "\"\\/"),
      (#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u6F22""#, "A\u{e9}\u{6f22}"),
      (#""\u0000x""#, "\u{0}x"), (#""\\u0041""#, "\\u0041"), (#""\\\u0041\\""#, "\\A\\"),
      (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00!""#, "😀!"),
      (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10ffff}"),
      (#""é漢😀""#, "é漢😀"),
    ])
  func escapes(_ json: String, _ text: String) throws {
    let value = try readJSON(json) { $0.text }
    #expect(value.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(
    "half of a surrogate pair is U+FFFD, and what follows it stays",
    arguments: [
      (#""\ud83d""#, "\u{fffd}"), (#""\ude00""#, "\u{fffd}"), (#""\ud83dx""#, "\u{fffd}x"),
      (#""\ud83d\n""#, "\u{fffd}\n"), (#""\ud83d\u0041""#, "\u{fffd}A"),
      (#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"), (#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
      (#""\ud83d\\ude00""#, "\u{fffd}\\ude00"),
    ])
  func unpairedSurrogates(_ json: String, _ text: String) throws {
    #expect(try readJSON(json) { $0.text } == text)
  }

  @Test("invalid UTF-8 is repaired, and does not hide what stands around it")
  func invalidUTF8() throws {
    for invalid in [[0x80], [0xc3], [0xff], [0xed, 0xa0, 0x80], [0xf0, 0x9f]] as [[UInt8]] {
      let bytes = Array("\"a".utf8) + invalid + Array("z\\n\"".utf8)
      let text = try readJSON(bytes) { $0.text }
      #expect(text == String(decoding: Array("a".utf8) + invalid + Array("z\n".utf8), as: UTF8.self))
      #expect(text?.contains("\u{fffd}") == true)
    }
    let record =
      Array(#"{"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","x":""#.utf8)
      + [0xff] + Array("\"}".utf8)
    #expect(ScanOutcome(of: record).matches.map(\.bytes) == [record])
  }

  @Test("a string is equal to a text as decoded, case ignored only on request")
  func equality() throws {
    let values = try readJSON(#"["retentionDays","retention\u0044ays","RetentionDAYS","retentionDay"]"#) {
      array in
      var results: [[Bool]] = []
      var elements = array.elements
      while let element = elements.next() {
        results.append([
          element.isString("retentionDays"), element.isString("RETENTIONdays", ignoringCase: true),
        ])
      }
      return results
    }
    #expect(values == [[true, true], [true, true], [false, true], [false, false]])
    let others = try readJSON(#"{"a":"[","b":"\#u{212a}"}"#) { object in
      // "[" and "{" differ by the same bit as letters do; the Kelvin sign folds to k only in Unicode.
      [
        object.member("a")?.isString("{", ignoringCase: true),
        object.member("b")?.isString("k", ignoringCase: true),
      ]
    }
    #expect(others == [false, false])
    #expect(try readJSON("12") { $0.isString("12") } == false)
  }

  @Test("random strings are decoded as Foundation decodes them", arguments: [51, 52] as [UInt64])
  func random(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "a", "é", "😀", #"\\"#, #"\""#, #"\/"#, #"\b\f"#, #"\n"#, #"\r\t"#, #"\u0041"#, #"\u00e9"#,
      #"\ud83d\ude00"#, #"\uFFFD"#, #"\u2028"#, "u0041",
    ]
    var compared = 0
    for round in 0..<2000 * longRun {
      let count = Int.random(in: 0...8, using: &random)
      let content = (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
      let json = "\"\(content)\""
      let oracle = try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
      let expected = try #require(oracle as? String)
      let text = try readJSON(json) { $0.text }
      #expect(text.map { Array($0.utf8) } == Array(expected.utf8), "seed \(seed), round \(round): \(json)")
      compared += 1
    }
    #expect(compared == 2000)
  }
}
