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
    let claims = timeline.entries.flatMap(\.deletions)
    let isOver = timeline.subject.service.isOver(at: asOf)
    restorable = states.compactMap { $0.restorable(of: timeline.subject, isServiceOver: isOver) }.together
    deadlines =
      states.flatMap { $0.deadlines(of: timeline.subject, claims.filter { $0.isOpen(at: asOf) }) }.together
    losses = states.compactMap { $0.loss(of: timeline.subject, claims, asOf: asOf) }.together
  }
}

/// A deletion that a record of an event says that it began.
private struct Deletion {
  let cause: Verdict.Cause
  let change: Entry.Change
  let purge: Purge
  /// Whether it is so only if another record of the event, or before it, is not genuine.
  let isDisputed: Bool

  /// Whether it was neither decided nor due at a moment.
  func isOpen(at moment: Instant) -> Bool {
    cause.eventTime <= moment && moment < purge.deadline && purge.resolvedAt.map { moment < $0 } ?? true
  }

  /// Whether all messages that it hid were deleted, though they were kept before.
  var isCut: Bool { change.isCut && (purge.outcome == .carriedOut || purge.outcome == .presumed) }

  /// Whether some of them were, or by a later change: the first cut of several says what was kept before.
  func isPartOfCut(at moment: Instant) -> Bool {
    change.isCut && purge.deadline <= moment
      && (purge.outcome == .partlyAverted || purge.outcome == .superseded)
  }
}

extension Entry {
  /// The deletions that its records say they began, those of the representing one first.
  fileprivate var deletions: [Deletion] {
    func deletions(
      _ changes: [Change], by event: RetentionEvent, at evidence: [Evidence], isDisputed: Bool
    ) -> [Deletion] {
      changes.compactMap { change in
        change.purge.map {
          Deletion(
            cause: .init(eventID: event.eventID, eventTime: event.eventTime, evidence: evidence.first),
            change: change, purge: $0, isDisputed: isDisputed)
        }
      }
    }
    return deletions(changes, by: event, at: evidence, isDisputed: !isUndisputed)
      + deletions(changesIfDisputed, by: event, at: evidence, isDisputed: true)
      + others.flatMap { deletions($0.changes, by: $0.event, at: $0.evidence, isDisputed: true) }
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

  /// - Parameter deletions: all that any record says began.
  fileprivate func loss(of subject: Subject, _ deletions: [Deletion], asOf: Instant) -> Verdict.Loss? {
    let own = deletions.filter { $0.change.scope == scope }
    let cuts = own.filter(\.isCut)
    let partly = own.filter { $0.isPartOfCut(at: asOf) }
    // One that a shorter period replaced counts where that one, or another, was not averted.
    let isAnyCut = !cuts.isEmpty || partly.contains { $0.purge.outcome == .partlyAverted }
    let latest = (cuts + partly.filter { $0.purge.outcome == .partlyAverted }).map(\.cause.eventTime).max()
    let claims = own.filter { claim in
      claim.isCut
        || isAnyCut && claim.isPartOfCut(at: asOf) && latest.map { claim.cause.eventTime <= $0 } ?? false
    }
    let last = cuts.compactMap { claim in
      claim.change.after.seconds.map { claim.purge.deadline.adding(seconds: -$0) }
    }.max()
    guard let before = [goneBefore, last].compactMap(\.self).max() else { return nil }
    let firsts = claims.map { claim in
      claim.change.before.seconds.map { claim.cause.eventTime.adding(seconds: -$0) }
    }
    var known: Set<Verdict.Cause> = []
    return Verdict.Loss(
      subject: subject, scopes: [scope],
      from: firsts.contains(nil) ? nil : firsts.compactMap(\.self).min(),
      provenBefore: goneProvenBefore, before: before,
      causes: .init(claims.map(\.cause).filter { known.insert($0).inserted }),
      isDisputed: before != goneBefore || !claims.isEmpty && claims.allSatisfy(\.isDisputed))
  }
}

extension Verdict.Cause {
  fileprivate init(_ entry: Entry) {
    self.init(
      eventID: entry.event.eventID, eventTime: entry.event.eventTime, evidence: entry.evidence.first)
  }
}

extension Verdict.Decision {
  /// What became of a deletion; nil where no later event decided it.
  fileprivate init?(_ purge: Purge) {
    guard let time = purge.resolvedAt else { return nil }
    self.init(outcome: purge.outcome, time: time)
  }
}
