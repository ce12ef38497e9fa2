internal import Synchronization

/// One event of a subject, with every position where it was found.
struct Occurrence {
  /// The body that represents the event.
  let event: RetentionEvent
  let subject: Subject
  /// Every position of a body under the eventID, in order.
  var evidence: [Evidence]
  /// The positions of the representing body.
  var ownEvidence: [Evidence]
  /// The differing bodies: those under the same eventID, and those that this one corrects.
  var others: [OtherBody] = []
  /// Other accounts with an event of the same eventID.
  var otherAccounts: [String]
  /// The eventID of another subject's event that claims to correct this one.
  var correctedBy: String?

  /// The events that the bodies of one account under one eventID make up: one for each subject that they
  /// name.
  ///
  /// If bodies differ, nothing shows which is genuine: the first in a fixed order represents the event in the
  /// state, and all are judged. Changes come first, so a Get or a failed call cannot displace a Put; then the
  /// earliest. A body that was assembled from columns, or that lost its account, is not a conflict unless it
  /// contradicts or several accounts have its eventID; it represents the event only if there is no other, the
  /// most complete first.
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
    let bySubject = Dictionary(grouping: bodies.indices, by: { subjects[$0] })
    // Each body is judged in its own subject's history; of the others' only some are shown where there are many.
    let most = max(AccountBodies.sharedPairs / bySubject.count, 4)
    return bySubject.compactMap { subject, indices in
      guard let own = indices.first else { return nil }
      let strangers = bodies.indices.lazy.filter { subjects[$0] != subject }.prefix(most)
      let others = (indices.dropFirst() + strangers).sorted().map { index in
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
  /// An event with a single record.
  init(_ event: RetentionEvent, of subject: Subject, at place: Evidence) {
    self.init(event: event, subject: subject, evidence: [place], ownEvidence: [place], otherAccounts: [])
  }
}

extension Subject {
  /// The subject of each body; a body whose request is not visible takes the first visible subject of its
  /// service.
  fileprivate static func all(of bodies: [RetentionEvent], in account: String) -> [Subject] {
    let own = bodies.map { Subject(of: $0, in: account) }
    let known = Dictionary(own.filter(\.isResourceKnown).map { ($0.service, $0) }) { first, _ in first }
    return own.map { $0.isResourceKnown ? $0 : known[$0.service] ?? $0 }
  }
}

extension [SeenBody] {
  /// Bodies of one eventID in the fixed order; each content is written out only once.
  fileprivate var inOrder: [SeenBody] {
    map { (body: $0, rank: $0.event.rank, content: $0.event.content) }
      .sorted { a, b in
        if a.rank != b.rank { return a.rank < b.rank }
        let (time, other) = (a.body.event.eventTime, b.body.event.eventTime)
        if time != other { return time < other }
        if a.content != b.content { return a.content.lexicographicallyPrecedes(b.content) }
        // Bodies that differ only in fields that are not kept are ordered by position.
        return a.body.evidence.lexicographicallyPrecedes(b.body.evidence)
      }
      .map(\.body)
  }

  /// The first of those with the most fields.
  fileprivate var fullest: SeenBody? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { $1.event.knownFields > $0.event.knownFields ? $1 : $0 }
  }
}

extension RetentionEvent {
  /// A change comes before a failed attempt, and that before a Get.
  fileprivate var rank: Int { isChange ? 0 : call.isChange ? 1 : 2 }

  /// Whether it is a successful Put or delete.
  var isChange: Bool { call.isChange && !isFailure }

  fileprivate var knownFields: Int {
    content.count { !$0.text.isEmpty } - (requested == .missing ? 1 : 0) - (reported == .missing ? 1 : 0)
      - (resource == Subject.unknownResource ? 1 : 0) + (isOutcomeKnown ? 1 : 0)
  }

  /// Whether the two differ in a field that both give.
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

extension Occurrence {
  /// Whether it comes before another: by eventTime, eventID and content, and finally by position.
  func precedes(_ other: Occurrence) -> Bool {
    if event.precedes(other.event) { return true }
    return !other.event.precedes(event) && evidence.lexicographicallyPrecedes(other.evidence)
  }
}

extension [Occurrence] {
  /// The occurrences in order.
  var inOrder: [Occurrence] { sorted { $0.precedes($1) } }

  /// One occurrence per action: records that share a sharedEventID and have the same content are one action.
  ///
  /// The first in order represents it, and whatever contradicts any of them contradicts it. The occurrences
  /// must be of one subject, in order. Records that share the ID but differ in content stay separate, so none
  /// can hide another.
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
  /// The elements in the order in which their events are listed, and finally by position.
  func inListedOrder(by event: (Element) -> RetentionEvent, _ evidence: (Element) -> [Evidence]) -> [Element]
  {
    sorted { a, b in
      if event(a).precedes(event(b)) { return true }
      return !event(b).precedes(event(a)) && evidence(a).lexicographicallyPrecedes(evidence(b))
    }
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

  /// Everything kept of the event except its time and ID, as texts in a fixed order: two events that agree in
  /// these are indistinguishable in any output.
  fileprivate var content: [ExactText] {
    (writtenContent.load() ?? writtenContent.storeIfNil(Content(fields))).texts
  }

  private var fields: [ExactText] {
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
