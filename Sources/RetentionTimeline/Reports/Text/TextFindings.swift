extension Finding {
  /// Writes it as text, with an empty line behind it.
  public func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(self, style: style)
    lines.blank()
    target.write(lines.text)
  }
}

extension TextLines {
  /// Appends one line, in a place that tells the event.
  mutating func append(markOf finding: Finding) {
    append(finding.mark, label: InkedText(finding.severity.rawValue, finding.severity.ink))
  }

  mutating func append(_ finding: Finding, style: TextStyle) {
    let time = finding.eventTime.map { "  \($0.words)" } ?? ""
    append(
      "\(finding.rule.id): \(finding.title)",
      lead: "\(finding.severity.rawValue.uppercased(), finding.severity.ink)\(time)  ",
      indent: TextLines.hostileIndent)
    append(finding.message, label: "")
    if let account = finding.accountWords { append(account, label: "account") }
    if let remedy = finding.remedy { append(remedy: remedy, for: finding.resource) }
    if !finding.eventIDs.isEmpty {
      append(finding.eventIDs.map(\.printable).joined(separator: ", "), label: "events")
    }
    if style.showsEvidence { for evidence in finding.evidence { append(evidence.words, label: "in") } }
    if !finding.rule.attack.isEmpty {
      append(finding.rule.attack.joined(separator: ", "), label: "ATT&CK")
    }
    if let suppression = finding.suppressed {
      append(suppression.words, label: "suppressed")
    }
  }
}

extension TextLines {
  /// A command is copied, so that it stays on one line; but only where no text from a log in it could look
  /// like words of ours where a terminal breaks the line.
  mutating func append(remedy: String, for resource: String?) {
    let isPlain =
      resource?.utf8.allSatisfy { (0x21..<0x7f).contains($0) && $0 != UInt8(ascii: "\\") } ?? false
    if isPlain {
      append(verbatim: remedy, label: "restore with")
    } else {
      append(remedy, label: "restore with")
    }
  }
}
