public import RetentionModel

/// The findings of a history that grows, each told once.
public struct LiveFindings: Sendable {
  private let policy: Policy
  /// What was true of the history that was known at the start.
  private var known: Set<Finding.Identity> = []
  private var raised: Set<Finding.Identity> = []
  /// When the next deletion is due that nothing has averted so far; nil where none is.
  public private(set) var nextDeadline: Instant?

  /// - Parameters:
  ///   - history: what is known already, and is not to be told.
  ///   - asOf: the clock that deadlines are judged by.
  ///   - policy: what the organisation expects.
  public init(knowing history: LiveHistory = LiveHistory(), asOf: Instant, policy: Policy = Policy()) {
    self.policy = policy
    known = Set(findings(in: history, asOf: asOf).map(\.identity))
  }

  /// What is true now and was not at the start, in no order; those that the policy suppresses are marked.
  ///
  /// A finding to which later events add is the same one, even where it has come to matter more; it is told by its
  /// first event.
  /// - Returns: all of them, and those that were not told before.
  public mutating func update(
    _ history: LiveHistory, asOf: Instant
  ) -> (all: [Finding], new: [Finding]) {
    let all = findings(in: history, asOf: asOf).filter { !known.contains($0.identity) }
    return (all, all.filter { raised.insert($0.identity).inserted })
  }

  private mutating func findings(in history: LiveHistory, asOf: Instant) -> [Finding] {
    let investigation = history.investigation(asOf: asOf, policy: policy)
    nextDeadline = investigation.acts.flatMap(\.changes).compactMap(\.purge)
      .filter { $0.outcome == .pending }.map(\.deadline).min()
    return investigation.findings()
  }
}

extension Arrival {
  /// Whether it can be the reason of a finding: look-ups that tell nothing and come from where they should can
  /// not.
  public var canRaise: Bool {
    entry.kind != .access || entry.event.reported != .missing || !entry.conflictingBodies.isEmpty
      || UnexpectedRegion.isStrange(entry.event)
  }
}

extension LiveHistory {
  /// What rules have to look at now.
  func investigation(asOf: Instant, policy: Policy) -> Investigation {
    let coverage = coverage(asOf: asOf)
    return Investigation(
      timelines: timelines(asOf: asOf, coverage: coverage), coverage: coverage, asOf: asOf, policy: policy)
  }
}
