// What digests prove of times, as far as they can be trusted:
//
//   deliveries of the digests  ├── 10–11 ──┤├── 11–12 ──┤            a log of 11:40 is delivered by 11:55
//   events that they prove     ├──────────────────────┤             a quarter of an hour less
//   selectors of the trail              ├ left out ┤                it had nothing to deliver of these
//   events that remain         ├────────┤          ├──┤

/// What the digests of an account and Region say of its times.
struct DigestWitness: Sendable {
  /// The trail of a chain; in whose account it is does not stand in its digests.
  struct Trail: Hashable, Sendable {
    let name: ExactText
    let homeRegion: ExactText
  }

  /// How long after an event its log can be delivered, but for rare cases, in seconds.
  static let delay: Int64 = 900

  /// The times of deliveries for which the digests of each trail can be trusted, in order and disjoint.
  private var deliveries: [Trail: [Range<Int64>]] = [:]
  private var gaps: [DigestChain.Gap] = []

  /// - Parameters:
  ///   - chains: those of the account and Region.
  ///   - checksSignatures: whether keys were given.
  fileprivate init(_ chains: [DigestChain], checksSignatures: Bool) {
    for chain in chains {
      gaps += chain.gaps
      guard !chain.isBackfill else { continue }
      let trail = Trail(name: ExactText(chain.trail), homeRegion: ExactText(chain.homeRegion))
      let trusted = chain.spans.filter { $0.verdict.proves(whereSignaturesAreChecked: checksSignatures) }
      deliveries[trail, default: []] += trusted.map {
        $0.from.seconds..<max($0.from.seconds, $0.to.seconds)
      }
    }
    deliveries = deliveries.mapValues { $0.union() }
  }

  /// Adds what other digests say of the place.
  mutating func add(_ other: DigestWitness) {
    deliveries.merge(other.deliveries) { ($0 + $1).union() }
    gaps += other.gaps
  }

  /// The times of events that the digests prove, in order and disjoint.
  /// - Parameter leftOut: when a trail left the calls out that matter, in order and disjoint.
  func proved(without leftOut: (Trail) -> [Range<Int64>]) -> [Range<Int64>] {
    deliveries.flatMap { trail, spans in
      let leftOut = leftOut(trail)
      return spans.lazy.filter { $0.lowerBound < $0.upperBound - DigestWitness.delay }
        .flatMap { ($0.lowerBound..<$0.upperBound - DigestWitness.delay).subtracting(leftOut) }
    }.union()
  }

  /// The holes for the time of each digest that is missing or broken, or of which a log is missing or altered, in order.
  /// - Parameters:
  ///   - place: the account and Region.
  ///   - leftOut: when a trail left the calls out that matter, in order and disjoint.
  func holes(of place: Place, without leftOut: (Trail) -> [Range<Int64>]) -> [Hole] {
    guard !gaps.isEmpty else { return [] }
    let trusted = deliveries.flatMap { trail, spans in
      // What it left out would have been delivered until a little later.
      let leftOut = leftOut(trail).map { $0.lowerBound..<$0.upperBound + DigestWitness.delay }.union()
      return spans.flatMap { $0.subtracting(leftOut) }
    }.union()
    return gaps.sorted { ($0.from, $0.to, $0.path ?? "") < ($1.from, $1.to, $1.path ?? "") }
      .compactMap { Hole($0, of: place, delay: DigestWitness.delay, without: trusted) }
      .joined { last, next in
        guard last.cause == next.cause, let earlier = last.span, let span = next.span,
          span.lowerBound <= earlier.upperBound
        else { return false }
        last.span = earlier.lowerBound...max(earlier.upperBound, span.upperBound)
        last.files += next.files
        return true
      }
  }
}

extension Witnesses {
  /// Adds what digests prove: the times of those that are authentic, or where no keys were given consistent; and a hole for
  /// the time of each digest that is missing or broken, or of which a log is missing or altered.
  /// - Parameter integrity: what the digests say of the files of this input.
  public mutating func add(_ integrity: Integrity) {
    for (place, chains) in Dictionary(grouping: integrity.chains, by: \.place) {
      add(DigestWitness(chains, checksSignatures: integrity.checksSignatures), of: place)
    }
  }
}

extension DigestVerdict {
  /// Whether digests with this verdict prove their times: where keys were given, a hash alone does not.
  fileprivate func proves(whereSignaturesAreChecked areChecked: Bool) -> Bool {
    self == .authentic || (self == .consistent && !areChecked)
  }
}

extension Hole {
  /// What is not known since digests or logs are missing or altered; nil for any other gap, and for digests in whose time
  /// another chain has trusted ones.
  fileprivate init?(_ gap: DigestChain.Gap, of place: Place, delay: Int64, without trusted: [Range<Int64>]) {
    let (from, to) = (min(gap.from, gap.to).seconds, max(gap.from, gap.to).seconds)
    switch gap.cause {
    case .alteredLog, .missingLog: break
    case .missingDigests, .brokenDigest:
      let behind = trusted.partitioningIndex { $0.lowerBound > from }
      if behind > 0, to <= trusted[behind - 1].upperBound { return nil }
    // The reading of the log tells of its own hole.
    case .unreadLog, .restart, .times: return nil
    }
    // An event of before can be in a log that was delivered within the time.
    self.init(
      place: place, span: Instant(seconds: from - delay)...Instant(seconds: to), cause: .digests(gap.cause),
      folder: "", name: gap.path ?? "", files: max(gap.digests, 1))
  }
}
