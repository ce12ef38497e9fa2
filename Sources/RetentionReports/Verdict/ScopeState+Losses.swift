internal import RetentionFindings
internal import RetentionModel

// A change deleted what its own period deleted, up to that period's end; what was deleted later, or between two such changes,
// grew older than the period in force:
//
//   period    1095 ───┐       ┌─ 1095 ─────────────────────────────────────────
//                     └── 1 ──┘
//   deleted        ├─ by change ─┤├── too old ──┤ 1095 days before the clock
//
// Of changes that follow one another before their deadlines none but the last deletes: they do so together.

extension ScopeState {
  /// What was deleted by a moment.
  /// - Parameters:
  ///   - timeline: the history of the account.
  ///   - deletions: all that any record says began, of any scope.
  func losses(in timeline: Timeline, _ deletions: [Deletion], asOf: Instant) -> [Verdict.Loss] {
    let own = deletions.filter { $0.change.scope == scope }
    let ranges = timeline.lostRanges(of: scope, own, asOf: asOf)
    let byChange = ranges.filter { !$0.isPossible }.joined + ranges.filter(\.isPossible).joined
    let losses = byChange.map { range in
      Verdict.Loss(
        subject: timeline.subject, scopes: [scope], from: range.from, provenBefore: range.provenBefore,
        before: range.before, causes: .init(range.causes), isPossible: range.isPossible,
        isDisputed: range.isDisputed)
    }
    return losses + expired(between: ranges.joined, of: timeline.subject)
  }

  /// What merely grew too old: all that was deleted; where changes deleted some, what follows that.
  private func expired(between ranges: [LostRange], of subject: Subject) -> [Verdict.Loss] {
    guard let goneBefore else { return [] }
    let starts: [Instant?] = ranges.isEmpty ? [nil] : ranges.map(\.before)
    let ends = ranges.dropFirst().map { min($0.start, goneBefore) } + [goneBefore]
    return zip(starts, ends).compactMap { from, before in
      guard from.map({ $0 < before }) ?? true else { return nil }
      let proven = goneProvenBefore.flatMap { proven in from.map { proven > $0 } ?? true ? proven : nil }
      return Verdict.Loss(
        subject: subject, scopes: [scope], from: from, provenBefore: proven.map { min($0, before) },
        before: before, causes: .init([]), isPossible: false, isDisputed: false)
    }
  }
}

extension Timeline {
  /// What changes of a scope deleted by a moment, in no particular order.
  fileprivate func lostRanges(of scope: Scope, _ deletions: [Deletion], asOf: Instant) -> [LostRange] {
    guard let history = histories[scope] else { return [] }
    let byEntry = Dictionary(deletions.compactMap { each in each.entry.map { ($0, each) } }) { first, _ in
      first
    }
    var ranges: [LostRange] = []
    // The stretches that deleted anything, by the events that began them.
    var deleting: Set<Int> = []
    var first = 1
    for index in history.stretches.indices.dropFirst() {
      let stretch = history.stretches[index]
      if stretch.period.seconds == nil { first = index + 1 }
      guard let before = history.goneBefore(asOf, by: index) else { continue }
      if let entry = stretch.entry { deleting.insert(entry) }
      let proven = history.goneBefore(asOf, by: index, proven: true)
      ranges += lost(by: byEntry, in: history, first...index, before: before, proven: proven, asOf: asOf)
      first = index + 1
    }
    return ranges + deletions.compactMap { $0.disputedRange(in: history, deleting, asOf: asOf) }
  }

  /// What a run of stretches deleted of which only the last was in force at its deadline.
  /// - Parameters:
  ///   - deletions: those that events of the history began, by the index of the event.
  ///   - run: the indices of the stretches.
  ///   - before: where what they deleted ends.
  ///   - proven: where that ends of which the logs prove it.
  ///   - asOf: the clock.
  private func lost(
    by deletions: [Int: Deletion], in history: ScopeHistory, _ run: ClosedRange<Int>, before: Instant,
    proven: Instant?, asOf: Instant
  ) -> [LostRange] {
    let base = history.stretches[run.lowerBound - 1]
    let cuts = history.cuts(in: run, deletions)
    var ranges: [LostRange] = []
    if !cuts.isEmpty {
      let starts = cuts.map(\.start)
      ranges.append(
        LostRange(
          from: starts.contains(nil) ? nil : starts.compactMap(\.self).min(), before: before,
          provenBefore: proven, causes: cuts.map(\.cause), isDisputed: cuts.allSatisfy(\.isDisputed)))
    }
    // A call that makes the period unknown must not hide a shortening after it; one that sets what was in force is none.
    let known = history.longest(before: run.lowerBound, asOf: asOf)
    if base.period == .unknown, let known,
      history.stretches[run].allSatisfy({ known.isLonger(than: $0.period) ?? false }),
      let entry = history.stretches[run.lowerBound].entry, let set = deletions[entry]
    {
      // A view changes nothing: what it shows was set before it.
      let isView = entries[entry].kind == .access
      let cause = isView ? base.entry.map { Verdict.Cause(entries[$0]) } ?? set.cause : set.cause
      ranges.append(
        LostRange(
          from: known.seconds.map { cause.eventTime.adding(seconds: -$0) }, before: before,
          provenBefore: proven, causes: [cause], isPossible: true, isDisputed: set.isDisputed))
    }
    return ranges
  }
}

extension ScopeHistory {
  /// The longest period that is known to have kept messages before a stretch: of those since the last that deleted any.
  fileprivate func longest(before index: Int, asOf: Instant) -> Period? {
    let last = stretches[..<index].indices.last { goneBefore(asOf, by: $0) != nil }
    return stretches[(last ?? 0)..<index].map(\.period).filter { $0 != .unknown }
      .max { $1.isLonger(than: $0) ?? false }
  }

  /// The deletions that nothing in a run of stretches averted: no later period of it is as long as the one before them.
  fileprivate func cuts(in run: ClosedRange<Int>, _ deletions: [Int: Deletion]) -> [Deletion] {
    var longest = 0
    var cuts: [Deletion] = []
    for index in run.reversed() {
      longest = max(longest, stretches[index].period.seconds ?? 0)
      guard let deletion = stretches[index].entry.flatMap({ deletions[$0] }), deletion.change.isCut else {
        continue
      }
      // No expiry is longer than all.
      if deletion.change.before.seconds ?? .max > longest { cuts.append(deletion) }
    }
    return cuts.reversed()
  }
}

extension Deletion {
  /// The oldest message that it hid; nil where nothing expired before.
  fileprivate var start: Instant? {
    change.before.seconds.map { cause.eventTime.adding(seconds: -$0) }
  }

  /// What it deleted according to records alone that others contradict; nil where it deleted nothing, or the history says so.
  /// - Parameter deleting: the events whose period deleted something according to the history.
  fileprivate func disputedRange(in history: ScopeHistory, _ deleting: Set<Int>, asOf: Instant) -> LostRange?
  {
    guard change.isCut, let length = change.after.seconds, !(entry.map(deleting.contains) ?? false) else {
      return nil
    }
    let before: Instant?
    switch purge.outcome {
    case .carriedOut, .presumed: before = purge.deadline.adding(seconds: -length)
    case .partlyAverted, .superseded:
      guard entry == nil, purge.deadline <= asOf else { return nil }
      // What followed decides.
      let next = history.stretches.partitioningIndex { $0.since.map { $0 > cause.eventTime } ?? false }
      before = history.stretches.indices[next...].lazy.compactMap { history.goneBefore(asOf, by: $0) }.first
    case .averted, .pending, .unknown: return nil
    }
    return before.map { LostRange(from: start, before: $0, causes: [cause], isDisputed: true) }
  }
}
