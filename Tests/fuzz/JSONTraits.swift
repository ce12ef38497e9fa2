import CloudTrailRecords

/// What a JSON value holds that readers of JSON differ about.
struct JSONTraits {
  /// A string with invalid UTF-8 or half a surrogate pair, or with the character that stands for these.
  private(set) var isRepaired = false
  /// A string with a byte order mark in it, which Foundation drops at the string's beginning and behind an
  /// escape.
  private(set) var hasMark = false
  /// A number beyond what a Double holds.
  private(set) var hasHugeNumber = false
  /// An object that names a key twice.
  private(set) var repeatsKey = false

  /// Looks through a value and all that it holds.
  mutating func add(_ value: JSONValue) {
    switch value.kind {
    case .string: add(text: value.text ?? "")
    case .number:
      // Foundation gives up some exponents that a Double would round to zero.
      let double = Double(value.literal) ?? .infinity
      let isZero = !value.literal.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
      if !double.isFinite || (!isZero && double.magnitude < .leastNormalMagnitude) { hasHugeNumber = true }
    case .object:
      var keys: Set<[UInt8]> = []
      var members = value.members
      while let member = members.next() {
        let key = member.key.text
        add(text: key)
        if !keys.insert(Array(key.utf8)).inserted { repeatsKey = true }
        add(member.value)
      }
    case .array:
      var elements = value.elements
      while let element = elements.next() { add(element) }
    case .bool, .null: break
    }
  }

  private mutating func add(text: String) {
    if text.unicodeScalars.contains("\u{fffd}") { isRepaired = true }
    if text.unicodeScalars.contains("\u{feff}") { hasMark = true }
  }
}

/// Writes a value that holds the same in other words: members backwards, strings as escapes, more white
/// space.
func respell(_ value: JSONValue, into text: inout String) {
  switch value.kind {
  case .object:
    var parts: [String] = []
    var members = value.members
    while let member = members.next() {
      var part = escapes(member.key.text) + " :\t"
      respell(member.value, into: &part)
      parts.append(part)
    }
    text += "{ " + parts.reversed().joined(separator: " ,\n") + "\r}"
  case .array:
    var parts: [String] = []
    var elements = value.elements
    while let element = elements.next() {
      var part = ""
      respell(element, into: &part)
      parts.append(part)
    }
    text += "[\t" + parts.joined(separator: ", ") + " ]"
  case .string: text += escapes(value.text ?? "")
  case .number, .bool, .null: text += value.literal
  }
}

private func escapes(_ text: String) -> String {
  let digits = Array("0123456789aBcDeF")
  let units = text.utf16.map { unit in
    "\\u" + String([12, 8, 4, 0].map { digits[Int(unit >> UInt16($0)) & 15] })
  }
  return "\"" + units.joined() + "\""
}
