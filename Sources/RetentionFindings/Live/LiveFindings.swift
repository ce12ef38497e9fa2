public import RetentionModel

/// The findings of a growing history, each reported once.
public struct LiveFindings: Sendable {
  private let policy: Policy
  /// The findings of the history known at the start.
  private var known: Set<Finding.Identity> = []
  private var raised: Set<Finding.Identity> = []
  /// When the next deletion is due that has not been cancelled so far; nil if there is none.
  public private(set) var nextDeadline: Instant?

  /// - Parameters:
  ///   - history: what is already known; its findings are not reported.
  ///   - asOf: the clock by which deadlines are judged.
  ///   - policy: the organisation's expectations.
  public init(knowing history: LiveHistory = LiveHistory(), asOf: Instant, policy: Policy = Policy()) {
    self.policy = policy
    known = Set(findings(in: history, asOf: asOf).map(\.identity))
  }

  /// The findings that hold now and did not at the start, in no particular order; those that the policy
  /// suppresses are marked.
  ///
  /// A finding to which later events add remains the same finding, even if its severity rises; its first
  /// event identifies it.
  /// - Parameters:
  ///   - history: the history as it is now.
  ///   - asOf: the clock by which deadlines are judged.
  /// - Returns: all of them, and those that were not reported before.
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
  /// Whether it can raise a finding: views of the settings that show nothing and come from an expected Region
  /// cannot.
  public var canRaise: Bool {
    entry.kind != .access || entry.event.reported != .missing || !entry.conflictingBodies.isEmpty
      || UnexpectedRegion.isUnexpected(entry.event)
  }
}

extension LiveHistory {
  /// What rules examine now.
  func investigation(asOf: Instant, policy: Policy) -> Investigation {
    let coverage = coverage(asOf: asOf)
    return Investigation(
      timelines: timelines(asOf: asOf, coverage: coverage), coverage: coverage, asOf: asOf, policy: policy)
  }
}
