internal import OrderedCollections

/// Gathers retention events from anywhere in any order, and tells the timelines that they make.
///
/// One eventID is one event, wherever it was found. What comes out depends on the set of records alone.
public struct EventHistory: Sendable {
  private enum Key: Hashable, Sendable {
    case id(ExactText)
    /// A record without an eventID is the same as another if its whole body is.
    case body(BodyFingerprint)
  }

  private struct Sighting: Sendable {
    let first: RetentionEvent
    /// Other bodies under the same eventID; none in genuine logs.
    var others: [BodyFingerprint: RetentionEvent] = [:]
    var evidence: [Evidence]

    mutating func add(_ event: RetentionEvent, _ place: Evidence) {
      evidence.append(place)
      if event.fingerprint != first.fingerprint { others[event.fingerprint] = event }
    }
  }

  private var sightings: OrderedDictionary<Key, Sighting> = [:]
  /// How many records told of an event that was known already.
  public private(set) var duplicates = 0

  /// A history without events.
  public init() {}

  /// Adds what a record said.
  public mutating func insert(_ event: RetentionEvent, evidence: Evidence) {
    let key = event.eventID.map { Key.id(ExactText($0)) } ?? .body(event.fingerprint)
    if sightings[key]?.add(event, evidence) != nil {
      duplicates += 1
    } else {
      sightings[key] = Sighting(first: event, evidence: [evidence])
    }
  }

  /// The timelines of all accounts, sorted by subject.
  /// - Parameters:
  ///   - asOf: the clock that deadlines are judged by; it hides no event.
  ///   - reach: what the input speaks of.
  public func timelines(asOf: Instant, reach: Reach) -> [Timeline] {
    let occurrences = sightings.values.map { sighting in
      Occurrence(bodies: [sighting.first] + sighting.others.values, evidence: sighting.evidence)
    }
    let byAccount = Dictionary(grouping: occurrences) { ExactText($0.event.recipientAccountId) }
    let standing = byAccount.values.flatMap(\.withoutCorrected)
    let bySubject = Dictionary(grouping: standing) { Subject(of: $0.event) }
    return bySubject.sorted { $0.key < $1.key }.map { subject, occurrences in
      Timeline(
        subject: subject, occurrences: occurrences.inOrder.withSharedMerged, asOf: asOf,
        reach: reach)
    }
  }
}
