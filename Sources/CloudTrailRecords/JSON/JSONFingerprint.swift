// A value is written in a canonical form, independent of the order of its members, its layout and the
// spelling of its strings:
//
//   { "b": [1, 2], "a": "\u0078" }    {  "  1  a  "  1  x   "  1  b  [  0  1  1  0  1  2  ]   }
//   ──────── as written ────────         key  a     x       key b       ── elements ──
//
// A string is preceded by its size, any other scalar by 0 and its size, so that no text in one can pass for a
// bracket. In its own container, a container with a long form is represented by a digest of it, so that what
// is sorted again at each level stays short, however deep the levels.

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
    var form = CanonicalForm()
    form.bytes.reserveCapacity(bytes.count)
    if kind == .object {
      syntax.passObject(into: &form, leavingOut: name, by: digest)
    } else {
      syntax.passValue(into: &form, by: digest)
    }
    return digest(form.bytes.span)
  }
}

/// The canonical form of what has been passed of a value.
private struct CanonicalForm {
  /// The size from which a container is represented by its digest.
  private static let longest = 1024

  /// Where the forms of a key and of its value are.
  typealias Member = (key: Range<Int>, value: Range<Int>)

  var bytes: [UInt8] = []
  /// The members so far of the objects that are not closed, those of the innermost last.
  private var members: [Member] = []
  private var sorted: [UInt8] = []

  /// How many members the objects have that are not closed.
  var memberCount: Int { members.count }

  /// Appends a string by its decoded bytes.
  mutating func append(string content: Span<UInt8>) {
    if content.contains(UInt8(ascii: "\\")) {
      append(JSONString(content: content).utf8.span, tag: UInt8(ascii: "\""))
    } else {
      append(content, tag: UInt8(ascii: "\""))
    }
  }

  /// Appends bytes after their tag and their size: seven bits a byte, the lowest first; the top bit says that more
  /// follow.
  mutating func append(_ scalar: Span<UInt8>, tag: UInt8) {
    bytes.append(tag)
    var rest = scalar.count
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    bytes.append(scalar)
  }

  /// Adds the member whose key and value were appended last, or takes it back.
  mutating func add(_ member: Member, if isWanted: Bool) {
    if isWanted { members.append(member) } else { bytes.removeSubrange(member.key.lowerBound...) }
  }

  /// Sorts the members from one on, which end the form, by their keys; of equal keys only the first is kept.
  mutating func sortMembers(from first: Int) {
    defer { members.removeSubrange(first...) }
    guard members.count > first + 1 else { return }
    let inOrder = members[first...].sorted { a, b in
      let order = bytes.span.order(of: a.key, and: b.key)
      return order == 0 ? a.key.lowerBound < b.key.lowerBound : order < 0
    }
    sorted.removeAll(keepingCapacity: true)
    var last: Range<Int>?
    for member in inOrder where last.map({ bytes.span.order(of: $0, and: member.key) != 0 }) ?? true {
      sorted += bytes[member.key.lowerBound..<member.value.upperBound]
      last = member.key
    }
    bytes.removeSubrange(members[first].key.lowerBound...)
    bytes += sorted
  }

  /// Puts a digest in the place of a container that ends the form, if it is long.
  mutating func shorten(from start: Int, by digest: (Span<UInt8>) -> JSONDigest) {
    guard bytes.count - start > CanonicalForm.longest else { return }
    let tag = bytes[start]
    let digest = digest(bytes.span.extracting(start...))
    bytes.removeSubrange(start...)
    bytes.append(tag | 0x80)
    for index in digest.indices {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: digest[index] >> UInt64(shift)))
      }
    }
  }
}

extension JSONSyntax {
  /// Skips the next value and appends its form. The scanner bounds the nesting.
  @_lifetime(self: copy self)
  fileprivate mutating func passValue(
    into form: inout CanonicalForm, by digest: (Span<UInt8>) -> JSONDigest
  ) {
    guard let byte = peek() else { return }
    let start = position
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let container = form.bytes.count
      if byte == UInt8(ascii: "{") {
        passObject(into: &form, by: digest)
      } else {
        passArray(into: &form, by: digest)
      }
      form.shorten(from: container, by: digest)
    case UInt8(ascii: "\""):
      try? skipString()
      form.append(string: bytes.extracting(start + 1..<max(start + 1, position - 1)))
    default:
      try? skipValue()
      form.append(bytes.extracting(start..<position), tag: 0)
    }
  }

  @_lifetime(self: copy self)
  fileprivate mutating func passObject(
    into form: inout CanonicalForm, leavingOut name: StaticString? = nil,
    by digest: (Span<UInt8>) -> JSONDigest
  ) {
    let first = form.memberCount
    form.bytes.append(UInt8(ascii: "{"))
    try? expect(UInt8(ascii: "{"))
    while peek() == UInt8(ascii: "\"") {
      let content = bytes.extracting((try? skipKey()) ?? position..<position)
      let key = form.bytes.count
      form.append(string: content)
      let value = form.bytes.count
      passValue(into: &form, by: digest)
      let isLeftOut = name.map { JSONString(content: content).isEqual(to: $0) } ?? false
      form.add((key..<value, value..<form.bytes.count), if: !isLeftOut)
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "}"))
    form.sortMembers(from: first)
    form.bytes.append(UInt8(ascii: "}"))
  }

  @_lifetime(self: copy self)
  private mutating func passArray(
    into form: inout CanonicalForm, by digest: (Span<UInt8>) -> JSONDigest
  ) {
    form.bytes.append(UInt8(ascii: "["))
    try? expect(UInt8(ascii: "["))
    while let byte = peek(), byte != UInt8(ascii: "]") {
      passValue(into: &form, by: digest)
      if peek() == UInt8(ascii: ",") { try? expect(UInt8(ascii: ",")) }
    }
    try? expect(UInt8(ascii: "]"))
    form.bytes.append(UInt8(ascii: "]"))
  }
}
