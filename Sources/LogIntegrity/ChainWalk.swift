internal import RetentionModel

/// The chains that the digests form, and the times that they prove.
struct ChainWalk {
  /// A digest of a chain.
  struct Link {
    let number: Int
    let start: Int64
    let end: Int64
    let verdict: DigestVerdict
    let previous: Location?

    /// Whether it speaks for more than the hour that CloudTrail makes a digest of, as nobody but a forger would.
    var isTooLong: Bool { end - start > 3600 }
  }

  /// A chain with what was found out about it so far.
  struct Chain {
    let name: DigestName
    let links: [Link]
    var gaps: [DigestChain.Gap] = []

    var start: Int64 { links[0].start }
    var end: Int64 { links.map(\.end).max() ?? start }
    /// Whether nothing came before it.
    var isFromStart: Bool { links[0].previous == nil && links[0].verdict != .broken }
  }

  private let files: FoundFiles
  private(set) var chains: [Chain] = []
  /// Digests that others name and that are not there: where they were delivered to, and which digest names them.
  private(set) var missing: [(location: Location, namedBy: Int)] = []
  /// How many digests are missing, those included that nothing names any more.
  private(set) var missingCount = 0

  /// - Parameter bad: the first log that is altered, missing or unread, by the number of the digest that lists it.
  init(of files: FoundFiles, _ judgement: DigestJudgement, bad: [Int32: (verdict: LogVerdict, path: String)])
  {
    self.files = files
    var links: [DigestName: [Link]] = [:]
    for (number, digest) in files.digests.enumerated() {
      guard let name = DigestName(files.names[digest.name]) else { continue }
      let content = digest.content
      links[name.chain, default: []].append(
        Link(
          number: number, start: content?.start ?? name.end.seconds - 3600,
          end: content?.end ?? name.end.seconds,
          verdict: judgement.verdicts[number], previous: content?.previous?.location))
    }
    var present = Set(files.digests.map(\.name))
    for (number, digest) in files.digests.enumerated() where judgement.verdicts[number] == .broken {
      present.insert(digest.file.name)
    }
    for (name, links) in links {
      let ordered = links.sorted { ($0.end, $0.start, $0.number) < ($1.end, $1.start, $1.number) }
      chains.append(walk(Chain(name: name, links: ordered), present: present, bad: bad))
    }
    chains.sort { $0.name.precedes($1.name) }
    missing.sort { files.path($0.location) < files.path($1.location) }
  }

  private mutating func walk(
    _ chain: Chain, present: Set<Int32>, bad: [Int32: (verdict: LogVerdict, path: String)]
  ) -> Chain {
    var chain = chain
    var last: Link?
    var named: Set<Int32> = []
    for link in chain.links {
      if let gap = gap(of: link, bad: bad) { chain.gaps.append(gap) }
      defer { if last.map({ $0.end <= link.end }) ?? true { last = link } }
      guard let last, last.end < link.end, last.number != link.number else { continue }
      let span = (from: min(last.end, link.start), to: max(last.end, link.start))
      let isMissing = link.verdict != .broken && link.previous.map { !present.contains($0.name) } ?? false
      if isMissing, let previous = link.previous, named.insert(previous.name).inserted {
        let count = chain.name.isBackfill ? 1 : max(Int((link.start - last.end + 1800) / 3600), 1)
        missing.append((previous, link.number))
        missingCount += count
        chain.gaps.append(
          gap(span, .missingDigests, digests: count, path: files.place(previous)))
      } else if !chain.name.isBackfill, last.end != link.start {
        let isRestart = link.verdict != .broken && link.previous == nil
        let isLost = link.verdict == .broken || last.verdict == .broken
        chain.gaps.append(
          gap(span, isRestart ? .restart : isLost ? .brokenDigest : .times, path: nil))
      }
    }
    return chain
  }

  /// What keeps a digest from proving its time.
  private func gap(of link: Link, bad: [Int32: (verdict: LogVerdict, path: String)]) -> DigestChain.Gap? {
    let span = (from: link.start, to: link.end)
    if link.verdict == .broken {
      return gap(span, .brokenDigest, path: files.path(files.digests[link.number].file))
    }
    if link.isTooLong { return gap(span, .times, path: files.path(files.digests[link.number].file)) }
    guard let log = bad[Int32(link.number)] else { return nil }
    let cause: DigestChain.Gap.Cause =
      switch log.verdict {
      case .missing: .missingLog
      case .unread: .unreadLog
      case .valid, .altered, .unlisted, .notYetCovered: .alteredLog
      }
    return gap(span, cause, path: log.path)
  }

  private func gap(
    _ span: (from: Int64, to: Int64), _ cause: DigestChain.Gap.Cause, digests: Int = 0, path: String?
  ) -> DigestChain.Gap {
    DigestChain.Gap(
      from: Instant(seconds: span.from), to: Instant(seconds: span.to), cause: cause, digests: digests,
      path: path)
  }

  /// Notes that the digests after a chain's last one are not there, as there are later logs.
  mutating func noteMissingEnd(of place: Place, until end: Int64) {
    let ends = chains.filter { $0.name.place == place && !$0.name.isBackfill }.map(\.end)
    for index in chains.indices
    where chains[index].name.place == place && !chains[index].name.isBackfill
      && chains[index].end == ends.max()
    {
      let count = max(Int((end - chains[index].end) / 3600), 1)
      missingCount += count
      chains[index].gaps.append(gap((chains[index].end, end), .missingDigests, digests: count, path: nil))
    }
  }
}

extension ChainWalk.Chain {
  /// The chain as a plain value.
  var value: DigestChain {
    var spans: [DigestChain.Span] = []
    let broken = Set(
      gaps.filter { [.alteredLog, .missingLog, .unreadLog].contains($0.cause) }.map(\.from))
    for link in links
    where link.verdict != .broken && !link.isTooLong && !broken.contains(Instant(seconds: link.start)) {
      let (from, to) = (Instant(seconds: link.start), Instant(seconds: link.end))
      if let last = spans.last, last.verdict == link.verdict, last.to == from {
        spans[spans.count - 1].to = to
      } else {
        spans.append(DigestChain.Span(from: from, to: to, verdict: link.verdict))
      }
    }
    return DigestChain(
      place: name.place, trail: name.trail, homeRegion: name.homeRegion, isBackfill: name.isBackfill,
      from: Instant(seconds: start), to: Instant(seconds: end), digests: links.count,
      isFromStart: isFromStart,
      spans: spans,
      gaps: gaps.sorted {
        ($0.from, $0.to, $0.cause.rawValue, $0.path ?? "") < (
          $1.from, $1.to, $1.cause.rawValue, $1.path ?? ""
        )
      })
  }
}

extension DigestName {
  /// The name of the chain: without a time of its own.
  fileprivate var chain: DigestName {
    DigestName(
      place: place, trail: trail, homeRegion: homeRegion, isBackfill: isBackfill, end: Instant(seconds: 0))
  }

  fileprivate func precedes(_ other: DigestName) -> Bool {
    (place, trail, homeRegion, isBackfill ? 1 : 0)
      < (other.place, other.trail, other.homeRegion, other.isBackfill ? 1 : 0)
  }
}
