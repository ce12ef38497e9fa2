@testable import TestSupport
import RetentionFindings
import Testing

@Suite("Globs")
struct GlobTests {
  @Test(
    "a glob matches whole names",
    arguments: [
      ("*", "", true), ("*", "anything", true), ("a*c", "abc", true), ("a*c", "ac", true),
      ("a*c", "abcd", false),
      ("arn:aws:iam::*:role/Admin", "arn:aws:iam::111122223333:role/Admin", true),
      ("arn:aws:iam::*:role/Admin", "arn:aws:iam::111122223333:role/Admin2", false),
      ("?", "a", true), ("?", "", false), ("?", "é", true), ("a?", "a", false), ("\\*", "*", true),
      ("\\*", "a", false),
      ("\\[x\\]", "[x]", true), ("a", "A", false), ("**", "x", true),
      ("*a*b*c*", "xxaxxbxxcxx", true), ("*a*b*c*", "xxaxxcxxbxx", false),
    ])
  func matching(_ pattern: String, _ name: String, _ matches: Bool) throws {
    let glob = try #require(Glob(pattern))
    #expect(glob.matches(name) == matches)
  }

  @Test(
    "what other programs would read otherwise is refused",
    arguments: ["", "\\", "a\\", "[ab]", "a]", String(repeating: "a", count: 4097)])
  func refusal(_ pattern: String) {
    #expect(Glob(pattern) == nil)
  }

  @Test("agrees with a matcher that follows every way, over patterns of more and of fewer than 64 parts")
  func naive() throws {
    var random = SeededRandom(seed: 15)
    var matched = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 1...(Bool.random(using: &random) ? 6 : 140), using: &random)
      let pattern = (0..<length).map { _ in
        ["a", "b", "a", "?", "*", "a"].randomElement(using: &random) ?? "a"
      }
      // A name of the pattern, with something put in for its wildcards, and now and then a mistake.
      let name = pattern.map { part in
        part == "*" ? ["", "a", "ab"].randomElement(using: &random) ?? "" : part == "?" ? "b" : part
      }
      let text = (Int.random(in: 0..<3, using: &random) == 0 ? Array(name.dropLast()) : name).joined()
      let expected = Self.isMatch(pattern[...], Array(text.unicodeScalars)[...])
      #expect(try #require(Glob(pattern.joined())).matches(text) == expected, "\(pattern.joined()) \(text)")
      matched += expected ? 1 : 0
    }
    #expect(matched > 5000 && matched < 19_000)
  }

  /// By the meaning of each part.
  private static func isMatch(_ pattern: ArraySlice<String>, _ name: ArraySlice<Unicode.Scalar>) -> Bool {
    // Which suffixes of the name the parts so far can leave.
    var starts: Set<Int> = [name.startIndex]
    for part in pattern {
      switch part {
      case "*": starts = starts.min().map { Set($0...name.endIndex) } ?? []
      case "?": starts = Set(starts.filter { $0 < name.endIndex }.map { $0 + 1 })
      default: starts = Set(starts.filter { $0 < name.endIndex && String(name[$0]) == part }.map { $0 + 1 })
      }
    }
    return starts.contains(name.endIndex)
  }

  @Test("many stars cost no more than the product of the lengths")
  func stars() throws {
    let glob = try #require(Glob(String(repeating: "*a", count: 200) + "b"))
    #expect(!glob.matches(String(repeating: "a", count: 5000)))
  }
}
