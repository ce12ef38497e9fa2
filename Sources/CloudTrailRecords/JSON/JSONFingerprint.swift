extension JSONValue {
  /// Feeds the value's content to a hasher, in one pass.
  ///
  /// Two values give the same if they hold the same, whatever the order of members, the layout, and the
  /// spelling of strings. Of a key that an object names twice the first counts. Numbers are compared as
  /// they are written, strings by their bytes.
  ///
  /// - Parameter name: a member of the value itself that does not count.
  package func hash(into hasher: inout Hasher, leavingOut name: StaticString) {
    var syntax = JSONSyntax(bytes)
    if kind == .object {
      hasher.combine(syntax.objectFingerprint(leavingOut: name))
    } else {
      syntax.feed(&hasher)
    }
  }
}

extension JSONSyntax {
  /// Feeds the value that comes next, which is passed; nesting is bounded by the scanner.
  @_lifetime(self: copy self)
  fileprivate mutating func feed(_ hasher: inout Hasher) {
    guard let byte = peek() else { return }
    switch byte {
    case UInt8(ascii: "{"): hasher.combine(objectFingerprint())
    case UInt8(ascii: "["): hasher.combine(arrayFingerprint())
    default:
      let start = position
      try? skipValue()
      let token = bytes.extracting(start..<position)
      hasher.combine(byte)
      if byte == UInt8(ascii: "\""), token.count >= 2 {
        hasher.combine(string: token.extracting(1..<token.count - 1))
      } else {
        hasher.combine(token.count)
        hasher.combine(token)
      }
    }
  }

  @_lifetime(self: copy self)
  fileprivate mutating func objectFingerprint(leavingOut name: StaticString? = nil) -> Int {
    var members: [(key: Int, order: Int, member: Int)] = []
    members.reserveCapacity(16)
    try? expect(UInt8(ascii: "{"))
    while peek() == UInt8(ascii: "\"") {
      let content = bytes.extracting((try? skipKey()) ?? position..<position)
      var hasher = Hasher()
      hasher.combine(string: content)
      let key = hasher.finalized
      feed(&hasher)
      if name.map({ !JSONString(content: content).isEqual(to: $0) }) ?? true {
        members.append((key, members.count, hasher.finalize()))
      }
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "}"))
    members.sort { ($0.key, $0.order) < ($1.key, $1.order) }
    var hasher = Hasher()
    hasher.combine(UInt8(ascii: "{"))
    for (index, member) in members.enumerated()
    where index == 0 || member.key != members[index - 1].key {
      hasher.combine(member.member)
    }
    return hasher.finalize()
  }

  @_lifetime(self: copy self)
  private mutating func arrayFingerprint() -> Int {
    var hasher = Hasher()
    hasher.combine(UInt8(ascii: "["))
    try? expect(UInt8(ascii: "["))
    while let byte = peek(), byte != UInt8(ascii: "]") {
      feed(&hasher)
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "]"))
    return hasher.finalize()
  }
}

extension Hasher {
  /// Feeds bytes, many at a time.
  fileprivate mutating func combine(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe combine(bytes: $0) }
  }

  /// Feeds the decoded bytes of a string's content, and how many they are.
  fileprivate mutating func combine(string content: Span<UInt8>) {
    if content.contains(UInt8(ascii: "\\")) {
      let text = JSONString(content: content).utf8
      combine(text.count)
      combine(text.span)
    } else {
      combine(content.count)
      combine(content)
    }
  }

  /// The hash of what was fed so far.
  fileprivate var finalized: Int {
    let copy = self
    return copy.finalize()
  }
}
