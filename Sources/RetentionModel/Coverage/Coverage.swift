// What the logs prove, for each AWS account and Region apart:
//
//   witnesses   ├slot┤├slot┤   ·event   ├slot┤                       ·event    ├slot┤
//   holes                                         ├── not read ──┤
//   chains      ╰──────────── no gap of over 7 days ───────────╯     ╰────────────────╯
//
// A change proves that a deletion was carried out only along one chain without a hole.

/// What the input proves of the times of each account and Region.
public struct Coverage: Sendable {
  /// What the times of a place rest on.
  public enum Basis: String, Hashable, Sendable {
    /// The operator's word (`--complete`).
    case declared
    /// Log files, and the events in them.
    case logs
    /// Events alone, from files whose names tell no time.
    case records
  }

  /// What is covered of a place.
  public struct Extent: Sendable {
    /// Whose events.
    public let place: Place
    /// The first moment that a witness speaks of; nil where only holes are known.
    public let from: Instant?
    /// The last moment that a witness speaks of.
    public let to: Instant?
    /// What it rests on.
    public let basis: Basis
    /// What was not read, those holes that may be anywhere among them.
    public let holes: [Hole]
  }

  /// How far apart two neighbouring witnesses may be (design: seven days).
  static let longestSilence: Int64 = 7 * 86_400

  /// Windows that the operator declares to be complete.
  public let declared: [ClosedRange<Instant>]
  /// Holes of every account and Region.
  public let unplacedHoles: [Hole]
  /// Files whose names tell a time that cannot be, and that time; the latest three at most.
  public let implausibleFiles: [(end: Instant, path: String)]
  /// Witnesses later than this are none; nil where any counts.
  public let limit: Instant?

  private let logs: [Place: PlaceCoverage]
  /// The same with what the operator declares; nil where nothing is declared.
  private let complete: [Place: PlaceCoverage]?
  private let placedHoles: [Place: [Hole]]
  private let bases: [Place: Basis]

  /// - Parameters:
  ///   - files: what the input's files witness.
  ///   - events: the retention events; each is a witness of its account and Region.
  ///   - declared: windows that the operator declares to be complete.
  ///   - limit: the last moment that a witness can tell of: a day behind the clock.
  public init(
    files: Witnesses = Witnesses(), events: some Sequence<RetentionEvent> = [],
    declared: [ClosedRange<Instant>] = [], limit: Instant? = nil
  ) {
    var spans: [Place: [ClosedRange<Int64>]] = [:]
    var bases: [Place: Basis] = [:]
    let last = limit?.seconds ?? .max
    for (place, slots) in files.files {
      spans[place] = slots.lazy.map(\.end).filter { $0 <= last }.map { $0 - LogFileSlot.seconds...$0 }
      if spans[place]?.isEmpty == false { bases[place] = .logs }
    }
    for event in events where event.eventTime.seconds <= last {
      guard let place = event.place else { continue }
      spans[place, default: []].append(event.eventTime.seconds...event.eventTime.seconds)
      if bases[place] == nil { bases[place] = .records }
    }
    let holes = files.holes
    let unplaced = holes.filter { $0.place == nil }
    var placed: [Place: [Hole]] = [:]
    for hole in holes {
      if let place = hole.place { placed[place, default: []].append(hole) }
    }
    for place in placed.keys where spans[place] == nil { spans[place] = [] }
    logs = Dictionary(
      uniqueKeysWithValues: spans.map { place, spans in
        (place, PlaceCoverage(spans, holes: (placed[place] ?? []) + unplaced))
      })
    let windows = declared.map { $0.lowerBound.seconds...$0.upperBound.seconds }
    complete =
      windows.isEmpty
      ? nil
      : Dictionary(
        uniqueKeysWithValues: spans.map { place, spans in
          (place, PlaceCoverage(spans + windows, holes: (placed[place] ?? []) + unplaced))
        })
    self.declared = declared
    self.limit = limit
    self.bases = bases
    unplacedHoles = unplaced
    placedHoles = placed
    implausibleFiles = files.latest.filter { $0.end.seconds > last }
  }

  /// What is covered, sorted by account and Region.
  public var extents: [Extent] {
    logs.sorted { $0.key < $1.key }.compactMap { place, covered in
      let holes = (placedHoles[place] ?? []) + unplacedHoles
      guard covered.span != nil || !holes.isEmpty else { return nil }
      return Extent(
        place: place, from: covered.span.map { Instant(seconds: $0.lowerBound) },
        to: covered.span.map { Instant(seconds: $0.upperBound) }, basis: bases[place] ?? .logs, holes: holes)
    }
  }

  /// The earliest and the latest moment of all that is covered; nil where nothing tells a time.
  public var span: ClosedRange<Instant>? {
    let spans = logs.values.compactMap(\.span)
    guard let from = spans.map(\.lowerBound).min(), let to = spans.map(\.upperBound).max() else { return nil }
    return Instant(seconds: from)...Instant(seconds: to)
  }

  /// The earliest and the latest moment that is covered of a place; nil where nothing is.
  public func span(of place: Place?) -> ClosedRange<Instant>? {
    place.flatMap { logs[$0]?.span }.map { Instant(seconds: $0.lowerBound)...Instant(seconds: $0.upperBound) }
  }

  /// Whether a place has a witness within some time.
  public func hasWitness(of account: String, within span: ClosedRange<Instant>) -> Bool {
    logs.contains { place, covered in
      ExactText(place.recipientAccountId) == ExactText(account)
        && covered.hasWitness(within: span.lowerBound.seconds...span.upperBound.secondsUp)
    }
  }

  /// The accounts that have a witness.
  public var accounts: [String] {
    Set(logs.filter { $0.value.span != nil }.keys.map { ExactText($0.recipientAccountId) }).sorted()
      .map(\.text)
  }

  /// What is proved from a change on: until when, and what may be missing before a moment.
  /// - Parameters:
  ///   - place: whose events; nil where that is not known.
  ///   - start: the change, which is itself a witness.
  ///   - end: the moment up to which silence is to be proved.
  func proof(of place: Place?, from start: Instant, to end: Instant) -> Proof {
    guard let place else { return Proof(gap: .regionUnknown) }
    let known = logs[place] ?? PlaceCoverage([], holes: unplacedHoles)
    let proof = known.proof(from: start, to: end)
    guard proof.gap != nil, let declared = declaredCoverage(of: place) else { return proof }
    let other = declared.proof(from: start, to: end)
    return other.gap == nil ? Proof(gap: nil, basis: .declared, silence: other.silence) : proof
  }

  /// Whether the logs of a place prove what did not happen in a stretch of time.
  package func proves(_ span: ClosedRange<Instant>, of place: Place?) -> Bool {
    guard let place else { return false }
    let covered = [logs[place], declaredCoverage(of: place)].compactMap(\.self)
    return covered.contains { $0.proves(span) }
  }

  /// Until when the silence behind a change is proved: the change itself where nothing is.
  func provenUntil(_ place: Place?, from start: Instant) -> Instant {
    guard let place else { return start }
    let known = logs[place] ?? PlaceCoverage([], holes: unplacedHoles)
    let end = (declaredCoverage(of: place) ?? known).provenUntil(from: start)
    return max(start, Instant(seconds: end))
  }

  private func declaredCoverage(of place: Place) -> PlaceCoverage? {
    guard let complete else { return nil }
    return complete[place]
      ?? PlaceCoverage(
        declared.map { $0.lowerBound.seconds...$0.upperBound.seconds }, holes: unplacedHoles)
  }
}

extension Instant {
  /// The whole second at or after it.
  var secondsUp: Int64 { nanoseconds > 0 ? seconds + 1 : seconds }
}
