@testable import RetentionModel
import PolicyReading
import RetentionFindings
import TestSupport
import Testing

@Suite("A damaged policy")
struct MutationTests {
  @Test("is read or refused with a line that it has", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let lines = try samplePolicy().split(separator: "\n")
    let sample = Array(lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n").utf8)
    let marks = Array("&*!|>%@`'\"{}[],:?-# \n\t\\<~09\u{0}\u{feff}é\u{2028}".utf8)
    var refused = 0
    for round in 0..<500 * longRun {
      var bytes = sample
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = marks.randomElement(using: &random) ?? 0
        case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let error = Policy.error(text) else { continue }
      refused += 1
      // YAML counts more characters as line breaks than a line feed, and an end may be behind the last.
      let count = text.unicodeScalars.count { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) } + 2
      #expect((1...count).contains(error.line), "seed \(seed), round \(round): \(error)")
      let shown = error.message.replacing("\\u{", with: "")
      #expect(shown.printable == shown, "seed \(seed), round \(round): \(error)")
    }
    #expect(refused > 100)
  }

  @Test("is refused where it is nothing but noise", arguments: 0..<4)
  func noise(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let marks = Array("&*!|>%@`'\"{}[],:?-# \n\t\\<~a1".utf8)
    for round in 0..<500 * longRun {
      let count = Int.random(in: 0..<200, using: &random)
      let bytes = (0..<count).map { _ in marks.randomElement(using: &random) ?? 0 }
      let error = Policy.error(String(decoding: bytes, as: UTF8.self))
      #expect(error != nil, "seed \(seed), round \(round)")
    }
  }
}
