import CloudTrailRecords
import TestSupport
import Testing

@Suite("What is JSON and what is not")
struct JSONSyntaxTests {
  @Test(
    "malformed text is rejected with what is wrong",
    arguments: [
      ("", .unexpectedEnd), (" \n", .unexpectedEnd), ("{", .unexpectedEnd), ("[1,", .unexpectedEnd),
      ("{\"a\"", .unexpectedEnd), ("{\"a\":", .unexpectedEnd), ("[[]", .unexpectedEnd),
      ("\"a", .unexpectedEnd),
      ("\"\\", .unexpectedEnd), ("\"\\u12", .unexpectedEnd), ("\"\\\"", .unexpectedEnd),
      ("}", .unexpectedByte), ("[1 2]", .unexpectedByte), ("[1,]", .unexpectedByte),
      ("[,1]", .unexpectedByte),
      ("{\"a\":1,}", .unexpectedByte), ("{a:1}", .unexpectedByte), ("{1:2}", .unexpectedByte),
      ("{\"a\" 1}", .unexpectedByte), ("[1}", .unexpectedByte), ("{\"a\":1]", .unexpectedByte),
      ("1 2", .unexpectedByte), ("{}{}", .unexpectedByte), ("[]]", .unexpectedByte), ("01", .unexpectedByte),
      ("+1", .unexpectedByte), (".5", .unexpectedByte), ("'a'", .unexpectedByte), ("\u{b}1", .unexpectedByte),
      ("\u{feff}1", .unexpectedByte), ("// c\n1", .unexpectedByte), ("1.5.2", .unexpectedByte),
      ("\"\u{1}\"", .invalidString), ("\"a\nb\"", .invalidString), ("\"\\x\"", .invalidString),
      ("\"\\u12g4\"", .invalidString), ("\"\\U0041\"", .invalidString), ("\"\\u-123\"", .invalidString),
      ("-", .invalidNumber), ("1.", .invalidNumber), ("1.e5", .invalidNumber), ("1e", .invalidNumber),
      ("1e+", .invalidNumber), ("-a", .invalidNumber), ("--1", .invalidNumber),
      ("tru", .invalidLiteral), ("nul", .invalidLiteral), ("falsy", .invalidLiteral),
      ("True", .unexpectedByte),
      ("truefalse", .unexpectedByte), ("[nulll]", .unexpectedByte), ("NaN", .unexpectedByte),
    ] as [(String, JSONFault)])
  func rejected(_ json: String, _ fault: JSONFault) {
    #expect(jsonFault(json) == fault)
  }

  @Test("256 open containers are accepted, 257 are not, whatever they are")
  func depth() {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}"), (#"[{"a":"#, "}]")] {
      let each = open.count(where: { "[{".contains($0) })
      let wells = 256 / each
      let inner = each == 2 ? "0" : "[]"
      let outer = each == 2 ? wells : wells - 1
      let well = String(repeating: open, count: outer) + inner + String(repeating: close, count: outer)
      #expect(jsonFault(well) == nil)
      #expect(jsonFault("[\(well)]") == .tooDeep)
      #expect(jsonFault(String(repeating: open, count: 1_000_000)) == .tooDeep)
    }
  }

  @Test("containers that were closed are not taken for those that are open at the same depth")
  func closedContainers() {
    let closed = String(repeating: #"[{"a":["#, count: 60) + "1" + String(repeating: "]}]", count: 60)
    let objects = String(repeating: #"{"a":"#, count: 100)
    #expect(jsonFault("[\(closed),\(objects)1\(String(repeating: "}", count: 100))]") == nil)
    #expect(jsonFault("[\(closed),\(objects)1\(String(repeating: "]", count: 100))]") == .unexpectedByte)
  }

  @Test(
    "Foundation accepts what we accept, but for numbers that no Double holds",
    arguments: [61, 62, 63] as [UInt64])
  func acceptance(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let tokens = [
      "{", "}", "[", "]", "[]", "{}", ",", ":", "\"a\":", "\"b\" :", "\"\"", "\"\\n\"", "\"\\u00e9\"",
      "\"\\q\"",
      "\"", "\\", "0", "1", "-", "12", "1.5", "1e3", "1E-2", ".", "e", "01", "true", "false", "null", "tru",
      " ",
      "\n", "\t", "\r", "\u{c}", "é", "/", "\"\u{1f}\"", "\"\u{7f}\"",
    ]
    var accepted = 0
    var rejected = 0
    for round in 0..<6000 * longRun {
      let json: String
      if round % 2 == 0 {
        let count = Int.random(in: 1...6, using: &random)
        json = (0..<count).map { _ in tokens[Int.random(in: tokens.indices, using: &random)] }.joined()
      } else {
        var scalars = Array(text(depth: 0, random: &random))
        let at = Int.random(in: 0...scalars.count, using: &random)
        let token = tokens[Int.random(in: tokens.indices, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars.insert(contentsOf: token, at: at)
        case 1 where at < scalars.count: scalars.remove(at: at)
        default: break
        }
        json = String(scalars)
      }
      if json.contains(/[eE][+-]?[0-9]{3}/) { continue }
      let isAccepted = jsonFault(json) == nil
      #expect(isAccepted == isJSON(Array(json.utf8)), "seed \(seed), round \(round): \(json)")
      if isAccepted { accepted += 1 } else { rejected += 1 }
    }
    #expect(jsonFault("1e400") == nil)
    #expect(min(accepted, rejected) > 500, "seed \(seed)")
  }

  /// A random JSON value.
  private func text(depth: Int, random: inout SeededRandom) -> String {
    let scalars = ["0", "-1.5e+3", "\"a\\\\\"", "\"\\u00e9 \"", "true", "false", "null", "10"]
    let count = Int.random(in: 0...3, using: &random)
    switch Int.random(in: 0..<(depth < 4 ? 4 : 2), using: &random) {
    case 2:
      return "[" + (0..<count).map { _ in text(depth: depth + 1, random: &random) }.joined(separator: " ,")
        + "]"
    case 3:
      let members = (0..<count).map { "\"k\($0)\" :\(text(depth: depth + 1, random: &random))" }
      return "{" + members.joined(separator: ",\n") + "}"
    default: return scalars[Int.random(in: scalars.indices, using: &random)]
    }
  }
}
