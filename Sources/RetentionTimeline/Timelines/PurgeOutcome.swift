extension Purge {
  /// What became of the messages that the stretch number `index` of a scope's history condemned, if it
  /// did: a shorter period does, and days after keeping for ever or after an unknown period.
  ///
  /// - Parameters:
  ///   - entries: those that the stretches refer to.
  ///   - asOf: the clock that deadlines are judged by; later events count all the same.
  ///   - reach: what the input speaks of.
  init?(
    of index: Int, in history: ScopeHistory, entries: [Entry], asOf: Instant, reach: Reach
  ) {
    let stretches = history.stretches
    guard index > 0, let opener = stretches[index].entry, let deadline = stretches[index].deadline,
      Purge.isOpened(from: stretches[index - 1].period, to: stretches[index].period)
    else { return nil }

    let old = stretches[index - 1].period
    var verdict: (Outcome, Entry)?
    for next in stretches.indices.dropFirst(index + 1) {
      guard let entry = stretches[next].entry.map({ entries[$0] }),
        entry.event.eventTime < deadline
      else { break }
      let outcome = Purge.outcome(
        of: stretches[next].period, after: stretches[next - 1].period, old: old)
      verdict = (outcome, entry)
      // A lengthening may be followed by one that saves the rest.
      if outcome != .partlyAverted { break }
    }

    self.deadline = deadline
    isEstimated = entries[opener].event.initiateDeletionTimestamp == nil
    resolvedBy = verdict?.1.event.eventID
    resolvedAt = verdict?.1.event.eventTime
    if let verdict {
      outcome = verdict.0
    } else if deadline > asOf {
      outcome = .pending
    } else {
      outcome = reach.to.map { $0 >= deadline } ?? false ? .carriedOut : .presumed
    }
  }

  private static func isOpened(from old: Period, to new: Period) -> Bool {
    switch Effect(before: old, after: new) {
    case .shortened, .turnedOn: true
    case .set: new != .unlimited
    case .lengthened, .turnedOff, .unchanged, .unknown: false
    }
  }

  /// What a period that comes before the deadline means for the purge.
  private static func outcome(of new: Period, after current: Period, old: Period) -> Outcome {
    if new == .unknown { return .unknown }
    if new == .unlimited || old.isLonger(than: new) == false { return .averted }
    return new.isLonger(than: current) == false ? .superseded : .partlyAverted
  }
}
