// What the logs prove, separately for each AWS account and Region:
//
//   witnesses   ├slot┤├slot┤   ·event   ├slot┤                       ·event    ├slot┤
//   holes                                         ├── not read ──┤
//   chains      ╰──────────── no gap of over 7 days ───────────╯     ╰────────────────╯
//
// A change proves that a deletion was carried out only within one chain without a hole.

/// The times that the input covers, for each account and Region.
public struct Coverage: Sendable {
  /// What the coverage of a place rests on.
  public enum Basis: String, Hashable, Sendable {
    /// The operator's declaration (`--complete`).
    case declared
    /// Digests of every hour (`--verify`).
    case digests
    /// Log files and the events in them.
    case logs
    /// Events alone, from files whose names give no time.
    case records
  }

  /// What is covered of one place.
  public struct Extent: Sendable {
    /// The account and Region.
    public let place: Place
    /// The earliest moment of any witness; nil if only holes are known.
    public let from: Instant?
    /// The latest moment of any witness; nil if only holes are known.
    public let to: Instant?
    /// What the coverage rests on.
    public let basis: Basis
    /// What was not read, including holes that may be anywhere.
    public var holes: [Hole] { list.placed(at: place) + unplaced }
    /// What digests prove, in order; a hole in it is proved not to be known.
    public let proved: [ClosedRange<Instant>]
    fileprivate let list: HoleList
    fileprivate let unplaced: [Hole]
  }

  /// How far apart two adjacent witnesses may be: seven days, by design.
  static let longestSilence: Int64 = 7 * 86_400

  /// Windows that the operator declares complete.
  public let declared: [ClosedRange<Instant>]
  /// Holes that may concern any account and Region.
  public var unplacedHoles: [Hole] { holes.unplaced }
  /// Files whose names give an impossible time, with that time; at most the latest three.
  public let implausibleFiles: [(end: Instant, path: String)]
  /// Witnesses later than this are ignored; nil if all count.
  public private(set) var limit: Instant?
  private(set) var logs: [Place: PlaceCoverage]
  /// The times that digests prove, in order and disjoint.
  private var proved: [Place: [Range<Int64>]]
  /// The same, including the operator's declarations; nil if there are none.
  private var complete: [Place: PlaceCoverage]?
  private var bases: [Place: Basis]
  private var holes: HoleLists

  /// The times in which trails did not log the calls that change retention settings, by beginning.
  public var trailGaps: [TrailGap] { holes.trails.courses.gaps }

  /// - Parameters:
  ///   - files: what the input's files witness.
  ///   - events: the retention events; each is a witness of its account and Region.
  ///   - declared: windows that the operator declares complete.
  ///   - limit: the latest moment that a witness can have: one day after the clock.
  ///   - plausible: the latest that a file's name can give; nil for the limit.
  ///   - trails: what became of trails.
  public init(
    files: Witnesses = Witnesses(), events: some Sequence<RetentionEvent> = [],
    declared: [ClosedRange<Instant>] = [], limit: Instant? = nil, plausible: Instant? = nil,
    trails: TrailCourses = TrailCourses()
  ) {
    self.init(
      files: files, events: events, declared: declared, limit: limit, plausible: plausible,
      trailHoles: TrailHoles(trails))
  }

  init(
    files: Witnesses, events: some Sequence<RetentionEvent>, declared: [ClosedRange<Instant>],
    limit: Instant?, plausible: Instant? = nil, trailHoles: TrailHoles
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
    proved = files.proved(without: trailHoles).mapValues { spans in
      spans.filter { $0.lowerBound <= last }.map { $0.lowerBound..<min($0.upperBound, last) }
    }.filter { !$0.value.isEmpty }
    for (place, times) in proved {
      spans[place, default: []] += times.map { $0.lowerBound...$0.upperBound }
      bases[place] = .logs
    }
    let placed = Dictionary(grouping: files.holes(without: trailHoles), by: \.place)
    for case let place? in placed.keys where spans[place] == nil { spans[place] = [] }
    var holes = HoleLists(trailHoles, unplaced: placed[nil] ?? [])
    logs = Dictionary(
      uniqueKeysWithValues: spans.map { place, spans in
        let shown = (files.files[place] ?? []).lazy.filter(\.hasManagementEvent).map(\.end)
        let list = holes.list(of: place, placed[place] ?? [], slots: shown.filter { $0 <= last })
        return (place, PlaceCoverage(spans, holes: list, at: place))
      })
    self.holes = holes
    let windows = declared.map { $0.lowerBound.seconds...$0.upperBound.seconds }
    complete =
      windows.isEmpty
      ? nil
      : Dictionary(
        uniqueKeysWithValues: logs.map { place, covered in
          let spans = (spans[place] ?? []) + windows
          return (place, PlaceCoverage(spans, holes: covered.holes, at: place))
        })
    self.declared = declared
    self.limit = limit
    self.bases = bases
    implausibleFiles = files.latest.filter { $0.end.seconds > plausible?.seconds ?? last }
  }

  /// Adds the witness of further events, as if they had been among the first; none may be later than the limit.
  mutating func add(_ events: [RetentionEvent]) {
    var spans: [Place: [ClosedRange<Int64>]] = [:]
    for event in events {
      guard let place = event.place else { continue }
      spans[place, default: []].append(event.eventTime.seconds...event.eventTime.seconds)
    }
    for (place, spans) in spans {
      if complete?[place] == nil, let declared = declaredCoverage(of: place) { complete?[place] = declared }
      if logs[place] == nil {
        logs[place] = PlaceCoverage([], holes: holes.list(of: place, [], slots: []), at: place)
      }
      logs[place]?.add(spans)
      complete?[place]?.add(spans)
      if bases[place] == nil { bases[place] = .records }
    }
  }

  /// Adds what is covered of other accounts, on the same terms.
  package mutating func add(_ other: Coverage) {
    logs.merge(other.logs) { own, _ in own }
    complete?.merge(other.complete ?? [:]) { own, _ in own }
    bases.merge(other.bases) { own, _ in own }
    proved.merge(other.proved) { own, _ in own }
  }

  /// Takes holes of trails that are the same in its accounts.
  mutating func replaceAlike(_ trails: TrailHoles) { holes = HoleLists(trails, unplaced: unplacedHoles) }

  /// Moves the limit, past no witness.
  package mutating func move(to limit: Instant) { self.limit = limit }

  /// What is covered, sorted by account and Region.
  public var extents: [Extent] {
    logs.sorted { $0.key < $1.key }.compactMap { place, covered -> Extent? in
      guard covered.span != nil || covered.holes.placed > 0 || !unplacedHoles.isEmpty else { return nil }
      let isProved = covered.span.map { self.isProved($0, of: place) } ?? false
      return Extent(
        place: place, from: covered.span.map { Instant(seconds: $0.lowerBound) },
        to: covered.span.map { Instant(seconds: $0.upperBound) },
        basis: isProved ? .digests : bases[place] ?? .logs,
        proved: (proved[place] ?? []).map {
          Instant(seconds: $0.lowerBound)...Instant(seconds: $0.upperBound)
        }, list: covered.holes, unplaced: unplacedHoles)
    }
  }

  /// The earliest and the latest covered moment of all; nil if nothing gives a time.
  public var span: ClosedRange<Instant>? {
    let spans = logs.values.compactMap(\.span)
    guard let from = spans.map(\.lowerBound).min(), let to = spans.map(\.upperBound).max() else { return nil }
    return Instant(seconds: from)...Instant(seconds: to)
  }

  /// The earliest and the latest covered moment of a place; nil if nothing of it is covered.
  /// - Parameter place: the account and Region; nil if unknown.
  public func span(of place: Place?) -> ClosedRange<Instant>? {
    place.flatMap { logs[$0]?.span }.map { Instant(seconds: $0.lowerBound)...Instant(seconds: $0.upperBound) }
  }

  /// Whether an account has a witness within some time.
  /// - Parameters:
  ///   - account: the AWS account.
  ///   - span: the time.
  public func hasWitness(of account: String, within span: ClosedRange<Instant>) -> Bool {
    logs.contains { place, covered in
      ExactText(place.recipientAccountId) == ExactText(account)
        && covered.hasWitness(within: span.lowerBound.seconds...span.upperBound.secondsUp)
    }
  }

  /// The accounts that have a witness, sorted.
  public var accounts: [String] {
    Set(logs.filter { $0.value.span != nil }.keys.map { ExactText($0.recipientAccountId) }).sorted()
      .map(\.text)
  }

  /// What is proved between a change and a later moment, and what may be missing.
  /// - Parameters:
  ///   - place: the account and Region of the change; nil if unknown.
  ///   - start: the change, which is itself a witness.
  ///   - end: the moment up to which silence must be proved.
  func proof(of place: Place?, from start: Instant, to end: Instant) -> Proof {
    guard let place else { return Proof(gap: .regionUnknown) }
    let known = logs[place] ?? unknownCoverage(of: place)
    var proof = known.proof(from: start, to: end)
    if proof.gap == nil, start <= end, isProved(start.seconds...end.secondsUp, of: place) {
      proof.basis = .digests
    }
    guard proof.gap != nil, let declared = declaredCoverage(of: place) else { return proof }
    let other = declared.proof(from: start, to: end)
    return other.gap == nil ? Proof(gap: nil, basis: .declared, silence: other.silence) : proof
  }

  /// Whether the logs of a place prove what did not happen in a span of time.
  package func proves(_ span: ClosedRange<Instant>, of place: Place?) -> Bool {
    guard let place else { return false }
    let covered = [logs[place], declaredCoverage(of: place)].compactMap(\.self)
    return covered.contains { $0.proves(span) }
  }

  /// Until when the silence after a change is proved: the change itself if none is.
  func provenUntil(_ place: Place?, from start: Instant) -> Instant {
    guard let place else { return start }
    let known = logs[place] ?? unknownCoverage(of: place)
    let end = (declaredCoverage(of: place) ?? known).provenUntil(from: start)
    return max(start, Instant(seconds: end))
  }

  /// Whether digests prove every hour of a time.
  private func isProved(_ span: ClosedRange<Int64>, of place: Place) -> Bool {
    guard let times = proved[place] else { return false }
    let behind = times.partitioningIndex { $0.lowerBound > span.lowerBound }
    return behind > 0 && span.upperBound <= times[behind - 1].upperBound
  }

  private func declaredCoverage(of place: Place) -> PlaceCoverage? {
    guard let complete else { return nil }
    return complete[place]
      ?? PlaceCoverage(
        declared.map { $0.lowerBound.seconds...$0.upperBound.seconds }, holes: holes.list(ofUnknown: place),
        at: place)
  }

  /// What is covered of a place without a witness.
  private func unknownCoverage(of place: Place) -> PlaceCoverage {
    PlaceCoverage([], holes: holes.list(ofUnknown: place), at: place)
  }

  /// When trails leave holes in each account, as far as it has witnesses, in no particular order: none where log files show
  /// that another trail logged meanwhile.
  package var trailHoleSpans: [ExactText: [Range<Instant>]] {
    guard !trailGaps.isEmpty else { return [:] }
    // Many Regions have one list in common.
    var lists: [ExactText: [ObjectIdentifier: HoleList]] = [:]
    for (place, covered) in logs {
      lists[ExactText(place.recipientAccountId), default: [:]][ObjectIdentifier(covered.holes)] =
        covered.holes
    }
    return lists.mapValues { $0.values.flatMap(\.ofTrails).union() }
  }
}

extension Instant {
  /// The whole second at or after it.
  var secondsUp: Int64 { nanoseconds > 0 ? seconds + 1 : seconds }
}
