internal import CloudTrailRecords
internal import Crypto

/// Gathers retention events from any source in any order, and derives timelines from them.
///
/// An eventID identifies one event of an account, wherever it was found. The result depends only on the set
/// of records.
public struct EventHistory: Sendable {
  /// What identifies an event, apart from its account.
  package enum Key: Hashable, Sendable {
    case id(ExactText)
    /// A record without an eventID equals another only if their whole bodies are equal.
    case body(BodyFingerprint)

    package init(of event: RetentionEvent) {
      self = event.eventID.map { .id(ExactText($0)) } ?? .body(event.fingerprint)
    }
  }

  /// All records under one key: each body once, with the positions where it was found.
  private struct Records: Sendable {
    private struct Body: Hashable {
      let fingerprint: BodyFingerprint
      /// A row with the same content as a record is still not a record.
      let isFromColumns: Bool

      init(_ event: RetentionEvent) {
        fingerprint = event.fingerprint
        isFromColumns = event.isFromColumns
      }
    }

    private let first: SeenBody
    private var firstEvidence: [Evidence]
    /// Other bodies; none in genuine logs.
    private var others: [Body: SeenBody] = [:]

    init(_ event: RetentionEvent, _ place: Evidence) {
      first = SeenBody(event: event, evidence: [])
      firstEvidence = [place]
    }

    /// - Returns: whether this is a new body with different content.
    mutating func add(_ event: RetentionEvent, _ place: Evidence) -> Bool {
      let body = Body(event)
      guard body != Body(first.event) else {
        firstEvidence.append(place)
        return false
      }
      let isNew = others[body] == nil
      others[body, default: SeenBody(event: event, evidence: [])].evidence.append(place)
      return isNew && (!event.isFromColumns || event.contradicts(first.event))
    }

    mutating func mark(_ altered: [ExactText: IntegrityReason]) {
      firstEvidence.mark(altered)
      for body in others.keys { others[body]?.evidence.mark(altered) }
    }

    var bodies: [SeenBody] {
      [SeenBody(event: first.event, evidence: firstEvidence.asSet)]
        + others.values.map { SeenBody(event: $0.event, evidence: $0.evidence.asSet) }
    }

    var events: [RetentionEvent] { [first.event] + others.values.map(\.event) }
  }

  private var records: [Key: Records] = [:]
  /// The records of CloudTrail's own calls.
  public private(set) var trails = TrailHistory()

  /// A history without events.
  public init() {}

  /// Adds a sighting; one without a place in a history adds nothing.
  /// - Parameter sighting: the record.
  /// - Returns: whether it adds anything new: an event, or another body under a known eventID.
  @discardableResult
  public mutating func insert(_ sighting: Sighting) -> Bool {
    if let event = sighting.trailEvent { return trails.insert(event, at: sighting.evidence) }
    guard let event = sighting.event else { return false }
    let key = Key(of: event)
    if let isNew = records[key]?.add(event, sighting.evidence) { return isNew }
    records[key] = Records(event, sighting.evidence)
    return true
  }

  /// Adds everything in another history, as if both had been read into one.
  /// - Parameter other: the history to add.
  public mutating func merge(_ other: EventHistory) {
    trails.merge(other.trails)
    for body in other.records.values.flatMap(\.bodies) {
      for place in body.evidence { insert(Sighting(body.event, at: place)) }
    }
  }

  /// Notes which records stand in files that digests show to be altered.
  /// - Parameter integrity: what the digests say of the files.
  public mutating func mark(_ integrity: Integrity) {
    let altered = Dictionary(
      integrity.items.compactMap { item in item.alteration.map { (ExactText(item.path), $0) } },
      uniquingKeysWith: { first, _ in first })
    guard !altered.isEmpty else { return }
    for key in records.keys { records[key]?.mark(altered) }
    trails.mark(altered)
  }

  /// How many records were of an event that was already known.
  public var duplicates: Int {
    records.values.reduce(0) { sum, records in
      let bodies = records.bodies
      return sum + bodies.reduce(0) { $0 + $1.evidence.count } - bodies.byAccount.count
    }
  }

  /// The history as known at a moment, without later events.
  package func known(at moment: Instant) -> EventHistory {
    var history = EventHistory()
    history.trails = trails.known(at: moment)
    for body in records.values.flatMap(\.bodies) where body.event.eventTime <= moment {
      for place in body.evidence { history.insert(Sighting(body.event, at: place)) }
    }
    return history
  }

  /// The keys of all records, in no particular order.
  var keys: some Sequence<Key> { records.keys }

  /// The bodies under a key by the accounts that they are of; empty if the key is new.
  func accounts(under key: Key) -> [ExactText: AccountBodies] { records[key]?.bodies.byAccount ?? [:] }

  /// Every body under a key.
  func events(under key: Key) -> [RetentionEvent] { records[key]?.events ?? [] }

  /// Every body of every event, in no particular order.
  var events: some Sequence<RetentionEvent> { records.values.lazy.flatMap(\.events) }

  /// The times that the events and the files they were read from cover.
  /// - Parameters:
  ///   - files: what the files witness.
  ///   - declared: windows that the operator declares complete.
  ///   - limit: the latest moment that a witness can have, one day after the clock; nil if all count.
  ///   - plausible: the latest that a file's name can give; nil for the limit.
  public func coverage(
    with files: Witnesses, declared: [ClosedRange<Instant>] = [], limit: Instant? = nil,
    plausible: Instant? = nil
  ) -> Coverage {
    Coverage(
      files: files, events: events, declared: declared, limit: limit, plausible: plausible,
      trails: trails.courses)
  }

  /// The timelines of all accounts, sorted by subject.
  /// - Parameters:
  ///   - asOf: the clock by which deadlines are judged; later events still count.
  ///   - coverage: the times that the input covers.
  public func timelines(asOf: Instant, coverage: Coverage) -> [Timeline] {
    var byAccount: [ExactText: [Occurrence]] = [:]
    for records in records.values {
      for (account, bodies) in records.bodies.byAccount {
        byAccount[account, default: []] += Occurrence.all(of: bodies, in: account)
      }
    }
    let bySubject = Dictionary(grouping: byAccount.values.flatMap(\.withCorrections), by: \.subject)
    return bySubject.sorted { $0.key < $1.key }.map { subject, occurrences in
      Timeline(
        subject: subject, occurrences: occurrences.inOrder.withSharedMerged, asOf: asOf, coverage: coverage)
    }
  }
}

/// Distinguishes two bodies of one event.
///
/// It is equal for records with the same values, whatever their order, spelling of strings and layout, and it
/// is the same in every process. eventContext is left out: only an event data store adds it to the record
/// (user guide, record contents), and so a trail's record and a query's remain equal. It is a whole SHA-256,
/// so nobody can construct two bodies with the same fingerprint.
package struct BodyFingerprint: Hashable, Sendable {
  private let digest: JSONDigest

  init(_ record: JSONValue) {
    digest = record.fingerprint(leavingOut: "eventContext") { bytes in
      var hash = SHA256()
      unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
      return unsafe hash.finalize().withUnsafeBytes { unsafe $0.loadUnaligned(as: JSONDigest.self) }
    }
  }
}
