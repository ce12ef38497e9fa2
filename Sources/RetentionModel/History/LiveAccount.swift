internal import Synchronization

/// What a live history keeps of one AWS account: its events, what is proved of its times, and its timelines as last
/// judged.
package struct LiveAccount: Sendable {
  package let name: ExactText
  /// The events by key, before any correction.
  private var occurrences: [EventHistory.Key: [Occurrence]] = [:]
  private var subjects: [Subject: LiveSubject] = [:]
  private var hasCorrections = false
  /// The subjects whose events have changed since they were judged.
  private var stale: Set<Subject> = []
  /// Events that are not covered yet.
  private var uncovered: [RetentionEvent] = []
  private let witnesses: Witnesses
  private let declared: [ClosedRange<Instant>]
  private var trailHoles: TrailHoles
  /// Whether trails leave other holes than when it was last judged.
  private var hasOtherHoles = false
  /// The times of the account that are covered, as last judged.
  package private(set) var coverage = Coverage()
  private var span: WitnessSpan?
  /// When it was last judged; nil if it never was.
  package private(set) var judgement: Judgement?

  /// When the timelines were judged, and what that changed.
  package struct Judgement: Sendable {
    /// Differs from that of any other judgement, in any history.
    package let revision: Int
    /// The revision before; nil if all was judged anew.
    package let previous: Int?
    /// The timelines that are not the same as before.
    package let renewals: [Subject: Timeline.Renewal]
    package let asOf: Instant
    /// The next moment at which the clock alone changes a timeline; nil if it never does.
    package let nextDeadline: Instant?
    /// The next moment at which the clock alone lets another witness count.
    let nextWitness: Int64

    /// The next moment at which the clock alone changes anything; nil if it never does.
    var nextTurn: Instant? {
      let witness = nextWitness == .max ? nil : Instant(seconds: nextWitness).adding(days: -1)
      return [nextDeadline, witness].compactMap(\.self).min()
    }
  }

  private static let revisions = Atomic(0)

  init(
    _ name: ExactText, witnesses: Witnesses, declared: [ClosedRange<Instant>], trailHoles: TrailHoles
  ) {
    self.trailHoles = trailHoles
    self.name = name
    self.witnesses = witnesses
    self.declared = declared
  }

  /// Differs for its timelines as of any other judgement, and for those of other accounts; 0 before the first judgement.
  package var revision: Int { judgement?.revision ?? 0 }

  /// The timelines as last judged, sorted by subject.
  package var timelines: [Timeline] { subjects.values.map(\.timeline).sorted { $0.subject < $1.subject } }

  /// Whether it has retention events, or log files, of a time that can be.
  package var wasRead: Bool { !subjects.isEmpty || coverage.span != nil }

  /// What was judged anew since a revision; nil if all was.
  package func renewals(since revision: Int) -> [Subject: Timeline.Renewal]? {
    guard let judgement, judgement.previous == revision else { return nil }
    return judgement.renewals
  }

  /// All timelines, as if all had been judged anew.
  package var wholeRenewals: [Subject: Timeline.Renewal] { subjects.mapValues { _ in .whole } }

  /// The timeline of a subject as last judged.
  package func timeline(of subject: Subject) -> Timeline? { subjects[subject]?.timeline }

  /// Replaces the events under some keys.
  mutating func replace(_ news: [EventHistory.Key: [Occurrence]]) {
    var changes: [Subject: (old: [Occurrence], new: [Occurrence])] = [:]
    for (key, new) in news {
      for old in occurrences[key] ?? [] { changes[old.subject, default: ([], [])].old.append(old) }
      for one in new { changes[one.subject, default: ([], [])].new.append(one) }
      occurrences[key] = new.isEmpty ? nil : new
      if new.contains(where: \.isCorrection) { hasCorrections = true }
    }
    guard !hasCorrections else {
      correct()
      return
    }
    for (subject, change) in changes {
      subjects[subject, default: LiveSubject(subject)].replace(change.old, with: change.new)
    }
    stale.formUnion(changes.keys)
  }

  /// Corrections can lead from any event to any other.
  private mutating func correct() {
    let all = Dictionary(grouping: Array(occurrences.values.joined()).withCorrections, by: \.subject)
    for subject in Set(subjects.keys).union(all.keys) {
      subjects[subject, default: LiveSubject(subject)].set(all[subject] ?? [])
      stale.insert(subject)
    }
  }

  /// Replaces the holes that trails leave.
  /// - Returns: whether that changes anything in it.
  mutating func replace(_ holes: TrailHoles) -> Bool {
    let isChanged = !trailHoles.isAlike(holes, in: name, withDigests: witnesses.haveDigests)
    trailHoles = holes
    if isChanged { (span, hasOtherHoles) = (nil, true) } else { coverage.replaceAlike(holes) }
    return isChanged
  }

  /// Notes a body, which may be a witness of the account.
  mutating func add(_ event: RetentionEvent) {
    if isOwn(event) { uncovered.append(event) }
  }

  /// Whether a body names the account.
  private func isOwn(_ event: RetentionEvent) -> Bool {
    event.writtenAccountId.map { ExactText($0) == name } ?? false
  }

  /// The keys of its events.
  var keys: some Sequence<EventHistory.Key> { occurrences.keys }

  /// Whether nothing has changed since it was judged, and a clock changes nothing.
  func holds(asOf: Instant) -> Bool {
    guard let judgement, !hasOtherHoles, stale.isEmpty, uncovered.isEmpty, judgement.asOf <= asOf else {
      return false
    }
    return judgement.nextTurn.map { asOf < $0 } ?? true
  }

  /// Judges what has changed, and what the clock changes.
  /// - Parameter bodies: all bodies of the account's keys.
  mutating func judge(asOf: Instant, bodies: () -> [RetentionEvent]) {
    // Decided outcomes are judged again only where all is.
    let isAnew = judgement.map { asOf < $0.asOf } ?? true || hasOtherHoles
    let isCoveredAnew = cover(limit: asOf.adding(days: 1), bodies)
    var renewals: [Subject: Timeline.Renewal] = [:]
    for subject in Array(subjects.keys) {
      guard let renewal = subjects[subject]?.judge(asOf: asOf, coverage: coverage, isAnew: isAnew) else {
        continue
      }
      if stale.contains(subject) || isAnew || !renewal.judged.isEmpty || renewal.start == 0 {
        renewals[subject] = renewal
      }
      if subjects[subject]?.isEmpty ?? false { subjects[subject] = nil }
    }
    (stale, hasOtherHoles) = ([], false)
    judgement = Judgement(
      revision: LiveAccount.revisions.add(1, ordering: .relaxed).newValue,
      previous: isAnew || isCoveredAnew ? nil : judgement?.revision, renewals: renewals, asOf: asOf,
      nextDeadline: subjects.values.compactMap(\.timeline.nextDeadline).min(), nextWitness: span?.next ?? .max
    )
  }

  /// - Returns: false if witnesses were only added.
  private mutating func cover(limit: Instant, _ bodies: () -> [RetentionEvent]) -> Bool {
    defer { uncovered = [] }
    guard var known = span, known.holds(with: limit) else {
      let events = bodies().filter(isOwn)
      coverage = Coverage(
        files: witnesses, events: events, declared: declared, limit: limit, trailHoles: trailHoles)
      span = WitnessSpan(
        events.map(\.eventTime.seconds) + witnesses.files.values.joined().map(\.end),
        proved: witnesses.proved(without: trailHoles).values.joined(), limit: limit)
      return true
    }
    for event in uncovered { known.add(event.eventTime.seconds, limit: limit) }
    coverage.add(uncovered.filter { $0.eventTime.seconds <= limit.seconds })
    coverage.move(to: limit)
    span = known
    return false
  }
}

extension Occurrence {
  fileprivate var isCorrection: Bool {
    event.replacedEventID != nil || others.contains { $0.event.replacedEventID != nil }
  }
}
