internal import RetentionModel

// The periods of an account's scopes over time, as a reader sees them:
//
//       rooms          ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▁▁▁▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆
//         days         1095              1  1095
//                      2024-01-16                     2024-07-23

extension TextLines {
  /// Appends a line a scope and what its steps are, where there is a step to be seen.
  /// - Parameter wanted: the scopes that are shown; none means all.
  mutating func appendSteps(of timeline: Timeline, over span: ClosedRange<Instant>, scopes wanted: [Scope]) {
    let scopes = timeline.subject.service.scopes.filter { wanted.isEmpty || wanted.contains($0) }
    let count = min(width - TextLines.textColumn, 100)
    let columns = scopes.compactMap { timeline.histories[$0] }.map {
      PeriodColumns($0.stretches, over: span, count: count).runs
    }
    guard columns.contains(where: { $0.count > 1 }) else { return }
    blank()
    for (scope, runs) in zip(scopes, columns) {
      let bars = runs.map { String(repeating: $0.period.bar, count: $0.columns.count) }.joined()
      append(verbatim: bars, label: "\(scope.plural)")
      append(
        verbatim: InkedText(legend(of: runs, columns: count), .aside), label: "\("  days", .aside)")
    }
    let (first, last) = (span.lowerBound.date, span.upperBound.date)
    let gap = String(repeating: " ", count: max(count - first.count - last.count, 1))
    append(verbatim: InkedText(first + gap + last, .aside), label: "")
  }

  /// Each run's period below its beginning. Where there is no room for all, the shortest have it.
  private func legend(of runs: [PeriodColumns.Run], columns: Int) -> String {
    var legend = Array(repeating: Character(" "), count: columns)
    for run in runs.sorted(by: { $0.period.isShown(before: $1.period) }) {
      let text = run.period.short
      let start = min(run.columns.lowerBound, columns - text.count)
      let places = start...max(start, run.columns.upperBound - text.count)
      let place = places.first { place in
        legend[max(place - 1, 0)..<min(place + text.count + 1, columns)].allSatisfy { $0 == " " }
      }
      if let place { legend.replaceSubrange(place..<place + text.count, with: text) }
    }
    let end = legend.lastIndex { $0 != " " }
    return String(legend[..<(end.map { $0 + 1 } ?? 0)])
  }
}

extension Timeline {
  /// What the lines span: from the first event that tells a period to the end of the logs, or what of it is shown.
  /// A record from the future stretches the lines of its own account alone.
  ///
  /// Nil where no time lies between the two.
  func stepSpan(in coverage: Coverage, asOf: Instant, shown selection: Selection) -> ClosedRange<Instant>? {
    let firsts = histories.values.compactMap { $0.stretches.dropFirst().first?.since }
    guard let first = firsts.min(), let last = entries.last?.event.eventTime else { return nil }
    let end = max(last, min(coverage.span(of: places.first)?.upperBound ?? last, asOf))
    let start = max(first, selection.start ?? first)
    let shownEnd = min(end, selection.end ?? end)
    return start.seconds < shownEnd.seconds ? start...shownEnd : nil
  }
}

extension Period {
  /// How high it stands: the steps are about those of a logarithm, at bounds that people use.
  var bar: Character {
    switch self {
    case .unknown: "·"
    case .days(...7): "▁"
    case .days(...31): "▂"
    case .days(...92): "▃"
    case .days(...184): "▄"
    case .days(...366): "▅"
    case .days(...1096): "▆"
    case .days: "▇"
    case .hours: "▁"
    case .unlimited: "█"
    }
  }

  /// `30`, `∞`, `?`
  fileprivate var short: String {
    switch self {
    case .unknown: "?"
    case .days(let days): String(days)
    case .hours(let hours): "\(hours)h"
    case .unlimited: "∞"
    }
  }
}
