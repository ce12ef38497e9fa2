/// The records of CloudTrail's own calls, from any source in any order. The result depends only on the set of records.
public struct TrailHistory: Sendable {
  private struct Body: Sendable {
    let event: TrailEvent
    var evidence: [Evidence] = []
    /// Whether it was found where nothing is wrong.
    var isCertain = false
  }

  /// A row of a table can say what a record does, but for how the call ended.
  private struct Content: Hashable {
    let fingerprint: BodyFingerprint
    let isOutcomeKnown: Bool

    init(_ event: TrailEvent) {
      (fingerprint, isOutcomeKnown) = (event.fingerprint, event.isOutcomeKnown)
    }
  }

  private struct ID: Hashable {
    let account: ExactText
    let eventID: ExactText
  }

  private var bodies: [Content: Body] = [:]

  /// Adds a record.
  /// - Returns: whether it is new, or known and only now certain to be one of its own.
  mutating func insert(_ event: TrailEvent, at place: Evidence) -> Bool {
    let content = Content(event)
    let isNews = bodies[content].map { !place.isAfterFault && !$0.isCertain } ?? true
    bodies[content, default: Body(event: event)].evidence.append(place)
    if !place.isAfterFault { bodies[content]?.isCertain = true }
    return isNews
  }

  /// Adds everything in another history.
  mutating func merge(_ other: TrailHistory) {
    for (content, body) in other.bodies {
      bodies[content, default: Body(event: body.event)].evidence += body.evidence
      if body.isCertain { bodies[content]?.isCertain = true }
    }
  }

  /// What is known at a moment.
  func known(at moment: Instant) -> TrailHistory {
    var history = TrailHistory()
    history.bodies = bodies.filter { $0.value.event.eventTime <= moment }
    return history
  }

  /// The times in which trails did not log the calls that change retention settings, by beginning.
  public var gaps: [TrailGap] { bodies.isEmpty ? [] : TrailState.gaps(of: records) }

  /// One record for each event and content, by time, then by eventID.
  public var records: [TrailRecord] {
    var byID: [ID: [Body]] = [:]
    var records: [TrailRecord] = []
    for body in bodies.values {
      guard let id = body.event.eventID else {
        records.append(TrailRecord(event: body.event, evidence: body.evidence.asSet, isDisputed: false))
        continue
      }
      byID[ID(account: ExactText(body.event.recipientAccountId), eventID: ExactText(id)), default: []].append(
        body)
    }
    for bodies in byID.values { records += TrailHistory.records(of: bodies) }
    return records.sorted { $0.precedes($1) }
  }

  /// The records of one eventID: a row of a query's result that says the same as a record adds nothing but its place.
  private static func records(of bodies: [Body]) -> [TrailRecord] {
    let ordered = bodies.map { ($0.event, $0.evidence.asSet) }.sorted { a, b in
      a.0.isOutcomeKnown == b.0.isOutcomeKnown
        ? a.1.lexicographicallyPrecedes(b.1) : a.0.isOutcomeKnown
    }
    var kept: [(event: TrailEvent, evidence: [Evidence])] = []
    for (event, evidence) in ordered {
      if let same = kept.firstIndex(where: { !$0.event.contradicts(event) }) {
        kept[same].evidence = (kept[same].evidence + evidence).asSet
      } else {
        kept.append((event, evidence))
      }
    }
    return kept.map { TrailRecord(event: $0.event, evidence: $0.evidence, isDisputed: kept.count > 1) }
  }
}

/// A record of one of CloudTrail's own calls, and where it was found.
public struct TrailRecord: Equatable, Sendable {
  /// Its content.
  public let event: TrailEvent
  /// Every position in the input where it was found, in order.
  public let evidence: [Evidence]
  /// Whether another record with its eventID says something else.
  public let isDisputed: Bool

  /// Whether it can end a hole: nothing disputes it, and its call is known to have succeeded.
  var isReliable: Bool {
    event.isOutcomeKnown && !event.isFailure && !isDisputed && !evidence.allSatisfy(\.isAfterFault)
  }

  func precedes(_ other: TrailRecord) -> Bool {
    if event.eventTime != other.event.eventTime { return event.eventTime < other.event.eventTime }
    let (id, otherID) = (ExactText(event.eventID ?? ""), ExactText(other.event.eventID ?? ""))
    return id == otherID ? evidence.lexicographicallyPrecedes(other.evidence) : id < otherID
  }
}

extension TrailEvent {
  /// Whether the two say different things of a trail.
  fileprivate func contradicts(_ other: TrailEvent) -> Bool {
    call != other.call || eventTime.seconds != other.eventTime.seconds || trail != other.trail
      || isOutcomeKnown && other.isOutcomeKnown && isFailure != other.isFailure
      || selection != other.selection || isMultiRegion != other.isMultiRegion
      || isOrganization != other.isOrganization
  }
}
