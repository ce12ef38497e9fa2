internal import RetentionModel

/// When retention was changed in an account, or in several, and when deletions were due or pending: how much it matters that
/// evidence is missing is decided by what lies near.
struct AccountTimes: Sendable {
  /// The retention changes, and the deadlines of deletions that nothing stopped, in order.
  let times: [Instant]
  /// When deletions were pending, in order and disjoint.
  let pending: [Range<Instant>]

  /// - Parameter timelines: those of the accounts.
  init(_ timelines: some Sequence<Timeline>) {
    var times: [Instant] = []
    var pending: [Range<Instant>] = []
    for entry in timelines.lazy.flatMap(\.entries) {
      let time = entry.event.eventTime
      if entry.kind != .access { times.append(time) }
      for purge in entry.changes.compactMap(\.purge) {
        if purge.resolvedAt == nil { times.append(purge.deadline) }
        let end = min(purge.deadline, purge.resolvedAt ?? .distantFuture)
        if time < end { pending.append(time..<end) }
      }
    }
    self.times = times.sorted()
    self.pending = pending.union()
  }

  /// The first of the times in a span, or within a day of it.
  func nearest(to span: Range<Instant>) -> Instant? {
    let span = span.withDayAround
    let first = times.partitioningIndex { $0 >= span.lowerBound }
    return first < times.count && times[first] <= span.upperBound ? times[first] : nil
  }
}

extension Range<Instant> {
  var withDayAround: Range<Instant> { lowerBound.adding(days: -1)..<upperBound.adding(days: 1) }
}

extension [Range<Instant>] {
  /// Whether one of them, which are in order and disjoint, overlaps a span.
  func overlap(_ span: Range<Instant>) -> Bool {
    let first = partitioningIndex { $0.upperBound > span.lowerBound }
    return first < count && self[first].lowerBound < span.upperBound
  }
}
