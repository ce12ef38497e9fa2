internal import RetentionFindings
public import RetentionModel

/// What was in force at a moment, for every account of a report.
public struct StateReport: Sendable {
  /// The accounts, and what was read.
  public let report: Report
  /// The moment.
  public let moment: Instant

  /// - Parameters: see the properties.
  public init(_ report: Report, at moment: Instant) {
    self.report = report
    self.moment = moment
  }

  /// Writes a paragraph an account.
  public func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(report.input.summary, indent: 2)
    lines.append(coverageOf: report)
    lines.blank()
    lines.append(InkedText("State at \(moment.words)", .heading), indent: 2)
    if report.timelines.isEmpty {
      lines.append("Nothing is known: no retention event matches these filters.", indent: 2)
    }
    for timeline in report.timelines {
      lines.blank()
      lines.append(InkedText(timeline.subject.words, .heading), indent: TextLines.hostileIndent)
      if report.coverage.span(of: timeline.places.first).map({ $0.upperBound < moment }) ?? true {
        lines.append("The logs end before that moment; a later change would not be seen.", indent: 2)
      }
      for state in timeline.state(at: moment) {
        lines.append(state)
        lines.appendSetter(of: state, style: style)
        for open in state.openPurges {
          lines.append(
            "\("Deletion pending", .caution), caused by \(open.opener.event.name), due \(open.purge.deadlineWords)",
            label: "")
        }
      }
      if let remedy = report.remedy(for: timeline) { lines.append(verbatim: remedy, label: "restore with") }
    }
    target.write(lines.text)
  }

  /// Writes JSON of the report's own schema, without entries and with the member `at`.
  public func writeJSON(to target: any ReportTarget) {
    report.writeJSON(to: target, stateAt: moment)
  }

  /// Writes a row a scope, under a row of column names.
  public func writeCSV(to target: any ReportTarget) {
    CSVWriter(to: target).table(of: CSVColumn<StateRow>.states) { row in
      for timeline in report.timelines {
        for state in timeline.state(at: moment) {
          row(StateRow(subject: timeline.subject, moment: moment, state: state))
        }
      }
    }
  }
}

extension TextLines {
  fileprivate mutating func appendSetter(of state: ScopeState, style: TextStyle) {
    if let setter = state.setter {
      let event = setter.event
      append(
        "set by \(event.actor.name) \(event.address), "
          + "event \(event.eventID?.printable ?? "without an eventID")", label: "")
      if style.showsEvidence {
        for evidence in setter.evidence { append("in \(evidence.words)", label: "") }
      }
    } else if let first = state.firstEvidence {
      append("the first event that tells it came on \(first.event.eventTime.words)", label: "")
    }
  }
}

extension Report {
  /// The command that brings back what an account's changes hid, as of the clock; nil where there is none.
  func remedy(for timeline: Timeline) -> String? {
    let investigation = Investigation(timelines: [timeline], coverage: coverage, asOf: asOf)
    for act in investigation.puts.reversed() {
      for change in act.changes {
        if let remedy = investigation.remedy(for: change, by: act)?.command { return remedy }
      }
    }
    return nil
  }
}
