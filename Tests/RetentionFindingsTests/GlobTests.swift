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

  @Test("what other programs would read otherwise is refused", arguments: ["", "\\", "a\\", "[ab]", "a]"])
  func refusal(_ pattern: String) {
    #expect(Glob(pattern) == nil)
  }

  @Test("many stars cost no more than the product of the lengths")
  func stars() throws {
    let glob = try #require(Glob(String(repeating: "*a", count: 200) + "b"))
    #expect(!glob.matches(String(repeating: "a", count: 5000)))
  }
}
