internal import RetentionFindings
internal import RetentionModel
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
    history.enumerated().map { index, stretch in
      let next = index + 1 < history.count ? history[index + 1] : nil
      return Stretch(
        since: stretch.since ?? time.start, until: next?.since ?? time.end, period: stretch.period,
        next: next?.period)
    }
  }
}
