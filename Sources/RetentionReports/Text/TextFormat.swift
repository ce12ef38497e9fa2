internal import RetentionModel

extension ReportFormat {
  /// Text that reads from top to bottom.
  public static let text = ReportFormat(
    name: "text", summary: "text to read",
    history: { report, target, style in report.writeHistory(to: target, style: style) },
    findings: { report, target, style in report.writeFindings(to: target, style: style) },
    state: { state, target, style in state.writeText(to: target, style: style) },
    integrity: { report, target, style in report.integrity.writeText(to: target, style: style) },
    live: LiveWriter(
      arrival: { arrival, target, style in arrival.writeText(to: target, style: style) },
      finding: { finding, target, style in finding.writeText(to: target, style: style) }))
}

extension Report {
  fileprivate func writeHistory(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(input.summary, indent: 2)
    lines.append(coverageOf: self)
    let findings = findingsByPlace
    for finding in findings[nil] ?? [] { lines.append(markOf: finding) }
    target.write(lines.text)
    for timeline in timelines {
      lines = TextLines(style)
      lines.blank()
      lines.append(InkedText(timeline.subject.words, .heading), indent: TextLines.hostileIndent)
      if let span = timeline.stepSpan(in: coverage, asOf: asOf, shown: selection) {
        lines.appendSteps(of: timeline, over: span)
      }
      var wasChange = true
      for entry in entries(of: timeline) {
        if entry.kind == .change || wasChange { lines.blank() }
        wasChange = entry.kind == .change
        lines.append(entry, style: style)
        for finding in findings[entry.evidence.first] ?? [] {
          lines.append(markOf: finding)
        }
      }
      lines.blank()
      lines.append("\("As of \(asOf.words)", .heading)\(clockCaveat(of: timeline))", indent: 2)
      for state in timeline.state(at: asOf) { lines.append(state) }
      if let remedy = remedy(for: timeline) { lines.append(verbatim: remedy, label: "restore with") }
      target.write(lines.text)
    }
    lines = TextLines(style)
    lines.appendSummary(of: self)
    target.write(lines.text)
  }

  /// A paragraph a finding, and how many there are.
  fileprivate func writeFindings(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(input.summary, indent: 2)
    lines.append(coverageOf: self)
    target.write(lines.text)
    for finding in findings {
      var lines = TextLines(style)
      lines.blank()
      lines.append(finding, style: style)
      target.write(lines.text)
    }
    lines = TextLines(style)
    lines.blank()
    lines.append(findingsWords, indent: 2)
    target.write(lines.text)
  }
}
