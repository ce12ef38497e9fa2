internal import RetentionModel

// How much it matters that digests find fault with the evidence.

extension Investigation {
  /// The findings about evidence that digests show to be altered, or not to be there.
  /// - Parameters:
  ///   - rule: the rule that raises them.
  ///   - severity: how much a kind matters where a retention change or a deadline lies near, and elsewhere; nil for kinds
  ///     that are another rule's.
  func findings(
    _ rule: RuleDescription, severity: (EvidenceFault.Kind) -> (near: Severity, elsewhere: Severity)?
  ) -> [Finding] {
    var times: [ExactText?: AccountTimes] = [:]
    return evidenceFaults.compactMap { fault in
      guard let severity = severity(fault.kind) else { return nil }
      let account = fault.place.map { ExactText($0.recipientAccountId) }
      let known = times[account] ?? AccountTimes(of: account, in: timelines)
      times[account] = known
      let nearest = known.nearest(to: fault.span)
      let isPending = known.hasPendingDeletion(during: fault.span)
      return Finding(
        rule, nearest != nil || isPending ? severity.near : severity.elsewhere,
        .record(.evidence(fault, nearest: nearest, isDeletionPending: isPending)),
        account: fault.place?.recipientAccountId)
    }
  }
}

/// When retention was changed, and when deletions were due or pending.
private struct AccountTimes {
  /// In order.
  private let times: [Instant]
  /// In order and disjoint.
  private let pending: [Range<Instant>]

  /// - Parameter account: nil for all accounts.
  init(of account: ExactText?, in timelines: [Timeline]) {
    var times: [Instant] = []
    var pending: [Range<Instant>] = []
    for timeline in timelines
    where account.map({ ExactText(timeline.subject.recipientAccountId) == $0 }) ?? true {
      for entry in timeline.entries {
        let time = entry.event.eventTime
        if entry.kind != .access { times.append(time) }
        for purge in entry.changes.compactMap(\.purge) {
          if purge.resolvedAt == nil { times.append(purge.deadline) }
          let end = min(purge.deadline, purge.resolvedAt ?? .distantFuture)
          if time < end { pending.append(time..<end) }
        }
      }
    }
    self.times = times.sorted()
    self.pending = pending.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: [Range<Instant>]()) {
      all, span in
      if let last = all.last, span.lowerBound <= last.upperBound {
        all[all.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        all.append(span)
      }
    }
  }

  /// The first of the times in a span or within a day of it.
  /// - Parameter span: nil for any time.
  func nearest(to span: ClosedRange<Instant>?) -> Instant? {
    guard let span else { return times.first }
    let first = times.partitioningIndex { $0 >= span.lowerBound.adding(days: -1) }
    guard first < times.count, times[first] <= span.upperBound.adding(days: 1) else { return nil }
    return times[first]
  }

  /// Whether a deletion was pending in a span.
  /// - Parameter span: nil for any time.
  func hasPendingDeletion(during span: ClosedRange<Instant>?) -> Bool {
    guard let span else { return !pending.isEmpty }
    let first = pending.partitioningIndex { $0.upperBound > span.lowerBound }
    return first < pending.count && pending[first].lowerBound <= span.upperBound
  }
}
