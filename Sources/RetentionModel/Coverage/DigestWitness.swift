// What digests prove of times, as far as they can be trusted:
//
//   deliveries of the digests  ├── 10–11 ──┤├── 11–12 ──┤            a log of 11:40 is delivered by 11:55
//   events that they prove     ├──────────────────────┤             a quarter of an hour less

extension Witnesses {
  /// How long after an event its log can be delivered, but for rare cases, in seconds.
  private static let delay: Int64 = 900

  /// Adds what digests prove: the times of those that are authentic, or where no keys were given consistent; and a hole for
  /// the time of each digest that is missing or broken, or of which a log is missing or altered.
  /// - Parameter integrity: what the digests say of the files of this input.
  public mutating func add(_ integrity: Integrity) {
    for chain in integrity.chains {
      let spans = chain.isBackfill ? [] : chain.spans.filter { $0.verdict.proves(in: integrity) }
      let trusted = spans.map { $0.from.seconds...max($0.from.seconds, $0.to.seconds) }.union
      for span in trusted where span.lowerBound <= span.upperBound - Witnesses.delay {
        add(proved: span.lowerBound...span.upperBound - Witnesses.delay, of: chain.place)
      }
    }
    for (place, chains) in Dictionary(grouping: integrity.chains, by: \.place) {
      let trusted = chains.filter { !$0.isBackfill }.flatMap(\.spans)
        .filter { $0.verdict.proves(in: integrity) }.map {
          $0.from.seconds...max($0.from.seconds, $0.to.seconds)
        }
        .union
      add(
        chains.flatMap(\.gaps).sorted { ($0.from, $0.to, $0.path ?? "") < ($1.from, $1.to, $1.path ?? "") }
          .reduce(into: [Hole]()) { holes, gap in
            guard let hole = Hole(gap, of: place, delay: Witnesses.delay, without: trusted) else { return }
            if let last = holes.last, last.cause == hole.cause, let earlier = last.span, let span = hole.span,
              span.lowerBound <= earlier.upperBound
            {
              holes[holes.count - 1].span = earlier.lowerBound...max(earlier.upperBound, span.upperBound)
              holes[holes.count - 1].files += hole.files
            } else {
              holes.append(hole)
            }
          }, of: place)
    }
  }
}

extension DigestVerdict {
  /// Whether digests with this verdict prove their times: where keys were given, a hash alone does not.
  fileprivate func proves(in integrity: Integrity) -> Bool {
    self == .authentic || (self == .consistent && !integrity.checksSignatures)
  }
}

extension Hole {
  /// What is not known since digests or logs are missing or altered; nil for any other gap, and for digests in whose time
  /// another chain has trusted ones.
  fileprivate init?(
    _ gap: DigestChain.Gap, of place: Place, delay: Int64, without trusted: [ClosedRange<Int64>]
  ) {
    let (from, to) = (min(gap.from, gap.to).seconds, max(gap.from, gap.to).seconds)
    switch gap.cause {
    case .alteredLog, .missingLog: break
    case .missingDigests, .brokenDigest:
      let behind = trusted.partitioningIndex { $0.lowerBound > from }
      if behind > 0, to <= trusted[behind - 1].upperBound { return nil }
    case .restart, .times: return nil
    }
    // An event of before can be in a log that was delivered within the time.
    self.init(
      place: place, span: Instant(seconds: from - delay)...Instant(seconds: to), cause: .digests(gap.cause),
      folder: "", name: gap.path ?? "", files: max(gap.digests, 1))
  }
}

extension Sequence<ClosedRange<Int64>> {
  /// The spans, in order, those that overlap or touch as one.
  var union: [ClosedRange<Int64>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: [ClosedRange<Int64>]()) { union, span in
      if let last = union.last, span.lowerBound <= last.upperBound {
        union[union.count - 1] = last.lowerBound...Swift.max(last.upperBound, span.upperBound)
      } else {
        union.append(span)
      }
    }
  }
}
