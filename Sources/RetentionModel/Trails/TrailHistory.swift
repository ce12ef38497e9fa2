/// The records of CloudTrail's own calls, from any source in any order. The result depends only on the set of records.
public struct TrailHistory: Sendable {
  /// A row of a table with the same content as a record is still not a record.
  private struct Content: Hashable {
    let fingerprint: BodyFingerprint
    let isFromColumns: Bool

    init(_ event: TrailEvent) { (fingerprint, isFromColumns) = (event.fingerprint, event.isFromColumns) }
  }

  private struct ID: Hashable {
    let account: ExactText
    let eventID: ExactText
  }

  private var bodies: [Content: TrailBody] = [:]

  /// Adds a record.
  /// - Returns: whether it is new, or known and only now certain to be one of its own.
  mutating func insert(_ event: TrailEvent, at place: Evidence) -> Bool {
    let content = Content(event)
    let isNews = bodies[content].map { !place.isAfterFault && !$0.isCertain } ?? true
    bodies[content, default: TrailBody(event)].add(place)
    return isNews
  }

  /// Adds everything in another history.
  mutating func merge(_ other: TrailHistory) {
    for (content, body) in other.bodies { bodies[content, default: TrailBody(body.event)].add(body) }
  }

  /// Notes which records stand in altered files.
  /// - Parameter altered: the files, and why they are taken to be.
  mutating func mark(_ altered: [ExactText: IntegrityReason]) {
    for content in bodies.keys { bodies[content]?.evidence.mark(altered) }
  }

  /// What is known at a moment.
  func known(at moment: Instant) -> TrailHistory {
    var history = TrailHistory()
    history.bodies = bodies.filter { $0.value.event.eventTime <= moment }
    return history
  }

  /// What became of the trails.
  public var courses: TrailCourses { bodies.isEmpty ? TrailCourses() : TrailState.courses(of: records) }

  /// One record for each event and content, by time, then by eventID.
  public var records: [TrailRecord] {
    var byID: [ID: [TrailBody]] = [:]
    var records: [TrailRecord] = []
    for body in bodies.values {
      guard let id = body.event.eventID else {
        records.append(TrailRecord(event: body.event, evidence: body.evidence.asSet, isDisputed: false))
        continue
      }
      byID[ID(account: ExactText(body.event.recipientAccountId), eventID: ExactText(id)), default: []].append(
        body)
    }
    for bodies in byID.values { records += bodies.records }
    return records.sorted { $0.precedes($1) }
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

  /// Whether it can end a hole: nothing disputes it, it names its trail, it is of the trail's home Region, where alone such
  /// calls are taken, its call is known to have succeeded, and not all of its files are known to be altered.
  var isReliable: Bool {
    event.isOutcomeKnown && !event.isFailure && !isDisputed && event.trail.isNamed
      && event.awsRegion.map { ExactText($0) == ExactText(event.trail.homeRegion) } ?? true
      && !evidence.allSatisfy { $0.isAfterFault || $0.alteration != nil }
  }

  func precedes(_ other: TrailRecord) -> Bool {
    if event.eventTime != other.event.eventTime { return event.eventTime < other.event.eventTime }
    let (id, otherID) = (ExactText(event.eventID ?? ""), ExactText(other.event.eventID ?? ""))
    return id == otherID ? evidence.lexicographicallyPrecedes(other.evidence) : id < otherID
  }
}
