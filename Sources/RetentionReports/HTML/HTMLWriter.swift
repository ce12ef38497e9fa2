internal import RetentionModel

/// Writes HTML, and the SVG in it, as it goes.
///
/// Names of elements and attributes can only be literals of the program, and everything else is escaped: there is
/// no way for a text from a log to become markup.
struct HTMLWriter {
  /// Nil where all of it is kept.
  private let target: (any ReportTarget)?
  /// What is not handed on yet, in UTF-8.
  private var markup: [UInt8] = []
  private static let partSize = 1 << 14

  init(to target: any ReportTarget) {
    self.target = target
  }

  private init() {
    target = nil
  }

  /// The markup of what is the same wherever it stands, to be written as a file of the program.
  static func markup(of content: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    content(&html)
    return html.markup
  }

  /// An element with what stands in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
    flushIfLarge()
  }

  /// The end of an element.
  mutating func close(_ name: StaticString) {
    markup.append(UInt8(ascii: "<"))
    markup.append(UInt8(ascii: "/"))
    verbatim(name)
    markup.append(UInt8(ascii: ">"))
  }

  /// An element with a text in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// The same without attributes.
  mutating func element(_ name: StaticString, _ text: String) {
    element(name, [:], text)
  }

  /// The beginning of an element, or a whole one of those that have no end, such as `meta`.
  mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
    markup.append(UInt8(ascii: "<"))
    verbatim(name)
    for (name, value) in attributes {
      markup.append(UInt8(ascii: " "))
      verbatim(name)
      markup.append(UInt8(ascii: "="))
      markup.append(UInt8(ascii: "\""))
      text(value)
      markup.append(UInt8(ascii: "\""))
    }
    markup.append(UInt8(ascii: ">"))
  }

  /// A text, or an attribute's value. What `printable` has made harmless stays as it is; what was not handed to it
  /// becomes so here.
  mutating func text(_ text: String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      let isPlain = unsafe bytes.allSatisfy(\.isPlainInHTML)
      if isPlain { unsafe markup.append(contentsOf: bytes) }
      return isPlain
    }
    if !isPlain {
      var search = TreacherySearch()
      for scalar in text.unicodeScalars {
        markup.append(escaped: scalar, isTreacherous: search.isTreacherous(scalar))
      }
    }
  }

  /// Hands on what is there, once it is worth it.
  mutating func flushIfLarge() {
    if markup.count >= HTMLWriter.partSize { flush() }
  }

  /// Words of the program as they are, with their tags.
  mutating func verbatim(_ markup: StaticString) {
    markup.withUTF8Buffer { unsafe self.markup.append(contentsOf: $0) }
  }

  /// A file of the program as it is: the content of `style` or `script`.
  mutating func verbatim(_ file: [UInt8]) {
    markup += file
  }

  mutating func breakLine() {
    markup.append(UInt8(ascii: "\n"))
  }

  /// Hands on what is left.
  mutating func flush() {
    guard let target else { return }
    target.write(String(decoding: markup, as: UTF8.self))
    markup.removeAll(keepingCapacity: true)
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII character that means nothing to HTML.
  fileprivate var isPlainInHTML: Bool {
    switch self {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    default: (0x20..<0x7f).contains(self)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(escaped scalar: Unicode.Scalar, isTreacherous: Bool) {
    switch scalar {
    case "<": self += "&lt;".utf8
    case ">": self += "&gt;".utf8
    case "&": self += "&amp;".utf8
    case "\"": self += "&quot;".utf8
    case "'": self += "&#39;".utf8
    case _ where isTreacherous: self += "\\u{\(String(scalar.value, radix: 16))}".utf8
    default: self += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
