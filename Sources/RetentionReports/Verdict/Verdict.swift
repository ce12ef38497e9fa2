public import RetentionFindings
public import RetentionModel

/// What a report comes to, as facts, for a reader who reads nothing else.
///
/// It is about the requested accounts, as of the report's clock. It is bounded: of each kind it lists the most pressing, and
/// counts all.
public struct Verdict: Sendable {
  /// The moment that it is about: the report's clock.
  public let moment: Instant
  /// What keeps the rest from being the whole truth, the gravest first.
  public let cautions: [Caution]
  /// Hidden messages that can still be restored, those first that are deleted soonest.
  public let restorable: Few<Restorable>
  /// The deletions that are pending, the soonest first.
  public let deadlines: Few<Deadline>
  /// What was deleted: first what changes of a period deleted, then what merely grew too old; the latest messages first.
  public let losses: Few<Loss>
  /// How many of the losses come, or may come, from a change whose deadline passed.
  public let cuts: Int
  /// How many findings of each severity there are about what is requested, shown or not, but for those that the policy
  /// suppresses; nil where nothing was looked for.
  public let findings: [Severity: Int]?
  /// How much of the time is covered.
  public let reach: Reach
  /// What is left out of the report.
  public let hidden: Hidden

  /// Whether nothing that is requested, or that is hidden, needs a look. It is never so where the input is incomplete or has a
  /// hole, where records contradict each other, and where nothing was looked for or there is nothing to judge.
  public var isCalm: Bool {
    cautions.isEmpty && restorable.count == 0 && deadlines.count == 0 && cuts == 0
      && findings.map { !$0.needALook } ?? false && reach.share?.percent == 100 && reach.momentary == 0
      && hidden.isCalm
  }

  /// How many things of a kind are listed at most.
  public static let most = 5

  /// The most pressing of some things.
  public struct Few<Element: Hashable & Sendable>: Hashable, Sendable {
    /// At most `Verdict.most`.
    public internal(set) var listed: [Element]
    /// How many there are, with those that are not listed.
    public let count: Int

    /// How many are not listed.
    public var more: Int { count - listed.count }

    /// - Parameter sorted: all of them, the most pressing first.
    init(_ sorted: [Element]) {
      listed = Array(sorted.prefix(Verdict.most))
      count = sorted.count
    }
  }
}

extension Verdict {
  /// Why a verdict is not the whole truth.
  public enum Caution: Hashable, Sendable {
    /// There is nothing to judge: no retention event was read.
    case noEvent
    /// There is nothing to judge: no retention event is of the requested accounts and times, or in the view.
    case noneSelected
    /// So many of the requested names are not known.
    case unknownNames(Int)
    /// Some of the input could not be read: so many problems.
    case incompleteInput(Int)
    /// So many times of which it is known that events were not read, or not logged.
    case holes(Int)
    /// The records of so many events contradict each other, or cannot be relied on.
    case disputedEvents(Int)
    /// Of so many accounts nothing shows which logs would have a change.
    case unknownReach(Int)
    /// Of so many deletions whose deadline has not passed it is not known whether they were cancelled.
    case unknownFates(Int)
    /// So many silences of more than seven days.
    case silences(Int)
  }

  /// How much of the time the files and events cover that were read.
  public struct Reach: Sendable {
    /// How many accounts and Regions there are.
    public let places: Int
    /// The first and the last moment of any; nil where nothing gives a time.
    public let span: ClosedRange<Instant>?
    /// How much is covered, added up over the places: of the requested time, else of the time from a place's first witness to
    /// its last; nil where that is not known, as with a hole that may be at any time.
    public let share: Coverage.Share?
    /// How many of the places are known at one moment alone, which adds nothing to the share.
    public let momentary: Int
    /// How many holes there are, with those of unknown time, account or Region.
    public let holes: Int
    /// How many of the places are known from events alone, from files whose names give no time.
    public let fromEventsAlone: Int
    /// The earliest end of a place that ends before the clock; nil where none does.
    public let end: Instant?
  }

  /// What is left out of a report.
  public struct Hidden: Sendable {
    /// How many events of the requested accounts and times the view hides.
    public let events: Int
    /// How many findings of each severity the view hides.
    public let findings: [Severity: Int]
    /// How many findings the least severity hides.
    public let belowLevel: Int
    /// How many findings the policy suppresses.
    public let suppressed: Int
    /// How many accounts are not requested, or have no scope that is shown.
    public let accounts: Int
    /// How many events of the requested accounts are not of the requested times.
    public let eventsElsewhen: Int
    /// How many findings of each severity are about other accounts and times than the requested, but for suppressed ones.
    public let findingsElsewhere: [Severity: Int]
    /// How many things could be restored in what is not shown.
    public let restorable: Int
    /// How many deletions are pending in what is not shown.
    public let deadlines: Int
    /// How many losses in what is not shown come from a change.
    public let cuts: Int

    fileprivate var isCalm: Bool {
      !findings.needALook && !findingsElsewhere.needALook && restorable == 0 && deadlines == 0 && cuts == 0
        && suppressed == 0
    }
  }
}

extension [Severity: Int] {
  /// Whether any of the findings is at least medium.
  fileprivate var needALook: Bool { contains { $0.key >= .medium && $0.value > 0 } }
}
