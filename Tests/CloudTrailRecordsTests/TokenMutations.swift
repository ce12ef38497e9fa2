/// The changes that know where a record's tokens stand, so that many of them leave it well-formed.
extension RecordMutations {
  private static let invalidUTF8: [[UInt8]] = [
    [0x80], [0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf0, 0x9f],
    [0xe2, 0x82], [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xfe], [0xcc, 0x81],
    [0xf0, 0x9f, 0x98, 0x80],
  ]

  private static let escapes = [
    #"\n"#, #"\""#, #"\\"#, #"\/"#, #"\b\f\r\t"#, #"\u0000"#, #"\u001f"#, #"\u0022"#, #"\u005C"#, #"\uFEFF"#,
    #"\u0301"#, #"\uffff"#, #"\ud83d\ude00"#, #"\uD83D\uDE00"#, #"\ud83d"#, #"\ude00"#, #"\ude00\ud83d"#,
    #"\ud83d\u0041"#, #"\ud83d\ud83d\ude00"#, #"\ud83d\\ude00"#, #"\u12"#, #"\u12g4"#, #"\u+123"#, #"\U0041"#,
    #"\x41"#, #"\'"#, #"\0"#, #"\"#, #"\u"#, "\\\n", "\"", "\n", "\t", "\u{1}", "\u{7f}", "\u{2028}",
    "\u{301}",
  ]

  private static let scalars = [
    "01", "-01", "-0", "0", "-0.0", "1.", ".5", "+1", "-", "--1", "1e", "1E+", "1e5", "1E-05", "0e0", "0.50",
    "1e999", "-1E+999", "01e999", "1.e999", "1e-999", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "1234567890123456789012345678901234567890",
    "-1234567890123456789012345678901234567890.5", String(repeating: "9", count: 400), "0x10", "1_0", "NaN",
    "Infinity", "tru", "true", "truefalse", "True", "nul", "nulls", "null", "fals", "false", "[]", "{}",
    "[,]", "[1,]", "{\"\":{\"\":0}}", "{1:2}", "{\"a\"}", "\"", "''", "", "1 2", "/**/1",
    "[1,2.50,[\"a\",null]]",
  ]

  private static let spaces = [
    " ", "\t", "\n", "\r\n", "\r", " \r\n\t ", "\n\n", "\u{b}", "\u{c}", "\u{a0}", "\u{2028}", "\u{85}",
  ]

  private static let repeated = [
    #""eventName":"GetRetentionSettings""#, #""\u0065ventName":"GetObject""#, #""eventSource":null"#,
    #""eventID":["RetentionSettings"]"#, #""requestParameters":{"a":1,"\u0061":2,"a":3}"#, #""":0,"":1"#,
  ]

  mutating func changeString(_ bytes: inout [UInt8], in kind: Kind, _ content: Range<Int>) {
    if kind == .spelling, !content.isEmpty {
      let at = Int.random(in: content, using: &random)
      let digits = String(bytes[at], radix: 16, uppercase: Bool.random(using: &random))
      return bytes.replaceSubrange(at...at, with: Array(#"\u00\#(digits)"#.utf8))
    }
    let place = Int.random(in: content.lowerBound...content.upperBound, using: &random)
    let new = kind == .invalidUTF8 ? pick(Self.invalidUTF8) : Array(pick(Self.escapes).utf8)
    bytes.insert(contentsOf: new, at: place)
  }

  mutating func changeScalar(_ bytes: inout [UInt8], in kind: Kind, _ scalar: RecordTokens.Scalar) {
    guard kind == .nest else {
      return bytes.replaceSubrange(scalar.range, with: Array(pick(Self.scalars).utf8))
    }
    let depth = Int.random(in: 253...259, using: &random) - scalar.depth
    let forms = (0..<depth).map { _ in Bool.random(using: &random) }
    let opening = forms.map { $0 ? "[" : "{\"a\":" }.joined()
    let closing = forms.reversed().map { $0 ? "]" : "}" }.joined()
    bytes.replaceSubrange(scalar.range, with: Array("\(opening)1\(closing)".utf8))
  }

  /// Names a member twice: itself behind the last, or one with another value before it or behind it.
  mutating func repeatMember(_ bytes: inout [UInt8], _ members: [Range<Int>]) {
    let member = pick(members)
    let isFirst = Bool.random(using: &random)
    let new = Bool.random(using: &random) ? Array(bytes[member]) : Array(pick(Self.repeated).utf8)
    if isFirst {
      bytes.insert(contentsOf: new + Array(",".utf8), at: member.lowerBound)
    } else {
      bytes.insert(contentsOf: Array(",".utf8) + new, at: members.last?.upperBound ?? member.upperBound)
    }
  }

  mutating func insertSpace(_ bytes: inout [UInt8], in kind: Kind, _ gaps: [Int]) {
    let at = pick(gaps)
    let new = kind == .mark ? [0xef, 0xbb, 0xbf] : Array(pick(Self.spaces).utf8)
    bytes.insert(contentsOf: new, at: at)
  }
}
