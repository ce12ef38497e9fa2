internal import RetentionFindings
internal import RetentionModel

// What a chart says in words: as a whole, and where a pointer rests on a part of it.

extension StepChart {
  /// What the chart shows, for those who do not see it; the table has the rest.
  var words: String {
    let periods = panels.map { panel in
      let moves = panel.history.compactMap { stretch in stretch.since.map { (time: $0, stretch.period) } }
        .filter { time.contains($0.time) }
      let shown = moves.prefix(12).map { time, period in "\(period.words) from \(time.date)" }
      let more = moves.count > shown.count ? ["and \(moves.count - shown.count) more changes"] : []
      let all = shown + more
      return
        "\(panel.scope.plural.capitalisedFirst): \(all.isEmpty ? "no change" : all.joined(separator: ", "))."
    }
    let counts = lanes.map { "\($0.name): \($0.marks.count)" }.joined(separator: ", ")
    return "\(periods.joined(separator: " ")) \(counts.capitalisedFirst). The history below has every event."
  }

  static func words(afterLogsEnd end: Instant) -> String { "After the logs’ end on \(end.words)" }
}

extension StepChart.Step {
  var words: String {
    "\(time.words): \(change.words(isView: entry.kind == .access)), by \(entry.event.actor.name)"
  }

  /// Until when what the change hid can be restored.
  func words(of purge: Purge) -> String {
    "\(change.scope.plural.capitalisedFirst): deletion due \(purge.deadlineWords). \(change.fateWords(from: time))"
  }
}

extension StepChart.Panel {
  func unknownWords(of stretch: Stretch) -> String {
    "\(scope.plural): unknown from \(stretch.since.words) to \(stretch.until.words)"
  }
}

extension Entry {
  var chartWords: String { "\(event.eventTime.words): \(kind.words) by \(event.actor.name)" }
}

extension FindingGroup {
  func chartWords(at time: Instant) -> String { "\(time.words): \(first.severity.rawValue), \(mark)" }
}
