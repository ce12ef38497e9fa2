public import RetentionModel

/// An entry of a history as one of its records tells it, with whose it is.
public struct Act: Sendable {
  /// The history that it is in.
  public let timeline: Timeline
  private let index: Int
  /// What the record says.
  public let event: RetentionEvent
  /// What it changed.
  public let changes: [Change]
  /// Where the record stands.
  public let evidence: [Evidence]
  /// Why it does not speak for its event; nil where it does.
  let standing: OtherBody.Standing?

  /// The entry as the record tells it that speaks for it.
  init(_ timeline: Timeline, at index: Int) {
    self.timeline = timeline
    self.index = index
    let entry = timeline.entries[index]
    event = entry.event
    changes = entry.changes
    evidence = entry.ownEvidence
    standing = nil
    speaks = true
  }

  private init(
    _ act: Act, event: RetentionEvent? = nil, changes: [Change], evidence: [Evidence]? = nil,
    standing: OtherBody.Standing? = nil
  ) {
    speaks = false
    timeline = act.timeline
    index = act.index
    self.event = event ?? act.event
    self.changes = changes
    self.evidence = evidence ?? act.evidence
    self.standing = standing
  }

  /// The entry as every record tells it: the one that speaks, then it again where a dispute before it would make it
  /// worse, then the others.
  static func all(of timeline: Timeline, at index: Int) -> [Act] {
    let act = Act(timeline, at: index)
    let entry = timeline.entries[index]
    guard !entry.others.isEmpty || !entry.changesIfDisputed.isEmpty else { return [act] }
    let disputed =
      entry.changesIfDisputed.isEmpty ? [] : [Act(act, changes: entry.changesIfDisputed)]
    return [act] + disputed
      + entry.others.filter(\.isOfSameSubject).map {
        Act(act, event: $0.event, changes: $0.changes, evidence: $0.evidence, standing: $0.standing)
      }
  }

  /// The entry of the history.
  public var entry: Entry { timeline.entries[index] }
  /// Whose it is.
  public var subject: Subject { timeline.subject }
  /// When.
  public var time: Instant { event.eventTime }
  /// Whether it set something, tried to, or looked.
  public var kind: Entry.Kind { Entry.Kind(of: event) }
  /// Whether it is the one act of its entry that stands for the event as such.
  public let speaks: Bool
  /// Whether no other record disputes it, so that it may clear something.
  public var isUndisputed: Bool { standing == nil && entry.isUndisputed }

  /// What makes two callers the same: the role rather than its session.
  package var principal: ExactText { ExactText(event.actor.caller) }

  /// Whether the call was refused, rather than failing in some other way.
  public var isDenied: Bool {
    guard let code = event.errorCode else { return false }
    return ["Denied", "Unauthorized", "Forbidden", "NotAuthorized"].contains { code.utf8.contains($0.utf8) }
  }

  /// What the call did to one scope.
  public func change(of scope: Scope) -> Change? { changes.first { $0.scope == scope } }

  /// The last period of a scope that was known before the act; nil where none was.
  func lastKnownPeriod(of scope: Scope) -> Period? {
    timeline.entries[..<index].reversed().lazy.compactMap { entry in
      entry.changes.first { $0.scope == scope && $0.after != .unknown }?.after
    }.first
  }

  /// The changes that made messages older than a number of days vanish: known before, and less after.
  public var cuts: [Change] { changes.filter(\.isCut) }

  /// A finding about this act, and others that belong to it.
  /// - Parameters:
  ///   - rule: what found it.
  ///   - severity: how much it matters.
  ///   - fact: what happened.
  ///   - scope: what the period applies to; nil where it is about the whole call.
  ///   - others: acts that belong to it.
  ///   - remedy: what would still save the messages.
  public func finding(
    _ rule: RuleDescription, _ severity: Severity, _ fact: Fact, scope: Scope? = nil, with others: [Act] = [],
    remedy: Remedy? = nil
  ) -> Finding {
    let acts = others.isEmpty ? [self] : ([self] + others).inOrder
    let isOfOneAccount = acts.allSatisfy {
      ExactText($0.subject.recipientAccountId) == ExactText(subject.recipientAccountId)
    }
    let isOfOneSubject = acts.allSatisfy { $0.subject == subject }
    let isByOne = acts.allSatisfy { $0.principal == principal }
    return Finding(
      rule: rule, severity: severity, fact: fact, remedy: remedy,
      recipientAccountId: isOfOneAccount ? subject.recipientAccountId : nil,
      resource: isOfOneSubject ? subject.resource : nil,
      subjects: isOfOneSubject ? [subject] : Array(Set(acts.map(\.subject))), scope: scope,
      events: acts.map(\.event), evidence: acts.flatMap(\.evidence),
      principal: isByOne ? event.actor.principal : nil, doubt: acts.doubt, suppressed: nil,
      places: acts.compactMap(\.entry.evidence.first), times: acts.flatMap(\.entry.times),
      isUndisputed: acts.allSatisfy(\.isUndisputed))
  }
}

extension [Act] {
  /// What has to be said where a finding rests on a record that is disputed.
  fileprivate var doubt: Finding.Doubt? {
    if contains(where: { $0.standing == .replaced }) { return .replaced }
    if contains(where: { $0.standing == .conflicting }) { return .conflicting }
    return contains { $0.entry.isAfterFault } ? .afterFault : nil
  }

  /// The acts of each caller, in order of time; in AWS accounts of the same number.
  var byPrincipal: [[Act]] {
    let groups = Dictionary(grouping: self) {
      [$0.principal, ExactText($0.subject.recipientAccountId)]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.inOrder)
  }

  /// By time, then as events are ordered.
  var inOrder: [Act] { sorted { $0.event.precedes($1.event) } }

  /// The runs of acts, in order of time, in which each follows within so many seconds of the one before.
  func runs(within seconds: Int) -> [ArraySlice<Act>] {
    var runs: [ArraySlice<Act>] = []
    var start = 0
    for index in indices
    where index + 1 == count || self[index + 1].time.seconds - self[index].time.seconds > Int64(seconds) {
      runs.append(self[start...index])
      start = index + 1
    }
    return runs
  }
}

extension Timeline {
  /// The entries that fit, in order, as the record tells them that speaks for each.
  func acts(where fits: (Act) -> Bool) -> [Act] {
    entries.indices.map { Act(self, at: $0) }.filter(fits)
  }
}
