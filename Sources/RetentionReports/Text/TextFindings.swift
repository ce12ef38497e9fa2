internal import RetentionFindings
internal import RetentionModel

// How a finding reads as text.

extension TextLines {
  /// Appends a line each, in a place that tells the event.
  mutating func append(marksOf findings: [Finding]) {
    for group in findings.grouped {
      let severity = group.first.severity
      append(group.mark, label: InkedText(severity.rawValue, severity.ink))
    }
  }

  mutating func append(_ finding: Finding, style: TextStyle) {
    append(FindingGroup(findings: [finding]), style: style)
  }

  mutating func append(_ group: FindingGroup, style: TextStyle) {
    let finding = group.first
    let time = finding.eventTime.map { "  \($0.words)" } ?? ""
    append(
      "\(finding.rule.id): \(group.title)",
      lead: "\(finding.severity.rawValue.uppercased(), finding.severity.ink)\(time)  ",
      indent: TextLines.hostileIndent)
    append(group.message, label: "")
    if let account = group.accountWords { append(account, label: "account") }
    // A command is copied, so that it stays on one line; no text from a log in it holds a space.
    if let remedy = finding.command { append(verbatim: remedy, label: "restore with") }
    if !finding.eventIDs.isEmpty {
      append(finding.eventIDs.map(\.printable).joined(separator: ", "), label: "events")
    }
    if style.showsEvidence { for evidence in finding.evidence { append(InkedText(evidence), label: "in") } }
    if !finding.rule.attack.isEmpty {
      append(finding.rule.attack.joined(separator: ", "), label: "ATT&CK")
    }
    if let suppression = finding.suppressed {
      append(suppression.words, label: "suppressed")
    }
  }
}
