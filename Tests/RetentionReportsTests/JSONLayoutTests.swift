@testable import TestSupport
import Foundation
import Testing

@testable import RetentionReports

@Suite("JSON laid out to be read")
struct JSONLayoutTests {
  private func lines(_ text: String) -> [String] { JSONLayout(Array(text.utf8)).lines }

  @Test("stands in lines, with its tokens as they are")
  func lines() {
    #expect(
      lines(#"{"a": 1.50e3,"b":[ ],"c":{"d":"x, {\"y\": [\\"},"e":[1,{}]}"#)
        == [
          "{", #"  "a": 1.50e3,"#, #"  "b": [],"#, #"  "c": {"#, #"    "d": "x, {\"y\": [\\""#, "  },",
          #"  "e": ["#, "    1,", "    {}", "  ]", "}",
        ])
  }

  @Test("is the same value", arguments: 0..<40)
  func value(seed: UInt64) throws {
    for call in RandomHistory(seed: 770_000 + seed).calls.prefix(5) {
      let text = lines(call.json).joined(separator: "\n")
      func object(_ json: String) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
      }
      let (laidOut, original) = (try object(text), try object(call.json))
      #expect(laidOut == original && original != nil, "seed \(770_000 + seed)")
    }
  }

  @Test("of a deep value is not many times as long as the value")
  func deep() {
    let text = String(repeating: "[1,", count: 5_000) + "1" + String(repeating: "]", count: 5_000)
    let lines = lines(text)
    #expect(lines.reduce(0) { $0 + $1.utf8.count } < 3 * text.utf8.count)
  }

  @Test("has nothing that a terminal would obey")
  func tame() {
    #expect(lines("{\"a\":\"\u{202e}\u{9b}\"}").allSatisfy { $0.isTame })
  }
}
