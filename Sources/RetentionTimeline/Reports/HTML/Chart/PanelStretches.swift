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
