public import RetentionModel

// How much it matters that a trail did not log for a time.

/// That a trail did not log the calls that change retention settings, or may not have.
public struct TrailFact: Hashable, Sendable {
  /// The trail.
  public let trail: Trail
  /// Why it did not.
  public let cause: TrailGap.Cause
  /// Whether that is only possible, since the selectors cannot be judged.
  public let isUncertain: Bool
  /// Who made the call.
  public let principal: String
  /// When it began.
  public let from: Instant
  /// When it ended; nil if that is not known.
  public let to: Instant?
  /// The first retention change or deadline that lies near; nil if none does.
  public let nearest: Instant?
  /// Whether a deletion was pending meanwhile, whose cancelling would not be seen.
  public let isDeletionPending: Bool
  /// Whether nothing was lost: another trail logged meanwhile, or the trail had not begun to log.
  public let isHarmless: Bool
}

extension Investigation {
  /// The findings about gaps in what trails logged.
  /// - Parameters:
  ///   - rule: the rule that raises them.
  ///   - fits: whether the rule is about gaps of a cause.
  func findings(_ rule: RuleDescription, about fits: (TrailGap.Cause) -> Bool) -> [Finding] {
    let gaps = coverage.trailGaps.filter { fits($0.cause) }
    let circumstances = Dictionary(grouping: gaps) { ExactText($0.trail.account) }
    return circumstances.flatMap { account, gaps in
      let known = TrailCircumstances(of: account, in: self)
      return gaps.map { Finding(rule, about: $0, known) }
    }
  }
}

/// What of an account decides how much a gap in the logging of one of its trails matters.
private struct TrailCircumstances {
  /// Whether it has retention events.
  private let isKnown: Bool
  /// The retention changes, and the deadlines of deletions that nothing stopped, in order.
  private let times: [Instant]
  /// When deletions were pending.
  private let pending: Spans
  /// When trails left a hole.
  private let holes: Spans

  init(of account: ExactText, in investigation: Investigation) {
    let timelines = investigation.timelines.filter { ExactText($0.subject.recipientAccountId) == account }
    isKnown = !timelines.isEmpty
    var times: [Instant] = []
    var pending: [Range<Instant>] = []
    for entry in timelines.lazy.flatMap(\.entries) {
      if entry.kind != .access { times.append(entry.event.eventTime) }
      for purge in entry.changes.compactMap(\.purge) {
        if purge.resolvedAt == nil { times.append(purge.deadline) }
        let (from, to) = (entry.event.eventTime, min(purge.deadline, purge.resolvedAt ?? .distantFuture))
        if from < to { pending.append(from..<to) }
      }
    }
    self.times = times.sorted()
    self.pending = Spans(pending)
    holes = Spans(isKnown ? investigation.coverage.trailHoleSpans(of: account.text) : [])
  }

  /// Whether log files show that another trail logged during a gap.
  func isClosed(_ gap: TrailGap) -> Bool { isKnown && !holes.overlap(gap) }

  func hasPendingDeletion(during gap: TrailGap) -> Bool { pending.overlap(gap) }

  /// The first retention change, or deadline of a deletion, in a gap or within a day of it.
  func nearest(to gap: TrailGap) -> Instant? {
    let from = gap.from.adding(days: -1)
    let first = times.partitioningIndex { $0 >= from }
    guard first < times.count else { return nil }
    return times[first] <= gap.to?.adding(days: 1) ?? .distantFuture ? times[first] : nil
  }
}

/// Spans of time, those that overlap as one.
private struct Spans {
  private var spans: [Range<Instant>] = []

  init(_ all: [Range<Instant>]) {
    for span in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = spans.last, span.lowerBound <= last.upperBound {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
  }

  func overlap(_ gap: TrailGap) -> Bool {
    let first = spans.partitioningIndex { $0.upperBound > gap.from }
    return first < spans.count && spans[first].lowerBound < gap.to ?? .distantFuture
  }
}

extension Finding {
  fileprivate convenience init(
    _ rule: RuleDescription, about gap: TrailGap, _ known: TrailCircumstances
  ) {
    let event = gap.opener.event
    let nearest = known.nearest(to: gap)
    let isPending = known.hasPendingDeletion(during: gap)
    let isHarmless = gap.isOfNewTrail || known.isClosed(gap)
    let severity: Severity =
      isHarmless
      ? .low : nearest != nil ? .critical : isPending || gap.isOfOrganization ? .high : .medium
    self.init(
      rule: rule, severity: severity,
      fact: .trail(
        TrailFact(
          trail: gap.trail, cause: gap.cause, isUncertain: event.selection == .mayBeLeftOut,
          principal: event.actor.caller, from: gap.from, to: gap.to, nearest: nearest,
          isDeletionPending: isPending, isHarmless: isHarmless)),
      remedy: nil, recipientAccountId: gap.trail.account, resource: nil, subjects: [], scope: nil, events: [],
      evidence: gap.opener.evidence, principal: event.actor.principal,
      doubt: gap.opener.isDisputed
        ? .conflicting : gap.opener.evidence.allSatisfy(\.isAfterFault) ? .afterFault : nil,
      anchorAccount: gap.trail.account, times: [event.eventTime],
      aspect:
        "\(gap.cause.rawValue) \(gap.trail.homeRegion) \(gap.trail.name) \(event.eventID ?? "\(event.eventTime)")",
      trailEvent: event)
  }
}
