extension Purge {
  /// What a purge is judged by, beside the periods.
  struct Bench {
    /// The clock that deadlines are judged by; later events count all the same.
    let asOf: Instant
    let coverage: Coverage
    /// Where the subject's changes are recorded.
    let place: Place?
  }

  /// A period that was set after the change that opened a purge.
  typealias Later = (period: Period, event: RetentionEvent)

  /// The worse of what is known with disputed records and without them.
  static func worse(_ purge: Purge?, without other: Purge?) -> Purge? {
    guard let purge, var other, other.outcome.badness > purge.outcome.badness else { return purge }
    other.disregardsDisputed = true
    return other
  }

  /// What became of the messages that a change condemned, if it did: a shorter period does, and days after keeping
  /// for ever or after an unknown period.
  /// - Parameters:
  ///   - opener: the event of the change.
  ///   - later: what was set after it, in order; equal successive periods are one.
  init?(
    by opener: RetentionEvent, from old: Period, to new: Period, then later: some Sequence<Later>,
    _ bench: Bench
  ) {
    guard Purge.isOpened(from: old, to: new) else { return nil }
    let deadline = opener.deadline
    var verdict: (outcome: Outcome, event: RetentionEvent)?
    var current = new
    for (period, event) in later {
      // A second is all that eventTime tells: a change in the deadline's own is before it.
      guard event.eventTime.seconds <= deadline.seconds else { break }
      guard period != current else { continue }
      let outcome = Purge.outcome(of: period, after: current, old: old)
      verdict = (outcome, event)
      current = period
      // A lengthening may be followed by one that saves the rest.
      if outcome != .partlyAverted { break }
    }
    self.deadline = deadline
    isEstimated = opener.initiateDeletionTimestamp == nil && opener.call.service.graceDays != nil
    resolvedBy = verdict?.event.eventID
    resolvedAt = verdict?.event.eventTime
    guard verdict == nil, deadline <= bench.asOf else {
      outcome = verdict?.outcome ?? .pending
      (basis, reason, silence, hasHole) = (nil, nil, nil, false)
      return
    }
    let proof = bench.coverage.proof(of: bench.place, from: opener.eventTime, to: deadline)
    outcome = proof.gap == nil ? .carriedOut : .presumed
    (basis, reason, silence, hasHole) = (proof.basis, proof.gap, proof.silence, proof.hasHole)
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
