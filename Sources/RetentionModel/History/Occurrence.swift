/// One event of a subject with every place where it was found.
struct Occurrence {
  /// The body that speaks for the event.
  let event: RetentionEvent
  let subject: Subject
  /// Every place where a body under the eventID stands, in order.
  var evidence: [Evidence]
  /// Those of the body that speaks.
  var ownEvidence: [Evidence]
  /// The bodies that say something else: those under the same eventID, and those that this one corrects.
  var others: [OtherBody] = []
  /// Other accounts that have an event of the same eventID.
  var otherAccounts: [String]
  /// The event of another subject that says that it corrects this one.
  var correctedBy: String?

  /// The events that the bodies under one eventID of one account make: one for each subject that they name.
  ///
  /// Where bodies differ, nothing tells the genuine one; the first in a fixed order speaks for the state, and all are
  /// judged. Changes come first in it, so that no Get and no failed call takes the place of a Put; then the earliest.
  /// One that was put together from columns, or that lost its account, is no conflict unless it contradicts or several
  /// accounts have its eventID; it speaks only where there is no other, the fullest first.
  static func all(of account: AccountBodies, in name: ExactText) -> [Occurrence] {
    let ordered = account.bodies.count == 1 ? account.bodies : account.bodies.inOrder
    let evidence = ordered.count == 1 ? ordered[0].evidence : ordered.flatMap(\.evidence).asSet
    let isOwned = ordered.contains { $0.event.writtenAccountId != nil }
    func isPart(_ event: RetentionEvent) -> Bool {
      event.isFromColumns || isOwned && event.writtenAccountId == nil
    }
    let whole = ordered.filter { !isPart($0.event) }
    guard let first = whole.first ?? ordered.fullest else { return [] }
    let parts = ordered.filter { body in
      let isAmbiguous = !account.otherAccounts.isEmpty && body.event.writtenAccountId == nil
      return body.event !== first.event && isPart(body.event)
        && (isAmbiguous || body.event.contradicts(first.event))
    }
    let bodies = whole.isEmpty ? [first] + parts : whole + parts
    let events = bodies.map(\.event)
    let subjects = Subject.all(of: events, in: name.text)
    return Set(subjects).compactMap { subject in
      guard let own = subjects.firstIndex(of: subject) else { return nil }
      let others = bodies.indices.filter { $0 != own }.map { index in
        OtherBody(
          event: events[index], evidence: bodies[index].evidence, standing: .conflicting,
          isOfSameSubject: subjects[index] == subject)
      }
      return Occurrence(
        event: events[own], subject: subject, evidence: evidence,
        ownEvidence: others.isEmpty ? evidence : bodies[own].evidence, others: others,
        otherAccounts: account.otherAccounts)
    }
  }
}

extension Occurrence {
  /// An event of which one record tells.
  init(_ event: RetentionEvent, of subject: Subject, at place: Evidence) {
    self.init(event: event, subject: subject, evidence: [place], ownEvidence: [place], otherAccounts: [])
  }
}

extension Subject {
  /// Whose event each body tells of; one whose request cannot be seen is of the first of its service that can.
  fileprivate static func all(of bodies: [RetentionEvent], in account: String) -> [Subject] {
    let own = bodies.map { Subject(of: $0, in: account) }
    let known = Dictionary(own.filter(\.isResourceKnown).map { ($0.service, $0) }) { first, _ in first }
    return own.map { $0.isResourceKnown ? $0 : known[$0.service] ?? $0 }
  }
}

extension [SeenBody] {
  /// Bodies of one eventID in the fixed order; the contents are spelled out once.
  fileprivate var inOrder: [SeenBody] {
    map { (body: $0, rank: $0.event.rank, content: $0.event.content) }
      .sorted { a, b in
        if a.rank != b.rank { return a.rank < b.rank }
        let (time, other) = (a.body.event.eventTime, b.body.event.eventTime)
        if time != other { return time < other }
        if a.content != b.content { return a.content.lexicographicallyPrecedes(b.content) }
        // Bodies that differ in what is not kept are told apart by where they stand.
        return a.body.evidence.lexicographicallyPrecedes(b.body.evidence)
      }
      .map(\.body)
  }

  /// The first of those that tell the most fields.
  fileprivate var fullest: SeenBody? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { $1.event.knownFields > $0.event.knownFields ? $1 : $0 }
  }
}

extension RetentionEvent {
  /// A change comes before a failed attempt, and that before a Get.
  fileprivate var rank: Int { isChange ? 0 : call.isChange ? 1 : 2 }

  /// Whether it is a successful Put.
  var isChange: Bool { call.isChange && !isFailure }

  fileprivate var knownFields: Int {
    content.count { !$0.text.isEmpty } - (requested == .missing ? 1 : 0) - (reported == .missing ? 1 : 0)
      - (resource == Subject.unknownResource ? 1 : 0) + (isOutcomeKnown ? 1 : 0)
  }

  /// Whether something that both tell is not the same.
  func contradicts(_ other: RetentionEvent) -> Bool {
    func differ<Value: Equatable>(_ one: Value, _ two: Value, unless unknown: Value) -> Bool {
      one != two && one != unknown && two != unknown
    }
    let unknown = ExactText(Subject.unknownResource)
    return call != other.call || eventTime.seconds != other.eventTime.seconds
      || differ(ExactText(resource), ExactText(other.resource), unless: unknown)
      || differ(requested, other.requested, unless: .missing)
      || differ(reported, other.reported, unless: .missing)
      || isOutcomeKnown && other.isOutcomeKnown && errorCode != other.errorCode
      || differ(sourceIPAddress, other.sourceIPAddress, unless: nil)
      || differ(actor.arn, other.actor.arn, unless: nil)
  }
}

extension [Occurrence] {
  /// The occurrences by eventTime, then eventID, then content, at last by where they stand.
  var inOrder: [Occurrence] {
    sorted { a, b in
      if a.event.precedes(b.event) { return true }
      return !b.event.precedes(a.event) && a.evidence.lexicographicallyPrecedes(b.evidence)
    }
  }

  /// One occurrence for each action: records of one sharedEventID that say the same are one action.
  ///
  /// The first in order speaks for it, and what contradicts any of them contradicts it. The occurrences are those of
  /// one subject, in order. Records that share the ID but not what they say stay apart, so that none can hide another.
  var withSharedMerged: [Occurrence] {
    var places: [[ExactText]: Int] = [:]
    var merged: [Occurrence] = []
    for occurrence in self {
      guard occurrence.event.sharedEventID != nil else {
        merged.append(occurrence)
        continue
      }
      let time = ExactText(occurrence.event.eventTime.description)
      let action = [time] + occurrence.event.content
      if let place = places[action] {
        merged[place].evidence += occurrence.evidence
        merged[place].ownEvidence += occurrence.ownEvidence
        merged[place].others += occurrence.others
        merged[place].otherAccounts += occurrence.otherAccounts
        merged[place].correctedBy = merged[place].correctedBy ?? occurrence.correctedBy
      } else {
        places[action] = merged.count
        merged.append(occurrence)
      }
    }
    for place in places.values {
      merged[place].evidence = merged[place].evidence.asSet
      merged[place].ownEvidence = merged[place].ownEvidence.asSet
      merged[place].otherAccounts = Set(merged[place].otherAccounts.map { ExactText($0) }).sorted().map(
        \.text)
    }
    return merged
  }
}

extension Sequence {
  /// The elements as their events are listed, those that nothing else tells apart by where they stand. The contents are
  /// spelled out once.
  func inListedOrder(by event: (Element) -> RetentionEvent, _ evidence: (Element) -> [Evidence]) -> [Element]
  {
    map { (element: $0, event: event($0), content: event($0).content, evidence: evidence($0)) }
      .sorted { a, b in
        if a.event.eventTime != b.event.eventTime { return a.event.eventTime < b.event.eventTime }
        let (id, otherID) = (ExactText(a.event.eventID ?? ""), ExactText(b.event.eventID ?? ""))
        if id != otherID { return id < otherID }
        if a.content != b.content { return a.content.lexicographicallyPrecedes(b.content) }
        return a.evidence.lexicographicallyPrecedes(b.evidence)
      }
      .map(\.element)
  }
}

extension RetentionEvent {
  /// Whether the event comes before another in every listing.
  package func precedes(_ other: RetentionEvent) -> Bool {
    if eventTime != other.eventTime { return eventTime < other.eventTime }
    let (id, otherID) = (ExactText(eventID ?? ""), ExactText(other.eventID ?? ""))
    if id != otherID { return id < otherID }
    return content.lexicographicallyPrecedes(other.content)
  }

  /// All that is kept of the event but its time and its ID, as texts in a fixed order: two events that agree
  /// in these cannot be told apart in any output.
  fileprivate var content: [ExactText] {
    let fields: [String?] = [
      call.eventName, recipientAccountId, resource, eventSource,
      requested.description(of: call.service), reported.description(of: call.service),
      initiateDeletionTimestamp?.description, awsRegion, sourceIPAddress, userAgent, errorCode,
      errorMessage, sharedEventID, replacedEventID, "\(isFromConsole)", actor.type, actor.arn,
      actor.principalId, actor.userName, actor.accountId, actor.accessKeyId,
      actor.mfaAuthenticated.map { "\($0)" }, actor.invokedBy, actor.issuerAccountId,
      actor.issuerArn, actor.issuerUserName, actor.onBehalfOf, actor.identityStoreArn, actor.credentialId,
      updatedFields, writtenAccountId == nil ? "unwritten" : nil, isRequestOmitted ? "omitted" : nil,
      isFromColumns ? "columns" : nil, isOutcomeKnown ? nil : "outcome unknown",
    ]
    return fields.map { ExactText($0.map { "=" + $0 } ?? "") }
  }
}
