internal import OrderedCollections

/// Gathers retention events from anywhere in any order, and tells the timelines that they make.
///
/// One eventID is one event, wherever it was found. What comes out depends on the set of records alone.
public struct EventHistory: Sendable {
  /// What makes two records tell of the same event.
  enum Key: Hashable, Sendable {
    case id(ExactText)
    /// A record without an eventID is the same as another if its whole body is.
    case body(BodyFingerprint)

    init(of event: RetentionEvent) {
      self = event.eventID.map { .id(ExactText($0)) } ?? .body(event.fingerprint)
    }
  }

  private struct Sighting: Sendable {
    let first: RetentionEvent
    /// Other bodies under the same eventID; none in genuine logs.
    var others: [BodyFingerprint: RetentionEvent] = [:]
    var evidence: [Evidence]

    /// - Returns: whether this body is a further one.
    mutating func add(_ event: RetentionEvent, _ place: Evidence) -> Bool {
      evidence.append(place)
      guard event.fingerprint != first.fingerprint else { return false }
      let isNew = others.updateValue(event, forKey: event.fingerprint) == nil
      return isNew && (!event.isFromColumns || event.contradicts(first))
    }

    func isOf(_ accounts: Set<ExactText>) -> Bool {
      accounts.contains(ExactText(first.recipientAccountId))
        || others.values.contains { accounts.contains(ExactText($0.recipientAccountId)) }
    }
  }

  private var sightings: OrderedDictionary<Key, Sighting> = [:]
  /// How many records told of an event that was known already.
  public private(set) var duplicates = 0

  /// A history without events.
  public init() {}

  /// Adds what a record said.
  /// - Returns: whether it says anything new: an event, or another body under a known eventID.
  @discardableResult
  public mutating func insert(_ event: RetentionEvent, evidence: Evidence) -> Bool {
    let key = Key(of: event)
    if let isNew = sightings[key]?.add(event, evidence) {
      duplicates += 1
      return isNew
    }
    sightings[key] = Sighting(first: event, evidence: [evidence])
    return true
  }

  /// Whose event the records told of so far that have an event's ID; none where it is new.
  func subjects(of event: RetentionEvent) -> [Subject] {
    sightings[Key(of: event)].map { ([$0.first] + $0.others.values).map { Subject(of: $0) } } ?? []
  }

  /// The timelines of all accounts, sorted by subject.
  /// - Parameters:
  ///   - asOf: the clock that deadlines are judged by; it hides no event.
  ///   - reach: what the input speaks of.
  public func timelines(asOf: Instant, reach: Reach) -> [Timeline] {
    timelines(asOf: asOf, reach: reach, of: nil)
  }

  /// The first body of each event.
  var events: [RetentionEvent] { sightings.values.map(\.first) }

  /// - Parameter subjects: those whose timelines are wanted; nil means all.
  func timelines(asOf: Instant, reach: Reach, of subjects: Set<Subject>?) -> [Timeline] {
    let accounts = subjects.map { Set($0.map { ExactText($0.recipientAccountId) }) }
    let wanted = sightings.values.filter { sighting in accounts.map(sighting.isOf) ?? true }
    let occurrences = wanted.map { sighting in
      Occurrence(bodies: [sighting.first] + sighting.others.values, evidence: sighting.evidence)
    }
    let byAccount = Dictionary(grouping: occurrences) { ExactText($0.event.recipientAccountId) }
    let standing = byAccount.values.flatMap(\.withoutCorrected)
    let bySubject = Dictionary(grouping: standing) { Subject(of: $0.event) }
      .filter { subjects?.contains($0.key) ?? true }
    return bySubject.sorted { $0.key < $1.key }.map { subject, occurrences in
      Timeline(
        subject: subject, occurrences: occurrences.inOrder.withSharedMerged, asOf: asOf,
        reach: reach)
    }
  }
}
