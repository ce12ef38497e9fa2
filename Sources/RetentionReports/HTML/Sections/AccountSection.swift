internal import RetentionModel

extension HTMLWriter {
  /// An account: its state, its chart, and all that happened.
  /// - Parameter extent: what is covered of the account and Region of its first change.
  mutating func writeAccount(
    _ timeline: Timeline, number: Int, of report: Report, _ size: PageSize, _ anchors: HTMLAnchors,
    extent: Coverage.Extent?
  ) {
    let name = "account-\(number)"
    element("section", ["id": name, "class": "account", "aria-labelledby": "\(name)-title"]) { html in
      html.element("h2", ["id": "\(name)-title"]) { html in
        html.text(timeline.subject.words)
      }
      html.element("h3", "State as of \(report.asOf.words)\(report.clockCaveat(of: timeline))")
      html.writeStates(of: timeline, at: report.asOf, report)
      let entries = report.entries(of: timeline)
      if size.charted.contains(number - 1) {
        html.writeChart(of: timeline, entries, number: number, of: report, anchors, extent)
      }
      html.element("h3", ["id": "history-\(number)"], "History")
      if size.isLarge {
        html.writeCompactHistory(entries, account: number, anchors)
      } else {
        html.writeHistory(entries, account: number, anchors)
      }
    }
    breakLine()
  }

  private mutating func writeChart(
    of timeline: Timeline, _ entries: [Entry], number: Int, of report: Report, _ anchors: HTMLAnchors,
    _ extent: Coverage.Extent?
  ) {
    element("h3", "Periods over time")
    if let chart = StepChart(timeline, shown: entries, of: report, anchors, extent: extent) {
      write(chart, name: "chart-\(number)")
    } else {
      element("p", "No event is shown.")
    }
  }

  /// What was in force at a moment, and which messages were gone.
  mutating func writeStates(of timeline: Timeline, at moment: Instant, _ report: Report) {
    element("dl", ["class": "states"]) { html in
      for state in report.states(of: timeline, at: moment) {
        html.element("div") { html in
          html.element("dt", state.scope.plural)
          html.writeState(state)
        }
      }
    }
  }

  private mutating func writeState(_ state: ScopeState) {
    guard let since = state.sinceWords else {
      return element("dd", ScopeState.unknownWords.capitalisedFirst)
    }
    element("dd") { html in
      html.element("strong", state.period.words)
      html.text(", \(since)")
    }
    if let event = state.setter?.event {
      element("dd") { html in
        html.text("set by \(event.actor.name), event ")
        html.identifier(event.eventID ?? "without an eventID")
      }
    }
    for gone in state.goneWords {
      element("dd", ["class": gone.isProven ? "gone" : "hidden"], "\(gone.fate): \(gone.messages)")
    }
    if let hidden = state.hiddenWords {
      element("dd", ["class": "hidden"], "\(hidden.fate): \(hidden.messages)")
    }
    if let words = state.nothingRestorableWords { element("dd", words) }
    if let words = state.disputeWords { element("dd", ["class": "hidden"], words) }
  }
}
