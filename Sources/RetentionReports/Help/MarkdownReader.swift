/// A part of a text in Markdown.
enum MarkdownBlock {
  case heading(MarkdownText)
  case paragraph(MarkdownText)
  /// The lines between two fences.
  case code([Substring])
  case list([MarkdownText])
  /// The rows below the heading, of two cells each.
  case table([(term: MarkdownText, meaning: MarkdownText)])

  /// The text of a heading or a paragraph.
  var text: MarkdownText {
    switch self {
    case .heading(let text), .paragraph(let text): text
    case .code, .list, .table: MarkdownText("")
    }
  }
}

/// Reads the Markdown that the topics are written in: headings, paragraphs, fenced code, lists with `-` and tables of two
/// columns. Comments on a line of their own are passed over.
struct MarkdownReader: Sequence, IteratorProtocol {
  private var lines: ArraySlice<Substring>

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
  }

  mutating func next() -> MarkdownBlock? {
    lines = lines.drop { $0.isEmpty || $0.hasPrefix("<!--") }
    guard let first = lines.first else { return nil }
    if first.hasPrefix("#") {
      lines.removeFirst()
      return .heading(MarkdownText(first.drop { $0 == "#" }.dropFirst()))
    }
    if first.hasPrefix("```") {
      let code = lines.dropFirst().prefix { !$0.hasPrefix("```") }
      lines = lines.dropFirst(code.count + 2)
      return .code(Array(code))
    }
    let block = lines.prefix { !$0.isEmpty && !$0.hasPrefix("```") }
    lines = lines.dropFirst(block.count)
    if first.hasPrefix("| ") { return .table(block.dropFirst(2).map(MarkdownReader.row)) }
    if first.hasPrefix("- ") { return .list(MarkdownReader.items(block)) }
    return .paragraph(MarkdownText(block.joined(separator: " ")))
  }

  private static func items(_ lines: ArraySlice<Substring>) -> [MarkdownText] {
    let items = lines.reduce(into: [String]()) { items, line in
      if line.hasPrefix("- ") {
        items.append(String(line.dropFirst(2)))
      } else {
        items[items.count - 1] += " " + line.drop { $0 == " " }
      }
    }
    return items.map { MarkdownText($0) }
  }

  /// The cells of `| term | meaning |`; `\|` is a bar inside one.
  private static func row(_ line: Substring) -> (term: MarkdownText, meaning: MarkdownText) {
    let cells = line.dropFirst(2).dropLast(2).split(separator: " | ", maxSplits: 1)
      .map { MarkdownText($0.replacing("\\|", with: "|")) }
    return (cells[0], cells.count > 1 ? cells[1] : MarkdownText(""))
  }
}
