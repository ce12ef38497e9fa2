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
      let known = times[account] ?? AccountTimes(timelines.of(account))
      times[account] = known
      // Of a time that is not known, any may be near.
      let span = fault.span.map { $0.lowerBound..<$0.upperBound.adding(seconds: 1) }
      let nearest = span.map { known.nearest(to: $0) } ?? known.times.first
      let isPending = span.map { known.pending.overlap($0) } ?? !known.pending.isEmpty
      return Finding(
        rule, nearest != nil || isPending ? severity.near : severity.elsewhere,
        .record(.evidence(fault, nearest: nearest, isDeletionPending: isPending)),
        account: fault.place?.recipientAccountId)
    }
  }
}

extension [Timeline] {
  /// Those of an account; all of them where it is not known.
  fileprivate func of(_ account: ExactText?) -> [Timeline] {
    guard let account else { return self }
    return filter { ExactText($0.subject.recipientAccountId) == account }
  }
}
