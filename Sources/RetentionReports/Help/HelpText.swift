extension HelpTopic {
  /// Writes the page as text.
  package func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append("\("\(id): \(summary)", .heading)", indent: 2)
    var isBelowHeading = false
    for block in blocks {
      if !isBelowHeading { lines.blank() }
      lines.append(block)
      if case .heading = block { isBelowHeading = true } else { isBelowHeading = false }
    }
    target.write(lines.text)
  }
}

extension TextLines {
  fileprivate mutating func append(_ block: MarkdownBlock) {
    switch block {
    case .heading(let text): append("\(text.withoutMarks, .heading)", indent: 2)
    case .paragraph(let text): append(text.inked, lead: "    ", indent: 4)
    case .code(let code):
      for line in code { appendLine(line.isEmpty ? "" : "      \(String(line))") }
    case .list(let items):
      for item in items { append(item.inked, lead: "    - ", indent: 6) }
    case .table(let rows):
      let column = (rows.map(\.term.withoutMarks.columns).max() ?? 0) + 6
      for row in rows { append(row.term.withoutMarks, row.meaning.inked, column: column) }
    }
  }

  /// A row of a table, the meaning beside its term where the column leaves it room.
  private mutating func append(_ term: String, _ meaning: InkedText, column: Int) {
    if column <= 30 {
      let padding = String(repeating: " ", count: column - 4 - term.columns)
      append(meaning, lead: "    \(term)\(padding)", indent: column)
    } else {
      append(term, lead: "    ", indent: 6)
      append(meaning, lead: "        ", indent: 8)
    }
  }
}

extension MarkdownText {
  /// As a terminal shows it: code stays in its marks.
  fileprivate var inked: InkedText {
    spans.reduce(into: InkedText("")) { words, span in
      switch span {
      case .plain(let text): words.appendLiteral(text)
      case .code(let code): words.appendLiteral("`\(code)`")
      case .strong(let text): words.appendInterpolation(text, .heading)
      case .topic(let name): words.appendLiteral("`\(MarkdownText.reference(to: name))`")
      }
    }
  }
}
