public import RetentionModel

// How much it matters that a trail did not log for a time.

/// That a trail did not log the calls that change retention settings, or may not have.
public struct TrailFact: Hashable, Sendable {
  /// Why nothing was lost.
  public enum Harmlessness: Hashable, Sendable {
    /// The trail was made in these logs and had not begun to log.
    case hadNotBegun
    /// Log files show that another trail logged meanwhile, in each account that was read.
    case anotherLogged
    /// It can concern other accounts alone, and none was read.
    case noOtherAccountRead
  }

  /// The trail.
  public let trail: Trail
  /// Why it did not.
  public let cause: TrailGap.Cause
  /// Whether that is only possible: the selectors cannot be judged, or it is not known what the trail did before.
  public let isUncertain: Bool
  /// Whether a call of the same second may have ended it at once.
  public let isOrderUnknown: Bool
  /// Who made the call.
  public let principal: String
  /// When it was.
  public let extent: TrailExtent
  /// The first retention change or deadline that lies near; nil if none does.
  public let nearest: Instant?
  /// Whether a deletion was pending meanwhile, whose cancelling would not be seen.
  public let isDeletionPending: Bool
  /// Why nothing was lost; nil if something may have been.
  public let harmlessness: Harmlessness?

  init(of gap: TrailGap, in surroundings: TrailSurroundings) {
    trail = gap.trail
    cause = gap.cause
    isUncertain = gap.isUncertain
    isOrderUnknown = gap.isOrderUnknown
    principal = gap.opener.event.actor.caller
    extent = gap.extent
    nearest = surroundings.nearest(to: gap)
    isDeletionPending = surroundings.hasPendingDeletion(during: gap)
    harmlessness = surroundings.harmlessness(of: gap)
  }
}

extension Rule {
  /// A rule about gaps in what trails logged.
  /// - Parameters:
  ///   - description: what it is.
  ///   - causes: those of the gaps.
  init(ofTrails description: RuleDescription, about causes: [TrailGap.Cause]) {
    self.init(description, reach: .trails) { $0.findings(description, about: causes) }
  }
}

extension TrailFact {
  /// How much such a finding matters, in words.
  /// - Parameter low: where it matters little.
  static func severityWords(lowWhere low: String) -> String {
    """
    critical where a retention change or the deadline of a deletion lies in that time or within a day of it, in the trail's \
    account or in another that it concerns and of which no log file shows that another trail logged; high where a deletion was \
    pending meanwhile, or for a trail of an organization; low where \(low); otherwise medium
    """
  }
}

extension Investigation {
  fileprivate func findings(_ rule: RuleDescription, about causes: [TrailGap.Cause]) -> [Finding] {
    let gaps = coverage.trailGaps.filter { causes.contains($0.cause) }
    guard !gaps.isEmpty else { return [] }
    let surroundings = surroundings ?? TrailSurroundings(TrailCircumstances.all(of: timelines, coverage))
    return gaps.map { Finding(rule, about: $0, TrailFact(of: $0, in: surroundings)) }
  }
}

extension Finding {
  fileprivate convenience init(_ rule: RuleDescription, about gap: TrailGap, _ fact: TrailFact) {
    let event = gap.opener.event
    let severity: Severity =
      fact.harmlessness != nil
      ? .low
      : fact.nearest != nil ? .critical : fact.isDeletionPending || gap.isOfOrganization ? .high : .medium
    self.init(
      rule: rule, severity: severity, fact: .trail(fact), remedy: nil,
      recipientAccountId: gap.trail.account, resource: nil, subjects: [], scope: nil, events: [],
      evidence: gap.opener.evidence, principal: event.actor.principal,
      doubt: gap.opener.isDisputed
        ? .conflicting : gap.opener.evidence.allSatisfy(\.isAfterFault) ? .afterFault : nil,
      anchorAccount: gap.trail.account, times: [event.eventTime],
      aspect:
        "\(gap.cause.rawValue) \(gap.trail.homeRegion) \(gap.trail.name) \(event.eventID ?? "\(event.eventTime)")",
      trailEvent: event)
  }
}
