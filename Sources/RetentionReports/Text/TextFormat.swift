internal import RetentionModel

extension ReportFormat {
  /// Text that reads from top to bottom.
  public static let text = ReportFormat(
    name: "text", summary: "text to read",
    suffixes: ["txt", "text"],
    history: { report, target, style in report.writeHistory(to: target, style: style) },
    findings: { report, target, style in report.writeFindings(to: target, style: style) },
    accounts: { accounts, target, style in accounts.report.writeAccounts(to: target, style: style) },
    event: { event, target, style in event.writeText(to: target, style: style) },
    state: { state, target, style in state.writeText(to: target, style: style) },
    integrity: { report, target, style in report.integrity.writeText(to: target, style: style) },
    live: { live, target, style in live.writeText(to: target, style: style) })
}

extension Report {
  fileprivate func writeHistory(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    let verdict = verdict
    let rescued = Set(verdict.restorable.listed.map(\.subject))
    let isFateSaid = verdict.saysAll(of: timelines, isNamed: subjects.count > 1)
    lines.append(headOf: self, comesTo: verdict)
    let findings = findingsByPlace
    let shown = timelines.flatMap(entries)
    let isCompact = style.isCompact(of: shown.count)
    lines.append(marksOf: findings[nil] ?? [])
    let summaries = isCompact ? Dictionary(accounts.map { ($0.subject, $0) }) { first, _ in first } : [:]
    if isCompact { lines.append(compactNotice(of: shown), label: "shown") }
    target.write(lines.text)
    for timeline in timelines {
      lines = TextLines(style)
      lines.blank()
      lines.append(InkedText(timeline.subject.words, .heading), indent: TextLines.hostileIndent)
      if !isCompact || timelines.count == 1,
        let span = timeline.stepSpan(in: coverage, asOf: asOf, shown: selection)
      {
        lines.appendSteps(of: timeline, over: span, scopes: selection.scopes)
        if isCompact { lines.blank() }
      }
      let folded = isCompact ? !style.showsViews : !style.showsViews && !style.showsEvidence
      let parts = parts(of: timeline, findings, folded: folded)
      if isCompact {
        lines.append(compact: parts, findings)
        if let account = summaries[timeline.subject] {
          lines.append(
            account: account, isBrief: true, isFateSaid: isFateSaid,
            isCommandSaid: rescued.contains(timeline.subject))
        }
      } else {
        lines.append(parts, findings, style: style)
        lines.blank()
        lines.append("\("As of \(asOf.words)", .heading)\(clockCaveat(of: timeline))", indent: 2)
        lines.append(
          together: states(of: timeline, at: asOf).map { ($0.scope, $0.lines(isFateSaid: isFateSaid)) })
        if !rescued.contains(timeline.subject), let remedy = remedy(for: timeline) {
          lines.append(verbatim: remedy, label: "restore with")
        }
      }
      target.write(lines.text)
    }
    lines = TextLines(style)
    lines.appendSummary(of: self)
    lines.append(filesOf: self)
    target.write(lines.text)
  }

  /// A paragraph an account, the worst first, and how many findings there are.
  fileprivate func writeAccounts(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    let verdict = verdict
    let rescued = Set(verdict.restorable.listed.map(\.subject))
    lines.append(headOf: self, comesTo: verdict)
    target.write(lines.text)
    for account in accounts {
      var lines = TextLines(style)
      lines.blank()
      lines.append(InkedText(account.subject.words, .heading), indent: TextLines.hostileIndent)
      lines.append(
        account: account, isFateSaid: verdict.saysAll(of: timelines, isNamed: subjects.count > 1),
        isCommandSaid: rescued.contains(account.subject))
      target.write(lines.text)
    }
    lines = TextLines(style)
    lines.blank()
    lines.append(timelines.count.counted("account"), indent: 2)
    lines.append(filesOf: self)
    target.write(lines.text)
  }

  /// A paragraph a finding, and how many there are.
  fileprivate func writeFindings(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(headOf: self, comesTo: verdict)
    target.write(lines.text)
    for group in findings.grouped {
      var lines = TextLines(style)
      lines.blank()
      lines.append(group, style: style)
      target.write(lines.text)
    }
    lines = TextLines(style)
    lines.append(filesOf: self)
    target.write(lines.text)
  }
}
