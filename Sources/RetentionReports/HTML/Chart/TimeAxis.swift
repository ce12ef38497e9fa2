internal import RetentionModel

/// Where moments stand from left to right.
struct TimeAxis {
  let start: Instant
  let end: Instant
  private let left = 110.0
  private let right = 980.0

  /// - Parameters: the first and the last moment to be shown; some room is left around them.
  init(from first: Instant, to last: Instant) {
    let margin = max((last.seconds - first.seconds) / 40, 2 * 86_400)
    let edges = Instant.representable
    start = max(edges.lowerBound, Instant(seconds: first.seconds - margin))
    end = min(edges.upperBound, Instant(seconds: last.seconds + margin))
  }

  /// Spans events and their deadlines, and what the logs cover.
  ///
  /// Nil where there is no event.
  /// - Parameters:
  ///   - entries: the events, in order.
  ///   - graceDays: within how many days a deletion follows.
  ///   - logs: what they cover; nil where that is not to be shown.
  ///   - asOf: the clock, after which nothing is covered.
  init?(around entries: [Entry], graceDays: Int, logs: ClosedRange<Instant>?, asOf: Instant) {
    guard let first = entries.first?.event.eventTime, let last = entries.last?.event.eventTime else {
      return nil
    }
    // A deadline is shown unless it is so far away that the events would stand on one spot.
    let reach = last.adding(days: 3 * graceDays)
    let deadlines = entries.flatMap(\.changes).compactMap { $0.purge?.deadline }.filter { $0 <= reach }
    // A record with a false time must not squeeze the charts of other accounts.
    let start = logs.map { max($0.lowerBound, TimeAxis.firstCalls) } ?? first
    let end = logs.map { min($0.upperBound, asOf) } ?? last
    self.init(from: min(first, start), to: ([last, end] + deadlines).max() ?? last)
  }

  /// The beginning of 2020, the year in which the first of the calls came up.
  private static let firstCalls = Instant(seconds: 1_577_836_800)

  /// The place of a moment; one that is not shown stands at the edge.
  func x(_ instant: Instant) -> Double {
    let share = Double(instant.seconds - start.seconds) / Double(end.seconds - start.seconds)
    return left + min(max(share, 0), 1) * (right - left)
  }

  func contains(_ instant: Instant) -> Bool { start <= instant && instant <= end }

  /// Beginnings of years, months or days, at most ten, with what is written there.
  var ticks: [(at: Instant, label: String)] {
    let span = (end.seconds - start.seconds) / 86_400
    // The coarsest that gives three ticks at the least.
    let steps = [12_000, 6000, 2400, 1200, 600, 240, 120, 60, 24, 12, 6, 3, 2, 1]
    guard let months = steps.first(where: { span >= Int64($0) * 30 * 4 }) else {
      return days(every: span > 60 ? 14 : span > 24 ? 7 : span > 10 ? 3 : 1)
    }
    let first = CivilDate(daysSince1970: start.dayNumber)
    var month = ((first.year * 12 + first.month - 1) / months) * months
    var ticks: [(Instant, String)] = []
    while let instant = Instant(year: max(month / 12, 1), month: month % 12 + 1, day: 1), instant <= end {
      if instant >= start { ticks.append((instant, String(instant.date.prefix(months % 12 == 0 ? 4 : 7)))) }
      month += months
    }
    return ticks
  }

  private func days(every step: Int64) -> [(Instant, String)] {
    stride(from: start.dayNumber + 1, through: end.dayNumber, by: Int(step)).map { day in
      let instant = Instant(seconds: day * 86_400)
      return (instant, instant.date)
    }
  }
}

extension Instant {
  fileprivate var dayNumber: Int64 {
    seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }
}
