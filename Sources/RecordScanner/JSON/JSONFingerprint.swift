extension JSONValue {
  /// Feeds the value's content to a hasher, in one pass.
  ///
  /// Two values give the same if they hold the same, whatever the order of members, the layout, and the
  /// spelling of strings. Of a key that an object names twice the first counts. Numbers are compared as
  /// they are written, strings by their bytes.
  ///
  /// - Parameter name: a member of the value itself that does not count.
  public func hash(into hasher: inout Hasher, leavingOut name: StaticString) {
    var syntax = JSONSyntax(bytes)
    hasher.combine(
      kind == .object ? syntax.objectFingerprint(leavingOut: name) : syntax.fingerprint())
  }
}

extension JSONSyntax {
  /// The hash of the value that comes next, which is passed; nesting is bounded by the scanner.
  @_lifetime(self: copy self)
  fileprivate mutating func fingerprint() -> Int {
    guard let byte = peek() else { return 0 }
    switch byte {
    case UInt8(ascii: "{"): return objectFingerprint()
    case UInt8(ascii: "["): return arrayFingerprint()
    default:
      let start = position
      try? skipValue()
      let token = bytes.extracting(start..<position)
      var hasher = Hasher()
      if byte == UInt8(ascii: "\""), token.count >= 2 {
        hasher.combine(string: token.extracting(1..<token.count - 1))
      } else {
        hasher.combine(byte)
        hasher.combine(token)
      }
      return hasher.finalize()
    }
  }

  @_lifetime(self: copy self)
  fileprivate mutating func objectFingerprint(leavingOut name: StaticString? = nil) -> Int {
    var keys: Set<Int> = []
    var sum = 0
    try? expect(UInt8(ascii: "{"))
    while peek() == UInt8(ascii: "\"") {
      let start = position
      try? skipString()
      let content = bytes.extracting(start + 1..<position - 1)
      let counts = name.map { !JSONString(content: content).isEqual(to: $0) } ?? true
      var keyHasher = Hasher()
      keyHasher.combine(string: content)
      let key = keyHasher.finalize()
      try? expect(UInt8(ascii: ":"))
      let value = fingerprint()
      if counts, keys.insert(key).inserted {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(value)
        sum &+= hasher.finalize()
      }
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "}"))
    var hasher = Hasher()
    hasher.combine(UInt8(ascii: "{"))
    hasher.combine(keys.count)
    hasher.combine(sum)
    return hasher.finalize()
  }

  @_lifetime(self: copy self)
  private mutating func arrayFingerprint() -> Int {
    var hasher = Hasher()
    hasher.combine(UInt8(ascii: "["))
    try? expect(UInt8(ascii: "["))
    while let byte = peek(), byte != UInt8(ascii: "]") {
      hasher.combine(fingerprint())
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

  /// Feeds the decoded bytes of a string's content.
  fileprivate mutating func combine(string content: Span<UInt8>) {
    combine(UInt8(ascii: "\""))
    if content.contains(UInt8(ascii: "\\")) {
      combine(JSONString(content: content).utf8.span)
    } else {
      combine(content)
    }
  }
}
