internal import RetentionModel

// What was in force at a moment, as text: a paragraph an account.

extension StateReport {
  func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    let verdict = report.verdict
    lines.append(headOf: report, comesTo: verdict)
    lines.blank()
    lines.append(InkedText("State at \(moment.words)", .heading), indent: 2)
    for timeline in report.timelines {
      lines.blank()
      append(timeline, to: &lines, style: style, verdict)
    }
    lines.append(filesOf: report)
    target.write(lines.text)
  }

  private func append(
    _ timeline: Timeline, to lines: inout TextLines, style: TextStyle, _ verdict: Verdict
  ) {
    lines.append(InkedText(timeline.subject.words, .heading), indent: TextLines.hostileIndent)
    if let words = endWords(of: timeline) { lines.append(words, indent: 2) }
    let isFateSaid = verdict.saysAll(of: report.timelines, isNamed: report.subjects.count > 1)
    lines.append(
      together: report.states(of: timeline, at: moment).map { state in
        let open = (isFateSaid ? [] : state.openPurges).map { open -> InkedText in
          "\("Deletion pending", .caution), caused by \(open.opener.event.reference), due \(open.purge.deadlineWords)"
        }
        return (state.scope, state.lines(isFateSaid: isFateSaid) + state.setterLines(style) + open)
      })
    let isRescued = verdict.restorable.listed.contains { $0.subject == timeline.subject }
    if !isRescued, let remedy = report.remedy(for: timeline) {
      lines.append(verbatim: remedy, label: "restore with")
    }
  }
}

extension StateReport {
  /// What is said where the logs do not reach the moment.
  func endWords(of timeline: Timeline) -> String? {
    let span = report.coverage.span(of: timeline.places.first)
    return span.map { $0.upperBound >= moment } ?? false
      ? nil : "The logs end before that moment; a later change would not be seen."
  }
}

extension ScopeState {
  fileprivate func setterLines(_ style: TextStyle) -> [InkedText] {
    if let setter {
      let event = setter.event
      let words =
        "set by \(event.actor.name) \(event.address), event \(event.eventID?.printable ?? "without an eventID")"
      let places = style.showsEvidence ? setter.evidence.map { "in \(InkedText($0))" as InkedText } : []
      return [InkedText(words)] + places
    }
    return firstEvidence.map { [InkedText("first shown by an event on \($0.event.eventTime.words)")] } ?? []
  }
}
