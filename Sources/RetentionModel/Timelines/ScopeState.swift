/// The retention of one scope at a moment.
public struct ScopeState: Sendable {
  /// A purge that was neither resolved nor due.
  public struct OpenPurge: Sendable {
    /// The event that opened it.
    public let opener: Entry
    /// When the messages would be deleted, and what became of it later.
    public let purge: Purge
  }

  /// What the period applies to.
  public let scope: Scope
  /// The period in force.
  public let period: Period
  /// How it is known.
  public let certainty: Certainty
  /// When the period came into force; nil before the first evidence.
  public let since: Instant?
  /// The event that set it; nil before the first evidence.
  public let setter: Entry?
  /// The first event that tells the period; nil where none does.
  public let firstEvidence: Entry?
  /// All messages older than this are gone for good; nil where none is known to be.
  public let goneBefore: Instant?
  /// The part of it that the logs prove; nil where they prove none.
  public let goneProvenBefore: Instant?
  /// All messages older than this cannot be seen; those not gone can be restored by a longer period.
  public let hiddenBefore: Instant?
  /// Until when what is hidden and not gone can be restored; nil where there is no such thing.
  public let restorableUntil: Instant?
  /// In the order of their events.
  public let openPurges: [OpenPurge]

  init(_ scope: Scope, in history: ScopeHistory, entries: [Entry], at moment: Instant) {
    let stretch = history.stretch(at: moment)
    self.scope = scope
    period = stretch.period
    certainty = stretch.certainty(at: moment)
    since = stretch.since
    setter = stretch.entry.map { entries[$0] }
    firstEvidence = history.stretches.dropFirst().first?.entry.map { entries[$0] }
    let gone = history.goneBefore(moment)
    let hidden = history.hiddenBefore(moment)
    goneBefore = gone
    goneProvenBefore = history.goneBefore(moment, proven: true)
    hiddenBefore = hidden
    restorableUntil = hidden == gone ? nil : stretch.deadline
    openPurges = history.stretches.compactMap { stretch in
      guard let opener = stretch.entry.map({ entries[$0] }), let since = stretch.since,
        let purge = opener.changes.first(where: { $0.scope == scope })?.purge,
        since <= moment, moment < purge.deadline,
        purge.resolvedAt.map({ moment < $0 }) ?? true
      else { return nil }
      return OpenPurge(opener: opener, purge: purge)
    }
  }
}
