/// The retention of one scope at a moment.
public struct ScopeState: Sendable {
  /// A deletion that was neither resolved nor due.
  public struct OpenPurge: Sendable {
    /// The event that caused it.
    public let opener: Entry
    /// When the messages would be deleted, and the later outcome.
    public let purge: Purge
  }

  /// What the period applies to.
  public let scope: Scope
  /// The period in force.
  public let period: Period
  /// How the period is known.
  public let certainty: Certainty
  /// When the period came into force; nil before the first evidence.
  public let since: Instant?
  /// The event that set it; nil before the first evidence.
  public let setter: Entry?
  /// The first event that makes a period known; nil if there is none.
  public let firstEvidence: Entry?
  /// Messages before this moment have been deleted; nil if none are known to be.
  public let goneBefore: Instant?
  /// The part of `goneBefore` that the logs prove; nil if they prove none.
  public let goneProvenBefore: Instant?
  /// Messages before this moment are hidden; those not deleted can be restored by a longer period.
  public let hiddenBefore: Instant?
  /// Until when hidden messages that are not deleted can be restored; nil if there are none.
  public let restorableUntil: Instant?
  /// The deletions pending at that moment, in the order of their events.
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
