extension ReportFormat {
  /// Text that reads from top to bottom.
  public static let text = ReportFormat(name: "text", summary: "text to read") { report, target, style in
    switch report.contents {
    case .history: report.writeHistory(to: target, style: style)
    case .findings: report.writeFindings(to: target, style: style)
    }
  }
}

extension Report {
  fileprivate func writeHistory(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(width: style.width)
    lines.append(input.summary, indent: 2)
    lines.append(input.reachWords, indent: 2)
    let findings = findingsByPlace
    for finding in findings[nil] ?? [] { lines.append(finding.mark, label: finding.severity.rawValue) }
    target.write(lines.text)
    for timeline in timelines {
      lines = TextLines(width: style.width)
      lines.blank()
      lines.append(timeline.subject.words, indent: TextLines.hostileIndent)
      var wasChange = true
      for entry in entries(of: timeline) {
        if entry.kind == .change || wasChange { lines.blank() }
        wasChange = entry.kind == .change
        lines.append(entry, style: style)
        for finding in findings[entry.evidence.first] ?? [] {
          lines.append(finding.mark, label: finding.severity.rawValue)
        }
      }
      lines.blank()
      let endsBefore = input.reach.to.map { $0 < asOf } ?? false
      lines.append(
        "As of \(asOf.words)\(endsBefore ? ", if nothing changed after the logs end" : "")",
        indent: 2)
      for state in timeline.state(at: asOf) { lines.append(state) }
      target.write(lines.text)
    }
  }

  /// A paragraph a finding, and how many there are.
  fileprivate func writeFindings(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(width: style.width)
    lines.append(input.summary, indent: 2)
    lines.append(input.reachWords, indent: 2)
    target.write(lines.text)
    for finding in findings {
      var lines = TextLines(width: style.width)
      lines.blank()
      lines.append(finding, style: style)
      target.write(lines.text)
    }
    lines = TextLines(width: style.width)
    lines.blank()
    lines.append(findingsWords, indent: 2)
    target.write(lines.text)
  }

  /// `3 findings: 1 high, 2 low; 1 more is suppressed by the policy`.
  private var findingsWords: String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    let sum = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
    let hidden = suppressed == 0 ? "" : "; the policy suppresses \(suppressed)"
    return (counts.isEmpty ? "No findings" : "\(sum): \(counts.joined(separator: ", "))") + hidden
  }
}
