internal import RetentionModel

extension Rule {
  /// How much of what is known one of a rule's findings may depend on, so that a history that grows need not be examined
  /// as a whole for each event.
  public struct Reach: Sendable {
    enum Kind: Sendable {
      case everything, account, trails, timeline, entry
      case runs(Runs)
      case past(@Sendable () -> any Memory)
      case timelines(alike: @Sendable (Subject) -> [ExactText]?)
    }

    let kind: Kind

    /// On anything.
    public static let everything = Reach(kind: .everything)

    /// On the timelines and the coverage of one AWS account, or on files alone: examining each account by itself, and the
    /// files without any, gives the same findings. The clock must not matter but at the time of a record, a day before it,
    /// a deadline, and the end of a service.
    public static let account = Reach(kind: .account)

    /// On the gaps in what trails logged, and, where there is one, on the timelines and holes of all accounts; acts and the
    /// clock must not matter.
    static let trails = Reach(kind: .trails)

    /// On one timeline; in all else as `account`.
    static let timeline = Reach(kind: .timeline)

    /// On the records of one entry, what was known before it, and, while a deletion that it caused is pending, on its
    /// timeline; in all else as `account`.
    static let entry = Reach(kind: .entry)

    /// On the acts of one run, not on the coverage; in all else as `account`.
    static func runs(_ runs: Runs) -> Reach { Reach(kind: .runs(runs)) }

    /// On the timelines for whose subjects a key is the same, in any account; the clock must not matter.
    static func timelines(alike key: @escaping @Sendable (Subject) -> [ExactText]?) -> Reach {
      Reach(kind: .timelines(alike: key))
    }
  }

  /// What a rule remembers that goes through the acts of an account in order: what it finds in one depends on those before
  /// it, and on what the logs prove up to then.
  protocol Memory: Sendable {
    /// Whether witnesses from after the acts can change nothing of what was found.
    var isFinal: Bool { get }

    /// What is found in an act, which follows all others so far. An act must not be remembered, as it holds its timeline.
    mutating func finding(about act: Act, in investigation: Investigation) -> Finding?
  }
}

// The acts that matter to a rule, put together by key and cut where two neighbours have nothing to do with each other:
//
//   a caller's refused calls     · ··  ·              ·  · ·        ·
//   runs within an hour          ╰─────╯              ╰────╯        ╵
//
// In a history that grows, only the runs are examined that have a new act.

/// How the acts that a rule examines fall into runs, each of which it can examine by itself.
struct Runs: Sendable {
  /// Whether a run has acts of one account only.
  let areOfOneAccount: Bool
  /// Whether it matters what became of the deletions that the acts caused.
  let heedOutcomes: Bool
  /// What the acts of a run have in common; nil for an act that does not matter.
  let key: @Sendable (Act) -> [ExactText]?
  /// Whether a run ends between two acts that follow each other among those with the same key.
  let end: @Sendable (_ act: Act, _ next: Act, _ policy: Policy) -> Bool

  /// - Parameters: see the properties.
  init(
    areOfOneAccount: Bool = true, heedOutcomes: Bool = false,
    of key: @escaping @Sendable (Act) -> [ExactText]?,
    endingBetween end: @escaping @Sendable (_ act: Act, _ next: Act, _ policy: Policy) -> Bool
  ) {
    self.areOfOneAccount = areOfOneAccount
    self.heedOutcomes = heedOutcomes
    self.key = key
    self.end = end
  }
}

extension Act {
  /// Tells the timelines of an account apart.
  var timelineKey: [ExactText] { [ExactText(subject.resource), ExactText(subject.service.id)] }

  /// How many seconds pass until another act.
  func seconds(until next: Act) -> Int { Int(next.time.seconds - time.seconds) }
}
