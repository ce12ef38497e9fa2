extension Purge {
  /// The basis on which a purge is judged, apart from the periods.
  struct Bench {
    /// The clock by which deadlines are judged; later events still count.
    let asOf: Instant
    let coverage: Coverage
    /// The account and Region in which the subject's changes are recorded.
    let place: Place?
  }

  /// A period that was set after the change that started a purge.
  typealias Later = (period: Period, event: RetentionEvent)

  /// The worse of the outcomes with and without disputed records.
  static func worse(_ purge: Purge?, without other: Purge?) -> Purge? {
    guard let purge, var other, other.outcome.badness > purge.outcome.badness else { return purge }
    other.disregardsDisputed = true
    return other
  }

  /// The deletion that a change causes; nil unless the period was shortened, or limited after no expiry or
  /// after an unknown period.
  /// - Parameters:
  ///   - opener: the event of the change.
  ///   - later: the periods set after it, in order; equal successive periods count as one.
  init?(
    by opener: RetentionEvent, from old: Period, to new: Period, then later: some Sequence<Later>,
    _ bench: Bench
  ) {
    guard Purge.isOpened(from: old, to: new) else { return nil }
    let deadline = opener.deadline
    var verdict: (outcome: Outcome, event: RetentionEvent)?
    var current = new
    for (period, event) in later {
      // eventTime has a resolution of one second: a change in the same second as the deadline counts as
      // before it.
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
      (basis, reason, silence, hole) = (nil, nil, nil, nil)
      return
    }
    let proof = bench.coverage.proof(of: bench.place, from: opener.eventTime, to: deadline)
    outcome = proof.gap == nil ? .carriedOut : .presumed
    (basis, reason, silence, hole) = (proof.basis, proof.gap, proof.silence, proof.hole)
  }

  private static func isOpened(from old: Period, to new: Period) -> Bool {
    switch Effect(before: old, after: new) {
    case .shortened, .turnedOn: true
    case .set: new != .unlimited
    case .lengthened, .turnedOff, .unchanged, .unknown: false
    }
  }

  /// The consequence of a period set before the deadline.
  private static func outcome(of new: Period, after current: Period, old: Period) -> Outcome {
    if new == .unknown { return .unknown }
    if new == .unlimited || old.isLonger(than: new) == false { return .averted }
    return new.isLonger(than: current) == false ? .superseded : .partlyAverted
  }
}
