internal import RetentionModel

extension StepChart {
  /// What the chart shows, for those who do not see it; the table has the rest.
  var words: String {
    let periods = panels.map { panel in
      let moves = panel.history.compactMap { stretch in stretch.since.map { (time: $0, stretch.period) } }
        .filter { time.contains($0.time) }
      let told = moves.prefix(12).map { time, period in "\(period.words) from \(time.date)" }
      let more = moves.count > told.count ? ["and \(moves.count - told.count) more changes"] : []
      let all = told + more
      return
        "\(panel.scope.plural.capitalisedFirst): \(all.isEmpty ? "no change" : all.joined(separator: ", "))."
    }
    let counts = lanes.map { "\($0.name): \($0.marks.count)" }.joined(separator: ", ")
    return "\(periods.joined(separator: " ")) \(counts.capitalisedFirst). The history below has every event."
  }
}
