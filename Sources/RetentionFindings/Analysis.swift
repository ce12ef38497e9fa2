public import RetentionModel

/// What a history amounts to: its timelines, what its logs prove, and what looks wrong. Nothing of it depends on what is
/// shown.
public struct Analysis: Sendable {
  /// By what it is judged.
  public struct Clock: Sendable {
    /// The clock that deadlines are judged by; it hides no event.
    public let asOf: Instant
    /// The moment that is taken for the present: nothing later is known; nil where all that was read is.
    public let knownAt: Instant?
    /// The last moment that a witness can tell of.
    let limit: Instant

    /// - Parameters:
    ///   - asOf: the clock that deadlines are judged by.
    ///   - now: the present, a day beyond which no witness counts; nil for the clock.
    ///   - knownAt: answers as if it were then; the clock must be the same.
    public init(asOf: Instant, now: Instant? = nil, knownAt: Instant? = nil) {
      self.asOf = asOf
      self.knownAt = knownAt
      limit = knownAt ?? max(now ?? asOf, asOf).adding(days: 1)
    }
  }

  /// By what it was judged.
  public let clock: Clock
  /// How much was read, and what could not be; its `duplicates` are those of the history.
  public let input: InputTally
  /// What it proves of times.
  public let coverage: Coverage
  /// The timelines of all accounts, sorted by subject.
  public let timelines: [Timeline]
  /// What looks wrong, in no order; those that the policy suppresses are marked. Nil where nothing was looked for.
  public let findings: [Finding]?

  /// - Parameters:
  ///   - history: all events that were read.
  ///   - input: how they were read.
  ///   - declared: windows that the operator declares to be complete.
  ///   - clock: by what it is judged.
  ///   - policy: what the organisation expects; nil where nothing is to be looked for.
  ///   - rules: what is looked for.
  public init(
    _ history: EventHistory, input: InputTally, declared: [ClosedRange<Instant>] = [], clock: Clock,
    policy: Policy? = nil, rules: [Rule] = Rules.all
  ) {
    let history = clock.knownAt.map { history.known(at: $0) } ?? history
    let coverage = history.coverage(with: input.witnesses, declared: declared, limit: clock.limit)
    let timelines = history.timelines(asOf: clock.asOf, coverage: coverage)
    self.clock = clock
    self.coverage = coverage
    self.timelines = timelines
    var tally = input
    tally.duplicates = history.duplicates
    self.input = tally
    findings = policy.map { policy in
      Investigation(
        timelines: timelines, coverage: coverage, asOf: clock.asOf, policy: policy, oddFiles: input.oddFiles
      ).findings(of: rules)
    }
  }
}
