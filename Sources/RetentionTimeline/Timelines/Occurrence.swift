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
  /// eventID is no conflict.
  init(bodies: [RetentionEvent], evidence: [Evidence]) {
    let corrections = bodies.filter { $0.eventID != nil && $0.replacedEventID == $0.eventID }
    let valid = corrections.isEmpty ? bodies : corrections
    let ordered = valid.count == 1 ? valid : valid.sorted { $0.precedes($1) }
    event = ordered[0]
    conflictingBodies = Array(ordered.dropFirst())
    self.evidence = evidence.sorted()
  }
}

extension [Occurrence] {
  /// The occurrences by eventTime, then eventID, then content.
  var inOrder: [Occurrence] {
    sorted { $0.event.precedes($1.event) }
  }

  /// The occurrences but for those that another one replaces (an addendum with the reason UPDATED_DATA).
  ///
  /// Where several replace one event, the last of them counts. Events that replace each other in a ring,
  /// which no genuine log holds, all stay.
  var withoutCorrected: [Occurrence] {
    var corrections: [String: RetentionEvent] = [:]
    for occurrence in self {
      guard let id = occurrence.event.replacedEventID, id != occurrence.event.eventID else {
        continue
      }
      if let known = corrections[id], !known.precedes(occurrence.event) { continue }
      corrections[id] = occurrence.event
    }
    if corrections.isEmpty { return self }

    /// Whether the event's chain of corrections comes to an end that stands.
    func isReplaced(_ event: RetentionEvent) -> Bool {
      // The loser among several corrections of one event goes with it.
      if let id = event.replacedEventID, id != event.eventID, let winner = corrections[id],
        winner.eventID != event.eventID
      {
        return true
      }
      var seen: Set<String> = []
      var id = event.eventID
      while let step = id, let next = corrections[step] {
        guard seen.insert(step).inserted else { return false }
        id = next.eventID
      }
      return !seen.isEmpty
    }
    return filter { !isReplaced($0.event) }
  }

  /// One occurrence for each action: records that share a sharedEventID are one action.
  ///
  /// The first in order speaks for it. The occurrences are those of one subject, in order.
  var withSharedMerged: [Occurrence] {
    var places: [String: Int] = [:]
    var merged: [Occurrence] = []
    for occurrence in self {
      if let id = occurrence.event.sharedEventID {
        if let place = places[id] {
          merged[place].evidence = (merged[place].evidence + occurrence.evidence).sorted()
          continue
        }
        places[id] = merged.count
      }
      merged.append(occurrence)
    }
    return merged
  }
}

extension RetentionEvent {
  /// Whether the event comes before another in every listing.
  func precedes(_ other: RetentionEvent) -> Bool {
    if eventTime != other.eventTime { return eventTime < other.eventTime }
    let (id, otherID) = (eventID ?? "", other.eventID ?? "")
    if id != otherID { return id < otherID }
    return content.lexicographicallyPrecedes(other.content)
  }

  /// All that is kept of the event, as texts in a fixed order: two events that agree in it cannot be told
  /// apart in any output.
  private var content: [String] {
    [
      call.rawValue, recipientAccountId, resource, eventSource, "\(requested)", "\(reported)",
      "\(initiateDeletionTimestamp?.description ?? "")", awsRegion ?? "", sourceIPAddress ?? "",
      userAgent ?? "", errorCode ?? "", errorMessage ?? "", sharedEventID ?? "",
      replacedEventID ?? "", "\(actor)", "\(isFromConsole)",
    ]
  }
}
