/// The keys that occur more than once where a record is read: another reader may use another occurrence.
///
/// A record's own fields are compared exactly, the keys in its parameters and identity ignoring case, as they
/// are looked up.
struct RepeatedKeys {
  /// The largest number of names that are reported.
  private static let most = 3
  private static let readTrees: [StaticString] = [
    "requestParameters", "responseElements", "userIdentity", "addendum",
  ]

  /// The names of the first of them, each once.
  private(set) var names: [String] = []

  init(of record: JSONFields) {
    var seen = SeenKeys()
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
    var seen = SeenKeys()
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
    var seen = SeenKeys()
    try? syntax.expect(UInt8(ascii: "{"))
    while syntax.peek() == UInt8(ascii: "\""), let key = try? syntax.skipKey() {
      note(JSONString(content: syntax.bytes.extracting(key)), &seen, ignoringCase: true)
      pass(&syntax)
      if syntax.peek() == UInt8(ascii: ",") { try? syntax.expect(UInt8(ascii: ",")) }
    }
    try? syntax.expect(UInt8(ascii: "}"))
  }

  private mutating func note(_ key: JSONString, _ seen: inout SeenKeys, ignoringCase: Bool) {
    guard !seen.insert(key, ignoringCase: ignoringCase), names.count < RepeatedKeys.most else { return }
    let name = RepeatedKeys.isPlain(key.utf8) ? key.text : "a key"
    if !names.contains(name) { names.append(name) }
  }

  /// Whether a name can be printed unchanged.
  private static func isPlain(_ name: [UInt8]) -> Bool {
    (1...64).contains(name.count) && name.allSatisfy(\.isASCIILetterOrDigit)
  }
}

/// The keys of one object, each remembered by a hash, so that millions of them cost only a few bytes each.
private struct SeenKeys {
  /// As many as most objects have: looking through them is faster than a set.
  private static let most = 32
  private var few: [Int] = []
  private var rest: Set<Int> = []

  init() { few.reserveCapacity(SeenKeys.most) }

  /// - Returns: whether the key is new.
  mutating func insert(_ key: JSONString, ignoringCase: Bool) -> Bool {
    let content = key.content
    let hash =
      content.contains(UInt8(ascii: "\\"))
      ? key.utf8.span.hash(ignoringCase: ignoringCase) : content.hash(ignoringCase: ignoringCase)
    guard !few.contains(hash) else { return false }
    if few.count < SeenKeys.most {
      few.append(hash)
      return true
    }
    return rest.insert(hash).inserted
  }
}
