internal import RetentionModel

// What was in force at a moment, as text: a paragraph an account.

extension StateReport {
  func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(headOf: report)
    lines.blank()
    lines.append(InkedText("State at \(moment.words)", .heading), indent: 2)
    if report.timelines.isEmpty {
      lines.append("Nothing is known: no retention event matches these filters.", indent: 2)
    }
    for timeline in report.timelines {
      lines.blank()
      append(timeline, to: &lines, style: style)
    }
    lines.append(filesOf: report)
    target.write(lines.text)
  }

  private func append(_ timeline: Timeline, to lines: inout TextLines, style: TextStyle) {
    lines.append(InkedText(timeline.subject.words, .heading), indent: TextLines.hostileIndent)
    if report.coverage.span(of: timeline.places.first).map({ $0.upperBound < moment }) ?? true {
      lines.append("The logs end before that moment; a later change would not be seen.", indent: 2)
    }
    for state in report.states(of: timeline, at: moment) {
      lines.append(state)
      lines.append(setterOf: state, style: style)
      for open in state.openPurges {
        lines.append(
          "\("Deletion pending", .caution), caused by \(open.opener.event.reference), due \(open.purge.deadlineWords)",
          label: "")
      }
    }
    if let remedy = report.remedy(for: timeline) { lines.append(verbatim: remedy, label: "restore with") }
  }
}

extension TextLines {
  fileprivate mutating func append(setterOf state: ScopeState, style: TextStyle) {
    if let setter = state.setter {
      let event = setter.event
      append(
        "set by \(event.actor.name) \(event.address), "
          + "event \(event.eventID?.printable ?? "without an eventID")", label: "")
      if style.showsEvidence {
        for evidence in setter.evidence { append("in \(evidence.words)", label: "") }
      }
    } else if let first = state.firstEvidence {
      append("first shown by an event on \(first.event.eventTime.words)", label: "")
    }
  }
}
