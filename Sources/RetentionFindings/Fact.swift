public import RetentionModel

/// What a finding says, as data; RetentionReports makes its title and its sentences of it.
public enum Fact: Hashable, Sendable {
  /// Of a period, and of what its change deletes.
  case change(ChangeFact)
  /// Of who made a call, when, and how often.
  case caller(CallerFact)
  /// Of a record or a file, and whether it can be trusted.
  case record(RecordFact)
  /// What a rule of a client's says in its own words.
  case stated(title: String, sentence: String)
}

/// What an act did to the period of one scope, or showed of it.
public struct Movement: Hashable, Sendable {
  /// What moved.
  public let change: Change
  /// When.
  public let time: Instant
  /// Whether a view of the settings showed it, rather than a call that set it.
  public let isView: Bool
  /// How many days the service keeps what a shorter period hid; nil where it deletes at once.
  public let graceDays: Int?
  /// Whether the service has ended, as of the report's clock, so that nothing can be restored any more.
  public let isServiceOver: Bool
}

/// What a finding says of a period, and of what its change deletes.
public enum ChangeFact: Hashable, Sendable {
  case shortened(Movement)
  /// The period was set, and is shorter than the last one that was known before it became unknown.
  case shortenedBehindUnknown(Movement, lastKnown: Period)
  case turnedOn(Movement)
  case turnedOff(Movement)
  /// The period is shorter than the policy's minimum of so many days.
  case belowMinimum(Movement, days: Int)
  case notAPeriod(Scope, text: String)
  /// The call says nothing of the scope.
  case carriedOver(Movement)
  case responseDiffers(Scope, requested: Period, reported: Period)
  case deletionPending(Movement)
  /// It was cancelled, in whole or in part.
  case deletionCancelled(Movement)
  case deletionPassed(Movement)
  /// The usual deadline is so many days after the change.
  case deadlineDiffers(announced: Instant, usual: Instant, days: Int)
  /// The period was lowered and came back; `isLost` tells whether a deadline passed meanwhile.
  case restored(Movement, lowest: Period, to: Period, at: Instant, isLost: Bool)
  /// So many changes; of the periods the first are given.
  case changedOften(Scope, count: Int, from: Instant, to: Instant, periods: [Period])
  /// So many changes in one second; of the periods the first are given.
  case sameSecond(Scope, count: Int, at: Instant, periods: [Period])
  case notAsThePolicyExpects(Scope, period: Period, expected: Period, asOf: Instant)
  /// A view shows another period than the latest change set.
  case notAsSet(Scope, seen: Period, set: Period)
  /// The change came after its service had ended.
  case afterEnd(of: String, at: Instant)
}

/// What a finding says of who made a call, when, and how often.
public enum CallerFact: Hashable, Sendable {
  case refused(count: Int, from: Instant, to: Instant, errorCode: String?)
  case allowedAfterRefusals(count: Int, last: Instant, at: Instant)
  /// The first change by a caller, first seen so; so many days before it are covered.
  case firstChange(by: String, firstSeen: Instant, days: Int)
  /// The logs do not cover so many days, and cannot tell who is new.
  case newcomersUnknown(days: Int)
  /// Where a caller with so many earlier records was never seen.
  case newOrigin(records: Int, origins: [Origin])
  case risky([Risk], accessKeyId: String?)
  case otherAccount(String, home: String)
  /// None of so many patterns of the policy approves the caller.
  case notApproved(String, patterns: Int)
  /// In none of so many change windows of the policy.
  case outsideWindows(at: Instant, windows: Int)
  case manyAccounts(count: Int, from: Instant, to: Instant)
  case viewedThenShortened(viewed: Instant, shortened: Instant)

  /// Where a call came from.
  public struct Origin: Hashable, Sendable {
    /// The parts of an origin.
    public enum Kind: String, Sendable { case address, program, region }
    /// Which part.
    public let kind: Kind
    /// As the record has it.
    public let value: String
  }

  /// Why an identity is a risk.
  public enum Risk: Hashable, Sendable { case root, longLivedKey, consoleWithoutMFA }
}

/// What a finding says of a record or a file, and whether it can be trusted.
public enum RecordFact: Hashable, Sendable {
  /// So many records under one eventID differ; one may correct itself in the fields that it names.
  case conflicting(eventID: String?, count: Int, updatedFields: String?)
  case inSeveralAccounts(eventID: String?, account: String, others: [String])
  /// A record says that it corrects others.
  case correction(eventID: String?, of: String?, count: Int, updatedFields: String?)
  /// A record about other settings says that it corrects this one.
  case correctedElsewhere(eventID: String?, by: String)
  case afterFault(path: String?)
  /// The record is of a place, and stands in the log file of another.
  case foreign(Place, file: String, isOtherAccount: Bool)
  case implausibleTime(Instant, isBeforeCloudTrail: Bool)
  case implausibleName(path: String, Instant)
  case oddFile(path: String, OddFile.Oddity)
  case lookalike(Subject, of: Subject)
  case unexpectedRegion(eventName: String, region: String?, homes: [String])
  /// Nothing shows what a call set; or, where it is nameless, whose period it was.
  case nothingShown(isNameless: Bool)
  case requestOmitted
}

extension Fact {
  /// The movement that it is about; nil where it is about none.
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
