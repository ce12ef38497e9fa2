// eventTime has a resolution of one second. Within one, everything is taken first that makes a trail log more, then
// everything that makes it log less: whatever the order was, what may have been left out stays left out.

/// What is known of one trail, as its calls are gone through in order.
struct TrailState {
  private var gaps: [TrailGap] = []
  /// Those of each cause that have not ended.
  private var open: [TrailGap.Cause: OpenGaps] = [:]
  private var widenings: [TrailWidening] = []
  /// What is wrong with the trail at the moment, so that it logs less than before.
  private var faults: Set<TrailGap.Cause> = []
  /// What the trail can log where nothing is wrong, as far as is known.
  private var possible = TrailReach.everything
  /// What it surely logs where nothing is wrong: before its first call, whatever it logged until then.
  private var sure = TrailReach.everything
  /// What is known of it.
  private var isMultiRegion: Bool?
  private var isOrganization: Bool?
  /// Whether the trail is taken to log the calls that matter: not if it was made in these logs and did not begin to.
  private var carries = true
  private var isReduced = false
  private var isFirst = true
  private var destinations: TrailDestinations
  /// The selectors that it has; nil if they are not known for certain.
  private var selectors: BodyFingerprint?

  /// - Parameter records: of one trail, in order.
  private init(of records: [TrailRecord]) {
    destinations = TrailDestinations(of: records)
    var rest = records[...]
    while let first = rest.first {
      let second = rest.prefix { $0.event.eventTime.seconds == first.event.eventTime.seconds }
      take(Array(second))
      rest = rest.dropFirst(second.count)
    }
  }

  /// What became of trails.
  /// - Parameter records: of any trails, in order.
  static func courses(of records: [TrailRecord]) -> TrailCourses {
    let done = records.filter { !$0.event.isFailure }
    let byTrail = Dictionary(grouping: done.filter(\.event.trail.isNamed), by: \.event.trail)
    // Each that names none may be of another.
    let nameless = done.filter { !$0.event.trail.isNamed }.map { [$0] }
    let states = (byTrail.values + nameless).map { TrailState(of: $0) }
    return TrailCourses(
      gaps: states.flatMap(\.gaps).sorted { a, b in
        if a.opener != b.opener { return a.opener.precedes(b.opener) }
        return a.cause.rawValue < b.cause.rawValue
      }, widenings: Set(states.flatMap(\.widenings)).sorted())
  }

  /// Takes the calls of one second, in order.
  private mutating func take(_ records: [TrailRecord]) {
    let isDeleted = records.contains { $0.event.call == .delete }
    var repaired: Set<TrailGap.Cause> = []
    for call in TrailCall.improving {
      for record in records where record.event.call == call {
        improve(by: record, isDeleted: isDeleted, &repaired)
      }
    }
    isFirst = false
    for call in TrailCall.worsening {
      for record in records where record.event.call == call { worsen(by: record, repaired) }
    }
    destinations.take(records)
    let selections = records.filter { $0.event.call == .select }
    if !selections.isEmpty {
      selectors = selections.count == 1 && selections[0].isReliable ? selections[0].event.selectors : nil
    }
  }

  /// Notes that the trail may log more from a call on.
  private mutating func note(_ event: TrailEvent) {
    guard event.mayWiden else { return }
    widenings.append(
      TrailWidening(
        time: event.eventTime.seconds, account: ExactText(event.trail.account),
        isOfOthers: !possible.isDisjoint(with: .members)))
  }

  /// Takes what a call makes the trail log.
  private mutating func improve(
    by record: TrailRecord, isDeleted: Bool, _ repaired: inout Set<TrailGap.Cause>
  ) {
    let event = record.event
    defer { note(event) }
    if event.call == .start, !isReduced { carries = true }
    possible.add(otherRegions: event.isMultiRegion == true, members: event.isOrganization == true)
    // What may log again is not taken to be as silent as it was made.
    if isReduced, event.call == .select, event.selection != .leftOut { (carries, isReduced) = (true, false) }
    guard record.isReliable else { return }
    var causes: Set<TrailGap.Cause> = []
    switch event.call {
    case .create:
      makeAnew(by: record, isDeleted: isDeleted)
      causes = [.selectors, .regions, .accounts]
    case .start: causes = [.stopped, .deleted]
    case .select where event.selection == .included:
      causes = [.selectors]
      (carries, isReduced) = (true, false)
    case .update:
      if event.isMultiRegion == true { causes.insert(.regions) }
      if event.isOrganization == true { causes.insert(.accounts) }
      sure.add(otherRegions: event.isMultiRegion == true, members: event.isOrganization == true)
      if event.isMultiRegion == true { isMultiRegion = true }
      if event.isOrganization == true { isOrganization = true }
    case .stop, .delete, .select: break
    }
    if destinations.areOriginal(after: event) { causes.insert(.bucket) }
    repaired.formUnion(causes)
    faults.subtract(causes)
    settle(by: record)
  }

  /// Takes that a trail of the name is new, which logs once it is started.
  private mutating func makeAnew(by record: TrailRecord, isDeleted: Bool) {
    let event = record.event
    if isFirst, !isDeleted {
      (carries, isReduced) = (false, false)
    } else {
      faults.insert(.stopped)
      if !isDeleted, left(by: .deleted).isEmpty {
        // There was one of its name: what deleted it was not read.
        begin(.deleted, possible, by: record, isUncertain: true)
      }
    }
    (isMultiRegion, isOrganization, selectors) = (event.isMultiRegion, event.isOrganization, nil)
    (possible, sure) = (.everything, .everything)
    if event.isMultiRegion == false { possible.subtract(.allOtherRegions) }
    if event.isOrganization == false { possible.subtract(.members) }
    // A new trail is of one Region and account where nothing else is asked for.
    if event.isMultiRegion != true { sure.subtract(.allOtherRegions) }
    if event.isOrganization != true { sure.subtract(.members) }
  }

  /// Takes what a call makes the trail log no longer.
  private mutating func worsen(by record: TrailRecord, _ repaired: Set<TrailGap.Cause>) {
    let event = record.event
    switch event.call {
    case .stop: begin(.stopped, possible, by: record, repaired)
    case .delete:
      begin(.deleted, possible, by: record, repaired)
      guard record.isReliable else { break }
      let deleted = left(by: .deleted)
      // What these leave out is left out by the deletion from here on.
      for cause in [.stopped, .selectors] as [TrailGap.Cause] { close(cause, deleted, by: record) }
      faults.subtract([.stopped, .selectors])
    case .select where event.selection != .included:
      let isUncertain = event.selection == .mayBeLeftOut
      begin(
        .selectors, possible, by: record, repaired, isUncertain: isUncertain,
        isRepeat: event.selectors != nil && event.selectors == selectors)
      if !carries, record.isReliable, event.selection == .leftOut { isReduced = true }
    case .update:
      if event.isMultiRegion == false {
        let isAsked = event.asksForMultiRegion == false
        limit(
          by: record, .regions, .allOtherRegions, repaired, isAsked: isAsked,
          isUncertain: !isAsked || isMultiRegion != true)
        if record.isReliable { isMultiRegion = false }
      }
      if event.isOrganization == false {
        let isAsked = event.asksForOrganization == false
        limit(
          by: record, .accounts, .members, repaired, isAsked: isAsked,
          isUncertain: !isAsked || isOrganization != true)
        if record.isReliable { isOrganization = false }
      }
    case .create, .start, .select: break
    }
    if destinations.areOthers(in: event) {
      begin(.bucket, possible, by: record, repaired, isUncertain: true)
    }
  }

  /// Takes that the trail is limited: by the call, or, where that did not ask for it, as its response shows of a trail
  /// that was known not to be.
  private mutating func limit(
    by record: TrailRecord, _ cause: TrailGap.Cause, _ lost: TrailReach, _ repaired: Set<TrailGap.Cause>,
    isAsked: Bool, isUncertain: Bool
  ) {
    let wasKnown = cause == .regions ? isMultiRegion : isOrganization
    let begins = isAsked || wasKnown == true
    if begins {
      begin(cause, possible.intersection(lost), by: record, repaired, isUncertain: isUncertain)
    }
    if record.isReliable { possible.subtract(lost) }
    if begins || record.isReliable { sure.subtract(lost) }
  }

  /// - Parameter isRepeat: whether it leaves what it sets as it was.
  private mutating func begin(
    _ cause: TrailGap.Cause, _ parts: TrailReach, by record: TrailRecord,
    _ repaired: Set<TrailGap.Cause> = [], isUncertain: Bool = false, isRepeat: Bool = false
  ) {
    guard !parts.isEmpty else { return }
    faults.insert(cause)
    func gap(_ parts: TrailReach) -> TrailGap {
      TrailGap(
        cause: cause, opener: record, parts: parts, isOfOrganization: isOrganization == true,
        isOfNewTrail: !carries, isUncertain: isUncertain, isOrderUnknown: repaired.contains(cause))
    }
    let news = open[cause, default: OpenGaps()].news(of: gap(parts), isRepeat: isRepeat)
    guard !news.isEmpty else { return }
    open[cause, default: OpenGaps()].add(gap(news), gaps.count)
    gaps.append(gap(news))
  }

  /// What is left out for a cause at the moment.
  private func left(by cause: TrailGap.Cause) -> TrailReach { open[cause]?.reach ?? [] }

  /// Ends what the trail logs again, and what another gap leaves out as well.
  private mutating func settle(by record: TrailRecord) {
    // Which Regions and accounts it logs stands in `sure`.
    let logs = faults.isDisjoint(with: [.stopped, .deleted, .selectors, .bucket])
    for part in TrailReach.parts {
      let causes = Set(open.keys.filter { left(by: $0).contains(part) })
      let repaired = causes.subtracting(faults)
      // While another cause leaves it out, one that is repaired no longer does, though the trail be limited.
      guard logs && sure.contains(part) || !causes.isDisjoint(with: faults) else { continue }
      for cause in repaired { close(cause, part, by: record) }
    }
  }

  private mutating func close(_ cause: TrailGap.Cause, _ parts: TrailReach, by record: TrailRecord) {
    for index in open[cause]?.close(parts) ?? [] { gaps[index].close(parts, by: record) }
  }
}

extension TrailEvent {
  /// Whether the trail may log more from it on than before.
  fileprivate var mayWiden: Bool {
    switch call {
    case .create, .start: true
    case .update: isMultiRegion == true || isOrganization == true || isDestinationNamed
    case .select: selection != .leftOut
    case .stop, .delete: false
    }
  }
}

extension TrailCall {
  /// Those that can make a trail log more, in the order in which they are taken within one second.
  fileprivate static let improving: [TrailCall] = [.create, .start, .update, .select]
  /// Those that can make it log less.
  fileprivate static let worsening: [TrailCall] = [.update, .select, .create, .stop, .delete]
}
