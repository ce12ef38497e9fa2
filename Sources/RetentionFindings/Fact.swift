public import RetentionModel

/// The content of a finding as data; RetentionReports makes its title and sentences from it.
public enum Fact: Hashable, Sendable {
  /// About a period and the deletion caused by its change.
  case change(ChangeFact)
  /// About who made a call, when, and how often.
  case caller(CallerFact)
  /// About a record or a file, and whether it can be trusted.
  case record(RecordFact)
  /// About a trail that did not log for a time.
  case trail(TrailFact)
  /// Of a client's rule, in its own words.
  case stated(title: String, sentence: String)
}

/// The change of one scope's period that an act made, or that a view showed.
public struct Movement: Hashable, Sendable {
  /// The change.
  public let change: Entry.Change
  /// When it was made or seen.
  public let time: Instant
  /// Whether a view of the settings showed it, rather than a call that set it.
  public let isView: Bool
  /// For how many days the service keeps what a shorter period hid; nil if it deletes immediately.
  public let graceDays: Int?
  /// Whether the service has ended, as of the report's clock, so that nothing can be restored.
  public let isServiceOver: Bool
}

/// Facts about a period and the deletion caused by its change.
public enum ChangeFact: Hashable, Sendable {
  case shortened(Movement)
  /// The period was set, and is shorter than the last one known before it became unknown.
  case shortenedBehindUnknown(Movement, lastKnown: Period)
  case turnedOn(Movement)
  case turnedOff(Movement)
  /// The period is shorter than the policy's minimum, in days.
  case belowMinimum(Movement, days: Int)
  case notAPeriod(Scope, text: String)
  /// The call does not mention the scope.
  case carriedOver(Movement)
  case responseDiffers(Scope, requested: Period, reported: Period)
  case deletionPending(Movement)
  /// The deletion was cancelled, in whole or in part.
  case deletionCancelled(Movement)
  case deletionPassed(Movement)
  /// The usual deadline is `days` after the change.
  case deadlineDiffers(announced: Instant, usual: Instant, days: Int)
  /// The period was reduced and restored; `isLost` says whether a deadline passed in between.
  case restored(Movement, lowest: Period, to: Period, at: Instant, isLost: Bool)
  /// `count` changes; `periods` has only the first ones.
  case changedOften(Scope, count: Int, from: Instant, to: Instant, periods: [Period])
  /// `count` changes in one second; `periods` has only the first ones.
  case sameSecond(Scope, count: Int, at: Instant, periods: [Period])
  case notAsThePolicyExpects(Scope, period: Period, expected: Period, asOf: Instant)
  /// A view shows a different period than the latest change set.
  case notAsSet(Scope, seen: Period, set: Period)
  /// The change was made after the service had ended.
  case afterEnd(of: String, at: Instant)
}

/// Facts about who made a call, when, and how often.
public enum CallerFact: Hashable, Sendable {
  case refused(count: Int, from: Instant, to: Instant, errorCode: String?)
  case allowedAfterRefusals(count: Int, last: Instant, at: Instant)
  /// The first change by a caller, with the caller's first record; the `days` before it are covered.
  case firstChange(by: String, firstSeen: Instant, days: Int)
  /// The logs do not cover the `days` needed to recognise new callers.
  case newcomersUnknown(days: Int)
  /// Origins from which a caller with `records` earlier records was never seen.
  case newOrigin(records: Int, origins: [Origin])
  case risky([Risk], accessKeyId: String?)
  case otherAccount(String, home: String)
  /// None of the policy's `patterns` approves the caller.
  case notApproved(String, patterns: Int)
  /// In none of the policy's change windows.
  case outsideWindows(at: Instant, windows: Int)
  case manyAccounts(count: Int, from: Instant, to: Instant)
  case viewedThenShortened(viewed: Instant, shortened: Instant)

  /// One part of a call's origin.
  public struct Origin: Hashable, Sendable {
    /// The parts of an origin.
    public enum Kind: String, Sendable { case address, program, region }
    /// The part.
    public let kind: Kind
    /// The value, as written in the record.
    public let value: String
  }

  /// Why an identity is a risk.
  public enum Risk: Hashable, Sendable { case root, longLivedKey, consoleWithoutMFA }
}

/// Facts about a record or a file, and whether it can be trusted.
public enum RecordFact: Hashable, Sendable {
  /// `count` records under one eventID differ; one of them may claim to correct the others in the fields that
  /// it lists.
  case conflicting(eventID: String?, count: Int, updatedFields: String?)
  case inSeveralAccounts(eventID: String?, account: String, others: [String])
  /// A record claims to correct others.
  case correction(eventID: String?, of: String?, count: Int, updatedFields: String?)
  /// A record about other settings claims to correct this one.
  case correctedElsewhere(eventID: String?, by: String)
  case afterFault(path: String?)
  /// The record is from one place but is in the log file of another.
  case foreign(Place, file: String, isOtherAccount: Bool)
  case implausibleTime(Instant, isBeforeCloudTrail: Bool)
  case implausibleName(path: String, Instant)
  case oddFile(path: String, OddFile.Oddity)
  /// Digests find fault with files; `nearest` is a retention change or deadline that lies near, if any does.
  case evidence(EvidenceFault, nearest: Instant?, isDeletionPending: Bool)
  case lookalike(Subject, of: Subject)
  case unexpectedRegion(eventName: String, region: String?, homes: [String])
  /// The record does not show what the call set or, if nameless, which resource it concerned.
  case nothingShown(isNameless: Bool)
  case requestOmitted
}

extension Fact {
  /// What the fact is about; nil if it is about no scope alone.
  package var scope: Scope? {
    if let movement { return movement.change.scope }
    guard case .change(let fact) = self else { return nil }
    switch fact {
    case .notAPeriod(let scope, _), .responseDiffers(let scope, _, _), .changedOften(let scope, _, _, _, _),
      .sameSecond(let scope, _, _, _), .notAsThePolicyExpects(let scope, _, _, _), .notAsSet(let scope, _, _):
      return scope
    default: return nil
    }
  }

  /// The movement that the fact is about; nil if there is none.
  package var movement: Movement? {
    guard case .change(let fact) = self else { return nil }
    switch fact {
    case .shortened(let movement), .shortenedBehindUnknown(let movement, _), .turnedOn(let movement),
      .turnedOff(let movement), .belowMinimum(let movement, _), .carriedOver(let movement),
      .deletionPending(let movement), .deletionCancelled(let movement), .deletionPassed(let movement),
      .restored(let movement, _, _, _, _):
      return movement
    case .notAPeriod, .responseDiffers, .deadlineDiffers, .changedOften, .sameSecond, .notAsThePolicyExpects,
      .notAsSet, .afterEnd:
      return nil
    }
  }
}
