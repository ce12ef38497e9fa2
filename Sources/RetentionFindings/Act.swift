public import RetentionModel

/// An entry of a history according to one of its records, with its subject. A class, as rules collect and sort the same
/// acts over and over.
public final class Act: Sendable {
  /// The history that the entry is in.
  public let timeline: Timeline
  fileprivate let index: Int
  /// The content of the record.
  public let event: RetentionEvent
  /// The changes that the record makes.
  public let changes: [Entry.Change]
  /// Where the record was found.
  public let evidence: [Evidence]
  /// Why the record does not represent its event; nil if it does.
  let standing: OtherBody.Standing?

  /// The entry according to the record that represents it.
  init(_ timeline: Timeline, at index: Int) {
    self.timeline = timeline
    self.index = index
    let entry = timeline.entries[index]
    event = entry.event
    changes = entry.changes
    evidence = entry.ownEvidence
    standing = nil
    representsEvent = true
  }

  private init(
    _ act: Act, event: RetentionEvent? = nil, changes: [Entry.Change], evidence: [Evidence]? = nil,
    standing: OtherBody.Standing? = nil
  ) {
    representsEvent = false
    timeline = act.timeline
    index = act.index
    self.event = event ?? act.event
    self.changes = changes
    self.evidence = evidence ?? act.evidence
    self.standing = standing
  }

  /// The entry according to each of its records: the representing one, that one again if an earlier dispute
  /// makes its effect worse, then the others.
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

  /// Which entry of which history an act is of.
  struct Place: Hashable {
    fileprivate let subject: Subject
    fileprivate let index: Int
  }

  /// The act that represents an earlier event of the same timeline; nil if the place is none of it.
  func earlier(at place: Place) -> Act? {
    place.index < index ? Act(timeline, at: place.index) : nil
  }

  /// Which entry it is of.
  var place: Place { Place(subject: subject, index: index) }

  /// The entry of the history.
  public var entry: Entry { timeline.entries[index] }
  /// The subject of the history.
  public var subject: Subject { timeline.subject }
  /// When the call was made.
  public var time: Instant { event.eventTime }
  /// Whether the call set something, attempted to, or viewed the settings.
  public var kind: Entry.Kind { Entry.Kind(of: event) }
  /// Whether it is the one act of its entry that represents the event as a whole.
  public let representsEvent: Bool
  /// Whether no other record disputes it, so that it can serve as exculpatory evidence.
  public var isUndisputed: Bool { standing == nil && entry.isUndisputed }

  /// What identifies the caller: the role rather than its session.
  package var principal: ExactText { ExactText(event.actor.caller) }

  /// Whether the call was refused for lack of permission rather than failing otherwise.
  public var isDenied: Bool {
    guard let code = event.errorCode else { return false }
    return ["Denied", "Unauthorized", "Forbidden", "NotAuthorized"].contains { code.utf8.contains($0.utf8) }
  }

  /// The effect of the call on one scope; nil if it has none.
  /// - Parameter scope: what the period applies to.
  public func change(of scope: Scope) -> Entry.Change? { changes.first { $0.scope == scope } }

  /// The last known period of a scope before the act; nil if there was none.
  func lastKnownPeriod(of scope: Scope) -> Period? {
    timeline.entries[..<index].reversed().lazy.compactMap { entry in
      entry.changes.first { $0.scope == scope && $0.after != .unknown }?.after
    }.first
  }

  /// The changes that hid messages: from a known period to a shorter one.
  public var cuts: [Entry.Change] { changes.filter(\.isCut) }

  /// A finding about this act and others related to it.
  /// - Parameters:
  ///   - rule: the rule that raised it.
  ///   - severity: its severity.
  ///   - fact: what happened.
  ///   - scope: what the period applies to; nil if the finding is about the whole call.
  ///   - others: related acts.
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
      events: acts.map(\.event), evidence: acts.count == 1 ? evidence : acts.flatMap(\.evidence),
      principal: isByOne ? event.actor.principal : nil, doubt: acts.doubt,
      places: acts.compactMap(\.entry.evidence.first), anchorAccount: acts.first?.subject.recipientAccountId,
      times: acts.times,
      isUndisputed: acts.allSatisfy(\.isUndisputed))
  }
}

extension [Act] {
  /// The times of their entries; several acts can be of one entry.
  fileprivate var times: [Instant] {
    // The times of a single entry are shared.
    guard count > 1 else { return first?.entry.times ?? [] }
    if allSatisfy(\.representsEvent) { return flatMap(\.entry.times) }
    var known: Set<Act.Place> = []
    return flatMap { known.insert($0.place).inserted ? $0.entry.times : [] }
  }

  /// Why a record that the finding rests on may not be genuine; nil if none is disputed.
  fileprivate var doubt: Finding.Doubt? {
    if contains(where: { $0.standing == .replaced }) { return .replaced }
    if contains(where: { $0.standing == .conflicting }) { return .conflicting }
    return contains { $0.entry.isAfterFault } ? .afterFault : nil
  }

  /// The acts of each caller in order of time, separately for each AWS account.
  var byPrincipal: [[Act]] {
    let groups = Dictionary(grouping: self) {
      [$0.principal, ExactText($0.subject.recipientAccountId)]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.inOrder)
  }

  /// The acts of each AWS account in order of time; those of one account must stand together.
  var byAccount: [[Act]] {
    split { ExactText($0.subject.recipientAccountId) != ExactText($1.subject.recipientAccountId) }.map(
      \.inOrder)
  }

  /// The acts that represent their events, of one timeline after the other; those of one timeline must stand together.
  var byTimeline: [[Act]] {
    only(where: \.representsEvent).split { $0.subject != $1.subject }
  }

  /// The acts, cut between neighbours.
  private func split(where isCut: (Act, Act) -> Bool) -> [[Act]] {
    guard !isEmpty else { return [] }
    let cuts = indices.dropFirst().filter { isCut(self[$0 - 1], self[$0]) }
    guard !cuts.isEmpty else { return [self] }
    return zip([0] + cuts, cuts + [count]).map { Array(self[$0..<$1]) }
  }

  /// Those that match; without a copy if all do.
  func only(where fits: (Act) -> Bool) -> [Act] { allSatisfy(fits) ? self : filter(fits) }

  /// By time, then in the order of events; without a copy if they are so already.
  var inOrder: [Act] {
    let isOrdered = indices.dropFirst().allSatisfy { !self[$0].event.precedes(self[$0 - 1].event) }
    return isOrdered ? self : sorted { $0.event.precedes($1.event) }
  }

  /// The runs of acts, in order of time, in which each follows the one before within a number of seconds.
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

extension [Timeline] {
  /// All entries, according to each of their records.
  var acts: [Act] {
    var acts: [Act] = []
    acts.reserveCapacity(reduce(0) { $0 + $1.entries.count })
    for timeline in self {
      for index in timeline.entries.indices { acts += Act.all(of: timeline, at: index) }
    }
    return acts
  }
}

extension Timeline {
  /// The entries from an index on, according to each of their records.
  func acts(from start: Int) -> [Act] { entries.indices[start...].flatMap { Act.all(of: self, at: $0) } }

  /// The matching entries in order, each according to the record that represents it.
  func acts(where fits: (Act) -> Bool) -> [Act] {
    entries.indices.compactMap { index in
      let act = Act(self, at: index)
      return fits(act) ? act : nil
    }
  }
}
