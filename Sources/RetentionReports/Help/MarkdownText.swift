/// A line of text in Markdown: code, strong text, links and references to other topics.
struct MarkdownText {
  enum Span {
    case plain(String)
    case code(String)
    case strong(String)
    /// A reference to the topic of an article's file, such as `ExitCodes`.
    case topic(String)
  }

  private(set) var spans: [Span] = []

  /// - Parameter source: the text, without line breaks.
  init(_ source: some StringProtocol) {
    var rest = Substring(source)
    var plain = ""
    while let first = rest.first {
      if let (span, end) = MarkdownText.span(at: rest) {
        if !plain.isEmpty { spans.append(.plain(plain)) }
        plain = ""
        spans.append(span)
        rest = rest[end...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { spans.append(.plain(plain)) }
  }

  /// The words alone.
  var withoutMarks: String {
    spans.map { span in
      switch span {
      case .plain(let text), .code(let text), .strong(let text): text
      case .topic(let name): MarkdownText.reference(to: name)
      }
    }.joined()
  }

  /// The command that shows a topic.
  /// - Parameter name: its file's, without the extension.
  static func reference(to name: String) -> String {
    let words = name.reduce(into: "") { id, letter in
      if letter.isUppercase, !id.isEmpty { id += "-" }
      id += letter.lowercased()
    }
    return "retention-trail help \(words)"
  }

  private static func span(at text: Substring) -> (Span, end: Substring.Index)? {
    let marks: [(open: String, close: String, span: (String) -> Span)] = [
      ("`", "`", Span.code), ("**", "**", Span.strong), ("<doc:", ">", Span.topic),
    ]
    for mark in marks where text.hasPrefix(mark.open) {
      let inside = text.dropFirst(mark.open.count)
      guard let close = inside.firstRange(of: mark.close) else { continue }
      return (mark.span(String(inside[..<close.lowerBound])), close.upperBound)
    }
    // A link is its text.
    if text.first == "[", let middle = text.firstRange(of: "]("),
      let close = text[middle.upperBound...].firstIndex(of: ")")
    {
      return (.plain(String(text.dropFirst()[..<middle.lowerBound])), text.index(after: close))
    }
    return nil
  }
}
