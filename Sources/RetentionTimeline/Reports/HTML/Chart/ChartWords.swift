internal import RecordScanner

extension StepChart {
  /// What the chart shows, for those who do not see it; the table has the rest.
  var words: String {
    let periods = panels.map { panel in
      let moves = panel.steps.filter { $0.change.isMove && time.contains($0.time) }
      let told = moves.prefix(12).map { "\($0.change.after.words) from \($0.time.date)" }
      let more = moves.count > told.count ? ["and \(moves.count - told.count) more changes"] : []
      let all = told + more
      return
        "\(panel.scope.plural.capitalisedFirst): \(all.isEmpty ? "no change" : all.joined(separator: ", "))."
    }
    let counts = lanes.map { "\($0.name): \($0.marks.count)" }.joined(separator: ", ")
    return "\(periods.joined(separator: " ")) \(counts.capitalisedFirst). The history below has every event."
  }
}

extension StepChart.Panel {
  /// A time in which one period was in force.
  struct Stretch {
    let since: Instant
    let until: Instant
    let period: Period
    /// The period that follows; nil at the end.
    let next: Period?
  }

  /// The stretches from the beginning of an axis to its end.
  func stretches(in time: TimeAxis) -> [Stretch] {
    let moves = steps.filter { $0.change.isMove }
    var result: [Stretch] = []
    var (since, period) = (time.start, Period.unknown)
    for move in moves {
      result.append(Stretch(since: since, until: move.time, period: period, next: move.change.after))
      (since, period) = (move.time, move.change.after)
    }
    return result + [Stretch(since: since, until: time.end, period: period, next: nil)]
  }
}
