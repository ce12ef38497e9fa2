internal import RetentionModel

// The periods of a scope over time, in columns of equal time:
//
//   stretches  ├ 365 ──────────┼ 30 ┼ 365 ┼ 90 ──────────────────┤
//   columns    │   365   │   30    │   30    │   90    │   90    │
//
// Where several share a column the shortest is shown: that is the one that destroys.

/// One scope's periods in columns of equal time.
struct PeriodColumns {
  /// A number of columns, side by side, with one period.
  struct Run {
    let period: Period
    let columns: Range<Int>
  }

  private var periods: [Period]

  /// - Parameters:
  ///   - span: the first moment and the last; some time lies between them.
  ///   - count: how many columns there are.
  init(_ stretches: [ScopeHistory.Stretch], over span: ClosedRange<Instant>, count: Int) {
    periods = Array(repeating: .unknown, count: count)
    let (start, end) = (span.lowerBound.seconds, span.upperBound.seconds)
    let length = max(end - start, 1)
    for (index, stretch) in stretches.enumerated() {
      let since = max(stretch.since?.seconds ?? start, start)
      let until = index + 1 < stretches.count ? min(stretches[index + 1].since?.seconds ?? end, end) : end
      // One that lasted no whole second was in force all the same.
      let beginsWithin = stretch.since.map { $0.seconds >= start } ?? false
      guard since <= end, until > since || beginsWithin else { continue }
      let first = min(Int((since - start) * Int64(count) / length), count - 1)
      let last = max(Int(((until - start) * Int64(count) - 1) / length), first)
      for column in first...min(last, count - 1) where stretch.period.isShown(before: periods[column]) {
        periods[column] = stretch.period
      }
    }
  }

  /// The columns, those beside each other that show the same taken together.
  var runs: [Run] {
    var runs: [Run] = []
    var start = 0
    for column in periods.indices where column + 1 == periods.count || periods[column + 1] != periods[column]
    {
      runs.append(Run(period: periods[column], columns: start..<column + 1))
      start = column + 1
    }
    return runs
  }
}

extension Period {
  /// Whether it is shown rather than another one: the shorter does, and what is unknown only where nothing else is.
  func isShown(before other: Period) -> Bool {
    if other == .unknown { return self != .unknown }
    return other.isLonger(than: self) ?? false
  }
}
