internal import RetentionModel

/// Writes HTML, and the SVG in it, as it goes.
///
/// Names of elements and attributes can only be literals of the program, and everything else is escaped: there is
/// no way for a text from a log to become markup.
struct HTMLWriter {
  private let target: any ReportTarget
  /// What is not handed on yet.
  private var markup = ""
  private static let partSize = 1 << 14

  init(to target: any ReportTarget) {
    self.target = target
  }

  /// An element with what stands in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    markup += "</\(name)>"
    if markup.utf8.count >= HTMLWriter.partSize { flush() }
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
    markup += "<\(name)"
    for (name, value) in attributes {
      markup += " \(name)=\""
      text(value)
      markup += "\""
    }
    markup += ">"
  }

  /// A text, or an attribute's value. What `printable` has made harmless stays as it is; what was not handed to it
  /// becomes so here.
  mutating func text(_ text: String) {
    if text.utf8.allSatisfy(\.isPlainInHTML) {
      markup += text
    } else {
      var search = TreacherySearch()
      for scalar in text.unicodeScalars {
        markup.append(escaped: scalar, isTreacherous: search.isTreacherous(scalar))
      }
    }
  }

  /// Words of the program as they are, with their tags.
  mutating func verbatim(_ markup: StaticString) {
    self.markup += markup.description
  }

  /// A file of the program as it is: the content of `style` or `script`.
  mutating func verbatim(_ file: [UInt8]) {
    markup += String(decoding: file, as: UTF8.self)
  }

  mutating func breakLine() {
    markup += "\n"
  }

  /// Hands on what is left.
  mutating func flush() {
    target.write(markup)
    markup = ""
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

extension String {
  fileprivate mutating func append(escaped scalar: Unicode.Scalar, isTreacherous: Bool) {
    switch scalar {
    case "<": self += "&lt;"
    case ">": self += "&gt;"
    case "&": self += "&amp;"
    case "\"": self += "&quot;"
    case "'": self += "&#39;"
    case _ where isTreacherous: self += "\\u{\(String(scalar.value, radix: 16))}"
    default: unicodeScalars.append(scalar)
    }
  }
}
