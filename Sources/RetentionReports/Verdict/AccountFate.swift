internal import RetentionFindings
internal import RetentionModel

/// What is hidden, pending and lost of an account, as of a clock.
struct AccountFate {
  let restorable: [Verdict.Restorable]
  let deadlines: [Verdict.Deadline]
  let losses: [Verdict.Loss]

  /// - Parameters:
  ///   - timeline: the account's history, judged by the clock.
  ///   - states: what of its scopes is looked at, as of the clock.
  init(of timeline: Timeline, _ states: [ScopeState], asOf: Instant) {
    guard !states.isEmpty else {
      (restorable, deadlines, losses) = ([], [], [])
      return
    }
    let claims = timeline.deletions
    let isOver = timeline.subject.service.isOver(at: asOf)
    restorable = states.compactMap { $0.restorable(of: timeline.subject, isServiceOver: isOver) }.together
    deadlines =
      states.flatMap { $0.deadlines(of: timeline.subject, claims.filter { $0.isOpen(at: asOf) }) }.together
    losses = states.flatMap { $0.losses(in: timeline, claims, asOf: asOf) }.together
  }
}

extension ScopeState {
  fileprivate func restorable(of subject: Subject, isServiceOver: Bool) -> Verdict.Restorable? {
    guard let hiddenBefore, let restorableUntil else { return nil }
    return Verdict.Restorable(
      subject: subject, scopes: [scope], from: goneBefore, to: hiddenBefore, until: restorableUntil,
      causes: .init(openPurges.map { Verdict.Cause($0.opener) }),
      decision: openPurges.compactMap { Verdict.Decision($0.purge) }.last,
      isEstimated: openPurges.contains(where: \.purge.isEstimated), isServiceOver: isServiceOver,
      command: nil)
  }

  /// - Parameter claims: the deletions that any record says are pending.
  fileprivate func deadlines(of subject: Subject, _ claims: [Deletion]) -> [Verdict.Deadline] {
    let own = openPurges.map { open in
      Verdict.Deadline(
        subject: subject, scopes: [scope], due: open.purge.deadline, isEstimated: open.purge.isEstimated,
        cause: .init(open.opener), decision: .init(open.purge), isDisputed: !open.opener.isUndisputed)
    }
    let known = Set(own.map(\.due))
    let others = claims.filter {
      $0.isDisputed && $0.change.scope == scope && !known.contains($0.purge.deadline)
    }
    return own
      + others.map { claim in
        Verdict.Deadline(
          subject: subject, scopes: [scope], due: claim.purge.deadline, isEstimated: claim.purge.isEstimated,
          cause: claim.cause, decision: .init(claim.purge), isDisputed: true)
      }
  }
}

extension Verdict.Decision {
  /// What became of a deletion; nil where no later event decided it.
  fileprivate init?(_ purge: Purge) {
    guard let time = purge.resolvedAt else { return nil }
    self.init(outcome: purge.outcome, time: time)
  }
}
