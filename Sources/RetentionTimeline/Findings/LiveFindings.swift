/// The findings of a history that grows, each told once.
public struct LiveFindings: Sendable {
  private let policy: Policy
  private var raised: Set<Finding.Identity> = []
  /// When the next deletion is due that nothing has averted so far; nil where none is.
  public private(set) var nextDeadline: Instant?

  /// - Parameter policy: what the organisation expects.
  public init(policy: Policy = Policy()) {
    self.policy = policy
  }

  /// What is true now and was not told before, sorted; those that the policy suppresses are marked.
  ///
  /// A finding to which later events add is the same one; it is told by its first event.
  public mutating func new(in history: LiveHistory, asOf: Instant) -> [Finding] {
    let investigation = history.investigation(asOf: asOf, policy: policy)
    nextDeadline = investigation.acts.flatMap(\.entry.changes).compactMap(\.purge)
      .filter { $0.outcome == .pending }.map(\.deadline).min()
    return investigation.findings().filter { raised.insert($0.identity).inserted }
  }
}

extension Arrival {
  /// Whether it can be the reason of a finding: look-ups that tell nothing and come from where they should can
  /// not.
  public var canRaise: Bool {
    entry.kind != .access || entry.event.reported != .missing || UnexpectedRegion.isStrange(entry.event)
  }
}
