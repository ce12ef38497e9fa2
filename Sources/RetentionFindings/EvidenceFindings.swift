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
      return Finding(
        rule, nearest == nil ? severity.elsewhere : severity.near,
        .record(.evidence(fault, nearest: nearest)), account: fault.place?.recipientAccountId)
    }
  }
}

/// When retention was changed, and when deletions that nothing stopped were due.
private struct AccountTimes {
  private let times: [Instant]

  /// - Parameter account: nil for all accounts.
  init(of account: ExactText?, in timelines: [Timeline]) {
    var times: [Instant] = []
    for timeline in timelines
    where account.map({ ExactText(timeline.subject.recipientAccountId) == $0 }) ?? true {
      for entry in timeline.entries {
        if entry.kind != .access { times.append(entry.event.eventTime) }
        for purge in entry.changes.compactMap(\.purge) where purge.resolvedAt == nil {
          times.append(purge.deadline)
        }
      }
    }
    self.times = times.sorted()
  }

  /// The first of them in a time or within a day of it.
  /// - Parameter span: nil for any time.
  func nearest(to span: ClosedRange<Instant>?) -> Instant? {
    guard let span else { return times.first }
    let first = times.partitioningIndex { $0 >= span.lowerBound.adding(days: -1) }
    guard first < times.count, times[first] <= span.upperBound.adding(days: 1) else { return nil }
    return times[first]
  }
}
