@testable import RetentionModel
import TestSupport
import Testing

@Suite("Many texts in one allocation")
struct PackedTextsTests {
  private static let texts = ["", "a", "ab", "a.json", "é", "\u{7f}", "aé", "b"]

  @Test("gives each back, and orders them by their bytes, as a longer one comes after its beginning")
  func order() {
    var packed = PackedTexts()
    for text in Self.texts { packed.append(text.utf8) }
    #expect(packed.count == Self.texts.count)
    for (number, text) in Self.texts.enumerated() {
      #expect(Array(packed[number]) == Array(text.utf8))
      for (other, second) in Self.texts.enumerated() {
        #expect(packed.precedes(number, other) == text.utf8.lexicographicallyPrecedes(second.utf8))
      }
    }
  }

  @Test("takes others behind its own")
  func append() {
    var (packed, others) = (PackedTexts(), PackedTexts())
    packed.append("one".utf8)
    for text in ["", "two"] { others.append(text.utf8) }
    packed.append(others)
    packed.append("three".utf8)
    #expect(
      (0..<packed.count).map { String(decoding: packed[$0], as: UTF8.self) } == ["one", "", "two", "three"])
  }
}
