extension Timeline {
  /// What of a timeline was judged anew.
  package struct Renewal: Sendable {
    /// The index from which on all entries are new.
    package let start: Int
    /// The indices of other entries whose deletion has another outcome, or is pending, in order.
    package let judged: [Int]

    /// Everything was.
    package static let whole = Renewal(start: 0, judged: [])
  }

  /// Replaces the entries from an index on, and judges again what that can change, as if all were judged anew.
  /// - Parameters:
  ///   - start: the index of the first occurrence that is new, or not where it was.
  ///   - occurrences: all of them, in order.
  ///   - asOf: the clock; not earlier than before, unless the index is 0.
  ///   - coverage: at least what was covered before, unless the index is 0.
  @discardableResult
  mutating func renew(
    from start: Int, with occurrences: [Occurrence], asOf: Instant, coverage: Coverage
  ) -> Renewal {
    // An entry that was disputed can be reflected in any other.
    let start = hasDisputes ? 0 : start
    if start < entries.count { removeEntries(from: start, next: occurrences.dropFirst(start).first) }
    for occurrence in occurrences[start...] { append(occurrence) }
    if hasDisputes {
      for scope in subject.service.scopes { histories[scope]?.unsettleAll() }
    }
    let judged = judgePurges(asOf: asOf, coverage: coverage)
    judgeDisputes(asOf: asOf, coverage: coverage)
    return hasDisputes
      ? Renewal(start: 0, judged: [])
      : Renewal(start: start, judged: Set(judged.filter { $0 < start }).sorted())
  }

  /// - Parameter next: what takes the place of the first of them.
  private mutating func removeEntries(from start: Int, next: Occurrence?) {
    let times = [entries[start].event.eventTime, next?.event.eventTime].compactMap(\.self)
    entries.removeSubrange(start...)
    hasDisputes = false
    for scope in subject.service.scopes {
      histories[scope]?.removeEntries(from: start)
      if start > 0, let time = times.min() { histories[scope]?.unsettle(since: time) }
    }
  }

  /// The next deadline that turns the outcome of a purge if nothing happens before; nil if there is none.
  var nextDeadline: Instant? {
    var next: Instant?
    for index in unsettledEntries {
      for deadline in entries[index].pendingDeadlines { next = min(next ?? deadline, deadline) }
    }
    return next
  }

  private var unsettledEntries: [Int] {
    if hasDisputes { return Array(entries.indices) }
    return histories.values.flatMap { history in history.unsettled.compactMap { history.stretches[$0].entry }
    }
  }
}

extension Entry {
  fileprivate var pendingDeadlines: [Instant] {
    let disputed = others.isEmpty ? changesIfDisputed : changesIfDisputed + others.flatMap(\.changes)
    return (disputed.isEmpty ? changes : changes + disputed).compactMap(\.pendingDeadline)
  }
}

extension Entry.Change {
  fileprivate var pendingDeadline: Instant? { purge.flatMap { $0.outcome == .pending ? $0.deadline : nil } }
}
