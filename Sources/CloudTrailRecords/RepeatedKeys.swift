/// The keys that occur more than once where a record is read: another reader may use another occurrence.
///
/// A record's own fields are compared exactly, the keys in its parameters and identity ignoring case, as they
/// are looked up. Keys are remembered by a hash, so a record with millions of them costs only a few bytes
/// each.
struct RepeatedKeys {
  /// The largest number of names that are reported.
  private static let most = 3
  private static let readTrees: [StaticString] = [
    "requestParameters", "responseElements", "userIdentity", "addendum",
  ]

  /// The names of the first of them, each once.
  private(set) var names: [String] = []

  init(of record: JSONFields) {
    var seen: Set<Int> = []
    for index in 0..<record.count {
      note(record.key(at: index), &seen, ignoringCase: false)
    }
    for tree in RepeatedKeys.readTrees {
      guard let value = record.member(tree) else { continue }
      var syntax = JSONSyntax(value.bytes)
      pass(&syntax)
    }
  }

  /// Those of a message's own members, ignoring case.
  init(ofMessage message: JSONFields) {
    var seen: Set<Int> = []
    for index in 0..<message.count { note(message.key(at: index), &seen, ignoringCase: true) }
  }

  /// Skips the next value; the scanner bounds the nesting.
  private mutating func pass(_ syntax: inout JSONSyntax) {
    switch syntax.peek() {
    case UInt8(ascii: "{"): passObject(&syntax)
    case UInt8(ascii: "["):
      try? syntax.expect(UInt8(ascii: "["))
      while let byte = syntax.peek(), byte != UInt8(ascii: "]") {
        if byte == UInt8(ascii: ",") { try? syntax.expect(byte) }
        pass(&syntax)
      }
      try? syntax.expect(UInt8(ascii: "]"))
    default: try? syntax.skipValue()
    }
  }

  private mutating func passObject(_ syntax: inout JSONSyntax) {
    var seen: Set<Int> = []
    try? syntax.expect(UInt8(ascii: "{"))
    while syntax.peek() == UInt8(ascii: "\""), let key = try? syntax.skipKey() {
      note(JSONString(content: syntax.bytes.extracting(key)), &seen, ignoringCase: true)
      pass(&syntax)
      if syntax.peek() == UInt8(ascii: ",") { try? syntax.expect(UInt8(ascii: ",")) }
    }
    try? syntax.expect(UInt8(ascii: "}"))
  }

  private mutating func note(_ key: JSONString, _ seen: inout Set<Int>, ignoringCase: Bool) {
    var hasher = Hasher()
    hasher.combine(ignoringCase ? key.utf8.map(\.asciiLowercased) : key.utf8)
    guard !seen.insert(hasher.finalize()).inserted, names.count < RepeatedKeys.most else { return }
    let name = RepeatedKeys.isPlain(key.utf8) ? key.text : "a key"
    if !names.contains(name) { names.append(name) }
  }

  /// Whether a name can be printed unchanged.
  private static func isPlain(_ name: [UInt8]) -> Bool {
    (1...64).contains(name.count) && name.allSatisfy(\.isASCIILetterOrDigit)
  }
}
