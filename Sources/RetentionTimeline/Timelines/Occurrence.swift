internal import RecordScanner

/// One event with every place where it was found.
struct Occurrence {
  let event: RetentionEvent
  /// Other bodies under the same eventID.
  let conflictingBodies: [RetentionEvent]
  /// In order.
  var evidence: [Evidence]

  /// - Parameter bodies: all that was found under one eventID, at least one.
  ///
  /// Where bodies differ, nothing tells the genuine one; the first in a fixed order of their contents
  /// speaks for the event, so that the order of the input does not matter. A body that corrects its own
  /// eventID is no conflict, and neither is one that was put together from columns, unless it contradicts; it
  /// speaks only where there is no other, the fullest first.
  init(bodies: [RetentionEvent], evidence: [Evidence]) {
    let corrections = bodies.filter { $0.eventID != nil && $0.replacedEventID == $0.eventID }
    let valid = corrections.isEmpty ? bodies : corrections
    let ordered = valid.count == 1 ? valid : valid.inOrder
    let whole = ordered.filter { !$0.isFromColumns }
    let speaker = whole.first ?? ordered.fullest
    event = speaker
    let rows = ordered.filter { $0.isFromColumns && $0.contradicts(speaker) }
    conflictingBodies = whole.dropFirst() + rows
    self.evidence = evidence.sorted()
  }
}

extension [RetentionEvent] {
  /// Events of one eventID by eventTime, then content; the contents are spelled out once.
  fileprivate var inOrder: [RetentionEvent] {
    map { (event: $0, content: $0.content) }
      .sorted {
        $0.event.eventTime == $1.event.eventTime
          ? $0.content.lexicographicallyPrecedes($1.content) : $0.event.precedes($1.event)
      }
      .map(\.event)
  }
}

extension [RetentionEvent] {
  /// The first of those that tell the most fields.
  fileprivate var fullest: RetentionEvent {
    dropFirst().reduce(self[0]) { $1.knownFields > $0.knownFields ? $1 : $0 }
  }
}

extension RetentionEvent {
  fileprivate var knownFields: Int {
    content.count { !$0.text.isEmpty } - (requested == .missing ? 1 : 0) - (reported == .missing ? 1 : 0)
      - (resource == "unknown" ? 1 : 0)
  }

  /// Whether something that both tell is not the same.
  func contradicts(_ other: RetentionEvent) -> Bool {
    func differ<Value: Equatable>(_ one: Value, _ two: Value, unless unknown: Value) -> Bool {
      one != two && one != unknown && two != unknown
    }
    return call != other.call || eventTime.seconds != other.eventTime.seconds
      || differ(ExactText(resource), ExactText(other.resource), unless: ExactText("unknown"))
      || differ(requested, other.requested, unless: .missing)
      || differ(reported, other.reported, unless: .missing)
      || differ(errorCode, other.errorCode, unless: nil)
      || differ(sourceIPAddress, other.sourceIPAddress, unless: nil)
      || differ(actor.arn, other.actor.arn, unless: nil)
  }
}

extension [Occurrence] {
  /// The occurrences by eventTime, then eventID, then content.
  var inOrder: [Occurrence] {
    sorted { $0.event.precedes($1.event) }
  }

  /// One occurrence for each action: records of one sharedEventID that say the same are one action.
  ///
  /// The first in order speaks for it. The occurrences are those of one subject, in order. Records that share
  /// the ID but not what they say stay apart, so that none can hide another.
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
      } else {
        places[action] = merged.count
        merged.append(occurrence)
      }
    }
    for place in places.values { merged[place].evidence.sort() }
    return merged
  }
}

extension RetentionEvent {
  /// Whether the event comes before another in every listing.
  func precedes(_ other: RetentionEvent) -> Bool {
    if eventTime != other.eventTime { return eventTime < other.eventTime }
    let (id, otherID) = (ExactText(eventID ?? ""), ExactText(other.eventID ?? ""))
    if id != otherID { return id < otherID }
    return content.lexicographicallyPrecedes(other.content)
  }

  /// All that is kept of the event but its time and its ID, as texts in a fixed order: two events that agree
  /// in these cannot be told apart in any output.
  fileprivate var content: [ExactText] {
    let fields: [String?] = [
      call.rawValue, recipientAccountId, resource, eventSource, "\(requested)", "\(reported)",
      initiateDeletionTimestamp?.description, awsRegion, sourceIPAddress, userAgent, errorCode,
      errorMessage, sharedEventID, replacedEventID, "\(isFromConsole)", actor.type, actor.arn,
      actor.principalId, actor.userName, actor.accountId, actor.accessKeyId,
      actor.mfaAuthenticated.map { "\($0)" }, actor.invokedBy, actor.issuerAccountId,
      actor.issuerArn, actor.issuerUserName,
    ]
    return fields.map { ExactText($0.map { "=" + $0 } ?? "") }
  }
}
