internal import RetentionModel

/// Writes JSON text as it goes, members in the order in which they are given.
///
/// Containers stand on lines of their own, indented by two; an inline one stands on one line.
struct JSONWriter {
  private let target: any ReportTarget
  /// What is not handed on yet.
  private var text = ""
  private static let partSize = 1 << 14
  private var depth = 0
  private var isInline = false
  private var isFirst = true

  init(to target: any ReportTarget) {
    self.target = target
  }

  mutating func object(inline: Bool = false, _ body: (inout JSONWriter) -> Void) {
    container("{", "}", inline: inline, body)
  }

  /// An object as the value of a member.
  mutating func object(
    _ key: String, inline: Bool = false, _ body: (inout JSONWriter) -> Void
  ) {
    begin(key)
    object(inline: inline, body)
  }

  /// An array as the value of a member; each element is written by `element`.
  mutating func array<Element>(
    _ key: String, of elements: some Sequence<Element>, inline: Bool = false,
    _ element: (inout JSONWriter, Element) -> Void
  ) {
    begin(key)
    container("[", "]", inline: inline) { writer in
      for each in elements {
        writer.separate()
        element(&writer, each)
      }
    }
  }

  mutating func member(_ key: String, _ value: String?) {
    begin(key)
    if let value { write(string: value) } else { text += "null" }
  }

  mutating func member(_ key: String, _ number: Int?) {
    begin(key)
    text += number.map { String($0) } ?? "null"
  }

  mutating func member(_ key: String, _ number: UInt64) {
    begin(key)
    text += String(number)
  }

  mutating func member(_ key: String, _ flag: Bool?) {
    begin(key)
    text += flag.map { $0 ? "true" : "false" } ?? "null"
  }

  mutating func member(_ key: String, _ instant: Instant?) {
    member(key, instant?.description)
  }

  /// JSON of a log as it is, on one line: raw line breaks can only stand between its tokens.
  mutating func member(_ key: String, json: [UInt8]) {
    begin(key)
    let line = json.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
    text += String(decoding: line, as: UTF8.self).jsonEscapingTreacherous
  }

  mutating func null(_ key: String) {
    begin(key)
    text += "null"
  }

  /// A text as an element of an array.
  mutating func element(_ value: String) {
    write(string: value)
  }

  /// Ends the JSON; what is written afterwards is another.
  mutating func endLine() {
    text += "\n"
    target.write(text)
    text = ""
  }

  private mutating func begin(_ key: String) {
    if text.utf8.count >= JSONWriter.partSize {
      target.write(text)
      text = ""
    }
    separate()
    write(string: key)
    text += ": "
  }

  private mutating func container(
    _ open: String, _ close: String, inline: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    let outer = isInline
    text += open
    isInline = outer || inline
    isFirst = true
    depth += 1
    body(&self)
    depth -= 1
    if !isFirst && !isInline { breakLine() }
    text += close
    isInline = outer
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { text += isInline ? ", " : "," }
    isFirst = false
    if !isInline { breakLine() }
  }

  private mutating func breakLine() {
    text += "\n" + String(repeating: "  ", count: depth)
  }

  /// Escapes what JSON demands, and what could disturb a terminal.
  private mutating func write(string: String) {
    text += "\""
    if string.utf8.allSatisfy(\.isPlainInJSON) {
      text += string
    } else {
      var search = TreacherySearch()
      for scalar in string.unicodeScalars {
        text.append(escaped: scalar, isTreacherous: search.isTreacherous(scalar))
      }
    }
    text += "\""
  }
}

extension ReportTarget {
  /// Writes an object of JSON as a line.
  func writeJSONLine(_ members: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(to: self)
    writer.object(inline: true, members)
    writer.endLine()
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII character that JSON and a terminal take as it is.
  fileprivate var isPlainInJSON: Bool {
    self >= 0x20 && self < 0x7f && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }
}

extension String {
  /// JSON text with every treacherous scalar spelled as `\u` escapes; such can only stand inside its strings.
  public var jsonEscapingTreacherous: String {
    guard !isPrintable else { return self }
    var result = ""
    var search = TreacherySearch()
    for scalar in unicodeScalars {
      if search.isTreacherous(scalar) {
        result.append(unicodeEscape: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  fileprivate mutating func append(escaped scalar: Unicode.Scalar, isTreacherous: Bool) {
    switch scalar {
    case "\"": self += "\\\""
    case "\\": self += "\\\\"
    case "\n": self += "\\n"
    case "\r": self += "\\r"
    case "\t": self += "\\t"
    case _ where isTreacherous: append(unicodeEscape: scalar)
    default: unicodeScalars.append(scalar)
    }
  }

  private mutating func append(unicodeEscape scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      self += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}

// Members of forms that others define: where nothing is known they have no member, rather than null.

extension JSONWriter {
  mutating func memberIfPresent(_ key: String, _ value: String?) {
    if let value { member(key, value) }
  }

  mutating func memberIfPresent(_ key: String, _ number: Int?) {
    if let number { member(key, number) }
  }

  mutating func memberIfPresent(_ key: String, _ flag: Bool?) {
    if let flag { member(key, flag) }
  }

  mutating func memberIfPresent(_ key: String, _ instant: Instant?) {
    if let instant { member(key, instant) }
  }

  mutating func memberIfPresent(_ key: String, _ texts: [String]) {
    if !texts.isEmpty { array(key, of: texts, inline: true) { $0.element($1) } }
  }
}
