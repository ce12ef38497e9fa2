extension HelpTopic {
  /// The page as a section of a manual page, in mdoc, in ASCII.
  package var manualSection: String {
    var text = ".Sh \"\(title.uppercased().roff)\"\n\(summary.roff)\n"
    var isBelowHeading = false
    for block in blocks {
      switch block {
      case .heading(let heading): text += ".Ss \"\(heading.roff)\"\n"
      case .paragraph(let words): text += (isBelowHeading ? "" : ".Pp\n") + words.roff + "\n"
      case .code(let lines):
        text += ".Bd -literal -offset indent\n"
        // A dot at the start of a line would be a request; an empty line has a meaning of its own.
        for line in lines { text += "\\&\(String(line).roffCode)\n" }
        text += ".Ed\n"
      case .list(let items):
        text += ".Bl -bullet\n"
        for item in items { text += ".It\n\(item.roff)\n" }
        text += ".El\n"
      case .table(let rows):
        text += ".Bl -tag -width 14n\n"
        for row in rows { text += ".It \"\(row.term.roff)\"\n\(row.meaning.roff)\n" }
        text += ".El\n"
      }
      if case .heading = block { isBelowHeading = true } else { isBelowHeading = false }
    }
    return text
  }
}

extension MarkdownText {
  /// One line of roff, code and strong text in bold.
  fileprivate var roff: String {
    spans.map { span in
      switch span {
      case .plain(let text): text.roff
      case .code(let text): "\\fB\(text.roffCode)\\fR"
      case .strong(let text): "\\fB\(text.roff)\\fR"
      case .topic(let name): "\\fB\(MarkdownText.reference(to: name).roffCode)\\fR"
      }
    }.joined()
  }
}

extension String {
  /// Prose, of which roff takes nothing for its own; it may stand at the start of a line or in a quoted argument.
  fileprivate var roff: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\e"
      case "\"": text += "\\(dq"
      case "'": text += "\\(aq"
      case ".": text += text.isEmpty ? "\\&." : "."
      case _ where scalar.isASCII: text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
  }

  /// Code, whose marks are not those of typography.
  fileprivate var roffCode: String {
    roff.replacing("-", with: "\\-").replacing("`", with: "\\(ga").replacing("^", with: "\\(ha")
      .replacing("~", with: "\\(ti")
  }
}
