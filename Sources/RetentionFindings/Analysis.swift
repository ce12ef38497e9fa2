public import RetentionModel

/// The analysis of a history: its timelines, what its logs prove, and its findings. It does not depend on
/// what is selected for output.
public struct Analysis: Sendable {
  /// The times that the analysis is based on.
  public struct Clock: Sendable {
    /// The clock by which deadlines are judged; later events still count.
    public let asOf: Instant
    /// The moment treated as the present, after which nothing is known; nil to use everything that was read.
    public let knownAt: Instant?
    /// The latest moment that a witness can have.
    let limit: Instant
    /// The latest that a file's name can give: with `knownAt`, what is later is not known, and no lie.
    let plausible: Instant

    /// - Parameters:
    ///   - asOf: the clock by which deadlines are judged.
    ///   - now: the present; witnesses more than a day later are ignored; nil for `asOf`.
    ///   - knownAt: answers as of that moment; `asOf` must be the same.
    public init(asOf: Instant, now: Instant? = nil, knownAt: Instant? = nil) {
      self.asOf = asOf
      self.knownAt = knownAt
      plausible = max(now ?? asOf, asOf).adding(days: 1)
      limit = knownAt ?? plausible
    }
  }

  /// The times that the analysis is based on.
  public let clock: Clock
  /// What was read, and what could not be read; its `duplicates` are the history's.
  public let input: InputTally
  /// The times that the input covers.
  public let coverage: Coverage
  /// The records of CloudTrail's own calls, which say what trails logged, by time.
  public let trailRecords: [TrailRecord]
  /// The timelines of all subjects, sorted.
  public let timelines: [Timeline]
  /// The findings in no particular order; those that the policy suppresses are marked. Nil if no policy was
  /// given.
  public let findings: [Finding]?

  /// - Parameters:
  ///   - history: all events that were read.
  ///   - input: the tally of reading them.
  ///   - declared: windows that the operator declares complete.
  ///   - clock: the times that the analysis is based on.
  ///   - policy: the organisation's expectations; nil to skip the rules.
  ///   - rules: the rules to apply.
  public init(
    _ history: EventHistory, input: InputTally, declared: [ClosedRange<Instant>] = [], clock: Clock,
    policy: Policy? = nil, rules: [Rule] = Rules.all
  ) {
    let history = clock.knownAt.map { history.known(at: $0) } ?? history
    let coverage = history.coverage(
      with: input.witnesses, declared: declared, limit: clock.limit,
      plausible: clock.plausible)
    let timelines = history.timelines(asOf: clock.asOf, coverage: coverage)
    self.clock = clock
    self.coverage = coverage
    self.timelines = timelines
    trailRecords = history.trails.records
    var tally = input
    tally.duplicates = history.duplicates
    self.input = tally
    findings = policy.map { policy in
      Investigation(
        timelines: timelines, coverage: coverage, asOf: clock.asOf, policy: policy, oddFiles: input.oddFiles,
        evidenceFaults: input.evidenceFaults
      ).findings(of: rules)
    }
  }
}
