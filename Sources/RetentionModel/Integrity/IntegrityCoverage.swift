// The times that the chains of an account and Region prove together:
//
//   one trail      ├── spans ──┤          ├─────┤
//   another                 ├──────┤
//   covered        ╰───────────────╯ hole ╰─────╯

extension Integrity {
  /// What digests prove of an account and Region.
  public struct Extent: Sendable {
    /// The account and Region.
    public let place: Place
    /// When the first digest that proves anything begins.
    public let from: Instant
    /// When the last one ends.
    public let to: Instant
    /// How far all of them can be trusted: as far as the weakest.
    public let verdict: DigestVerdict
    /// The times between that no digest proves.
    public let holes: [DigestChain.Gap]
  }

  /// What digests prove, by account and Region. Backfill digests speak for no time of their own.
  public var coverage: [Extent] {
    let chains = Dictionary(grouping: chains.filter { !$0.isBackfill }, by: \.place)
    return chains.sorted { $0.key < $1.key }.compactMap { Extent($0.key, $0.value) }
  }
}

extension Integrity.Extent {
  fileprivate init?(_ place: Place, _ chains: [DigestChain]) {
    let spans = chains.flatMap(\.spans).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    guard let first = spans.first else { return nil }
    let gaps = chains.flatMap(\.gaps)
    var (end, holes) = (first.from, [DigestChain.Gap]())
    for span in spans {
      if span.from > end {
        let cause = gaps.first { $0.from < span.from && $0.to > end }
        holes.append(
          DigestChain.Gap(
            from: end, to: span.from, cause: cause?.cause ?? .times, digests: cause?.digests ?? 0,
            path: cause?.path))
      }
      end = max(end, span.to)
    }
    let weakest = [DigestVerdict.unanchored, .consistent].first { verdict in
      spans.contains { $0.verdict == verdict }
    }
    (self.place, from, to) = (place, first.from, end)
    (verdict, self.holes) = (weakest ?? .authentic, holes)
  }
}
