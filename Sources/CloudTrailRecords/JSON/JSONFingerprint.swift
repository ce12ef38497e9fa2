// A value is written in a canonical form, independent of the order of its members, its layout and the
// spelling of its strings:
//
//   { "b": [1, 2], "a": "\u0078" }    {  16   "  1  a  "  1  x   "  1  b  [   6   0  1  1  0  1  2
//   ──────── as written ────────      tag size  key  a     x       key b  tag size  ── elements ──
//
// A container with a long form is represented in its own container by a digest, so no byte is copied more
// than a few times, however deep it is.

/// A collision-resistant hash.
package typealias JSONDigest = SIMD4<UInt64>

extension JSONValue {
  /// A digest of the value's content.
  ///
  /// Two values have the same digest if they have the same content, whatever the order of members, the
  /// layout, and the spelling of strings. If an object repeats a key, the first one counts. Numbers are
  /// compared as written, strings by their bytes.
  ///
  /// - Parameters:
  ///   - name: a member of the value itself to leave out.
  ///   - digest: the hash.
  package func fingerprint(leavingOut name: StaticString, by digest: (Span<UInt8>) -> JSONDigest)
    -> JSONDigest
  {
    var syntax = JSONSyntax(bytes)
    var form: [UInt8] = []
    if kind == .object {
      form.append(syntax.objectForm(leavingOut: name, by: digest), tag: bytes[0])
    } else {
      syntax.passValue(spellingInto: &form, by: digest)
    }
    return digest(form.span)
  }
}

extension JSONSyntax {
  /// Skips the next value and appends its form. The scanner bounds the nesting.
  @_lifetime(self: copy self)
  fileprivate mutating func passValue(
    spellingInto form: inout [UInt8], by digest: (Span<UInt8>) -> JSONDigest
  ) {
    guard let byte = peek() else { return }
    switch byte {
    case UInt8(ascii: "{"): form.append(container: objectForm(by: digest), tag: byte, by: digest)
    case UInt8(ascii: "["): form.append(container: arrayForm(by: digest), tag: byte, by: digest)
    case UInt8(ascii: "\""):
      let start = position + 1
      try? skipString()
      form.append(string: bytes.extracting(start..<max(start, position - 1)))
    default:
      let start = position
      try? skipValue()
      form.append(bytes.extracting(start..<position), tag: 0)
    }
  }

  @_lifetime(self: copy self)
  fileprivate mutating func objectForm(
    leavingOut name: StaticString? = nil, by digest: (Span<UInt8>) -> JSONDigest
  ) -> [UInt8] {
    var forms: [UInt8] = []
    var members: [(key: Range<Int>, value: Range<Int>)] = []
    members.reserveCapacity(16)
    try? expect(UInt8(ascii: "{"))
    while peek() == UInt8(ascii: "\"") {
      let content = bytes.extracting((try? skipKey()) ?? position..<position)
      let start = forms.count
      forms.append(string: content)
      let value = forms.count
      passValue(spellingInto: &forms, by: digest)
      if let name, JSONString(content: content).isEqual(to: name) {
        forms.removeSubrange(start...)
      } else {
        members.append((start..<value, value..<forms.count))
      }
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "}"))
    return forms.inOrder(members)
  }

  @_lifetime(self: copy self)
  private mutating func arrayForm(by digest: (Span<UInt8>) -> JSONDigest) -> [UInt8] {
    var form: [UInt8] = []
    try? expect(UInt8(ascii: "["))
    while let byte = peek(), byte != UInt8(ascii: "]") {
      passValue(spellingInto: &form, by: digest)
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "]"))
    return form
  }
}

extension [UInt8] {
  /// Appends a string by its decoded bytes.
  fileprivate mutating func append(string content: Span<UInt8>) {
    if content.contains(UInt8(ascii: "\\")) {
      append(JSONString(content: content).utf8, tag: UInt8(ascii: "\""))
    } else {
      append(content, tag: UInt8(ascii: "\""))
    }
  }

  /// Appends a container: its form if that is no longer than a digest, otherwise its digest.
  fileprivate mutating func append(
    container form: [UInt8], tag: UInt8, by digest: (Span<UInt8>) -> JSONDigest
  ) {
    guard form.count > MemoryLayout<JSONDigest>.size else { return append(form, tag: tag) }
    append(tag | 0x80)
    let digest = digest(form.span)
    for index in digest.indices { append(number: digest[index]) }
  }

  fileprivate mutating func append(_ bytes: [UInt8], tag: UInt8) { append(bytes.span, tag: tag) }

  /// Appends bytes after their tag and their count.
  fileprivate mutating func append(_ bytes: Span<UInt8>, tag: UInt8) {
    append(tag)
    append(number: UInt64(bytes.count))
    append(bytes)
  }

  /// Seven bits per byte, the lowest first; the top bit says that more follow.
  private mutating func append(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// The members in these bytes, sorted by key; of equal keys only the first.
  fileprivate func inOrder(_ members: [(key: Range<Int>, value: Range<Int>)]) -> [UInt8] {
    let sorted = members.sorted { a, b in
      let order = span.order(of: a.key, and: b.key)
      return order == 0 ? a.key.lowerBound < b.key.lowerBound : order < 0
    }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    var last: Range<Int>?
    for member in sorted where last.map({ span.order(of: $0, and: member.key) != 0 }) ?? true {
      result += self[member.key.lowerBound..<member.value.upperBound]
      last = member.key
    }
    return result
  }
}
