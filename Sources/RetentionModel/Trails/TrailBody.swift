/// What a record of one of CloudTrail's own calls says, and where it was found.
struct TrailBody: Sendable {
  let event: TrailEvent
  var evidence: [Evidence] = []
  /// Whether it was found where nothing is wrong.
  private(set) var isCertain = false

  init(_ event: TrailEvent) { self.event = event }

  mutating func add(_ place: Evidence) {
    evidence.append(place)
    if !place.isAfterFault { isCertain = true }
  }

  mutating func add(_ other: TrailBody) {
    evidence += other.evidence
    if other.isCertain { isCertain = true }
  }
}

extension [TrailBody] {
  /// The most bodies of one eventID with which one is compared that leaves something out: genuine logs have one, and nobody
  /// is helped by telling which of many it may repeat.
  private static let mostCompared = 16

  /// The records of one eventID. A body that leaves out what another says, such as a row of a query's result without a
  /// column, adds nothing to it but its place.
  var records: [TrailRecord] {
    // Bodies that say the same are one: there may be very many.
    var places: [TrailStatement: Int] = [:]
    var same: [(statement: TrailStatement, event: TrailEvent, evidence: [Evidence])] = []
    for body in self {
      let statement = TrailStatement(body.event)
      if let index = places[statement] {
        same[index].evidence += body.evidence
        if body.event.speaks(before: same[index].event) { same[index].event = body.event }
      } else {
        places[statement] = same.count
        same.append((statement, body.event, body.evidence))
      }
    }
    var kept: [(statement: TrailStatement, event: TrailEvent, evidence: [Evidence])] = []
    for body in same.sorted(by: { $0.statement.precedes($1.statement) }) {
      let index =
        body.statement.isWhole
        ? nil : kept.prefix([TrailBody].mostCompared).firstIndex { !$0.statement.contradicts(body.statement) }
      if let index { kept[index].evidence += body.evidence } else { kept.append(body) }
    }
    return kept.map {
      TrailRecord(event: $0.event, evidence: $0.evidence.asSet, isDisputed: kept.count > 1)
    }
  }
}

/// What a body says of a trail, each nil where a row may leave it out.
private struct TrailStatement: Hashable {
  private let values: [ExactText?]

  init(_ event: TrailEvent) {
    let trail = event.trail.isNamed ? event.trail : nil
    let region = event.awsRegion == nil && trail?.homeRegion == "unknown" ? nil : trail?.homeRegion
    let flags = [
      event.isMultiRegion, event.isOrganization, event.asksForMultiRegion, event.asksForOrganization,
    ]
    let texts: [String?] =
      [
        event.call.rawValue, "\(event.eventTime.seconds)", trail?.account, region, trail?.name,
        event.isOutcomeKnown ? "\(event.isFailure)" : nil,
        event.isSelectionShown ? event.selection.map { "\($0)" } : nil, event.bucket, event.keyPrefix,
        event.actor.arn,
      ] + flags.map { $0.map { "\($0)" } }
    values = texts.map { text in
      if let text { ExactText("=" + text) } else { event.isFromColumns ? nil : ExactText("") }
    }
  }

  /// Whether it leaves nothing out: two such bodies that differ contradict each other.
  var isWhole: Bool { !values.contains(nil) }

  /// Whether one says something else than the other.
  func contradicts(_ other: TrailStatement) -> Bool {
    zip(values, other.values).contains { one, two in
      guard let one, let two else { return false }
      return one != two
    }
  }

  /// Those that say most come first.
  func precedes(_ other: TrailStatement) -> Bool {
    let (count, otherCount) = (values.count { $0 != nil }, other.values.count { $0 != nil })
    if count != otherCount { return count > otherCount }
    return values.map { $0 ?? ExactText("") }.lexicographicallyPrecedes(
      other.values.map { $0 ?? ExactText("") })
  }
}

extension TrailEvent {
  /// Whether it is shown in the place of one that says the same of its trail.
  fileprivate func speaks(before other: TrailEvent) -> Bool {
    texts.lexicographicallyPrecedes(other.texts)
  }

  /// All that is shown of it; what is missing comes last.
  private var texts: [ExactText] {
    [
      sourceIPAddress, userAgent, errorCode, errorMessage, awsRegion, actor.caller, actor.principal,
      "\(fingerprint)",
    ].map { ExactText($0 ?? "\u{10ffff}") }
  }
}
