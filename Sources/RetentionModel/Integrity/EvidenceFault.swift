// What digests find fault with, as few lines as say the same:
//
//   10:05 altered  10:10 altered  10:20 altered      10:00–11:00 missing digest  11:00–12:00 missing digest
//   ╰──── one, of two files ───╯  ╰── another ──╯    ╰─────────────── one, of two digests ────────────────╯

/// Evidence that digests show to be altered, or not to be there; files of one account and Region whose times touch count
/// as one, and so do all logs without a digest.
public struct EvidenceFault: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, CaseIterable, Sendable {
    /// Logs whose hash is not the one that is listed.
    case alteredLog = "altered-log"
    /// Logs that are listed and not there.
    case missingLog = "missing-log"
    /// Logs that the digests of their time do not list.
    case unlistedLog = "unlisted-log"
    /// Logs for which no digest speaks that can be trusted, or none at all.
    case unprovedLog = "unproved-log"
    /// Digests that something contradicts, or that are not understood.
    case brokenDigest = "broken-digest"
    /// Digests that others name, or that later logs show to be missing.
    case missingDigest = "missing-digest"
    /// Digests whose signature cannot be checked: by their key, which is not among those that were given, or algorithm.
    case unknownSignature = "unknown-signature"
    /// Files without a log's name that begin as logs do, and that no digest lists.
    case namelessFile = "nameless-file"
  }

  /// What is wrong.
  public let kind: Kind
  /// The account and Region; nil where no name gives them.
  public let place: Place?
  /// The time of the files; nil where no name gives it.
  public internal(set) var span: ClosedRange<Instant>?
  /// The first of the files, by time, then by path: as it was found, or its place in the bucket.
  public let path: String
  /// How many files it is about.
  public internal(set) var files: Int

  /// - Parameters: see the properties.
  public init(kind: Kind, place: Place?, span: ClosedRange<Instant>?, path: String, files: Int = 1) {
    self.kind = kind
    self.place = place
    self.span = span
    self.path = path
    self.files = files
  }
}

extension Integrity {
  /// What was altered or is missing, or may be, by kind, place and time.
  public var faults: [EvidenceFault] {
    let gaps = chains.flatMap { chain in chain.gaps.compactMap { EvidenceFault($0, of: chain.place) } }
    let known = Set(gaps.map { ExactText($0.path) })
    let single = items.compactMap { item in known.contains(ExactText(item.path)) ? nil : EvidenceFault(item) }
    return (gaps + single).sorted { $0.precedes($1) }.reduce(into: [EvidenceFault]()) { faults, fault in
      if faults.last?.touches(fault) ?? false {
        faults[faults.count - 1].add(fault)
      } else {
        faults.append(fault)
      }
    }
  }
}

extension EvidenceFault {
  /// What a chain has no digest for that can be trusted; nil for any other gap.
  fileprivate init?(_ gap: DigestChain.Gap, of place: Place) {
    let kind: Kind
    switch gap.cause {
    case .missingDigests: kind = .missingDigest
    case .brokenDigest where gap.path != nil: kind = .brokenDigest
    case .brokenDigest: return nil
    case .alteredLog, .missingLog, .unreadLog, .restart, .times: return nil
    }
    self.init(
      kind: kind, place: place, span: min(gap.from, gap.to)...max(gap.from, gap.to), path: gap.path ?? "",
      files: max(gap.digests, 1))
  }

  /// What a file shows; nil where that is nothing, or stands in the gap of a chain.
  fileprivate init?(_ item: IntegrityItem) {
    guard item.isAlarming, var kind = Kind(item) else { return nil }
    let slot = LogFileSlot(path: item.path)
    if slot == nil, kind == .unlistedLog || kind == .unprovedLog { kind = .namelessFile }
    self.init(kind: kind, place: slot?.place, span: slot?.span, path: item.path)
  }

  /// By kind, place, time and path; what has no place or time first.
  fileprivate func precedes(_ other: EvidenceFault) -> Bool {
    if kind != other.kind { return kind.rawValue < other.kind.rawValue }
    if place != other.place { return place.map { own in other.place.map { own < $0 } ?? false } ?? true }
    if span?.lowerBound != other.span?.lowerBound {
      return span.map { own in other.span.map { own.lowerBound < $0.lowerBound } ?? false } ?? true
    }
    return ExactText(path) < ExactText(other.path)
  }

  /// Whether another, which follows it, says the same of a time that touches its own.
  fileprivate func touches(_ other: EvidenceFault) -> Bool {
    guard kind == other.kind, place == other.place else { return false }
    // Where digests were never made, each log would be one.
    if kind == .unprovedLog { return true }
    guard let span, let next = other.span else { return self.span == nil && other.span == nil }
    return next.lowerBound <= span.upperBound
  }

  fileprivate mutating func add(_ other: EvidenceFault) {
    files += other.files
    if let span, let next = other.span {
      self.span = span.lowerBound...max(span.upperBound, next.upperBound)
    }
  }
}

extension EvidenceFault.Kind {
  fileprivate init?(_ item: IntegrityItem) {
    switch item.verdict {
    case .log(.altered): self = .alteredLog
    case .log(.missing): self = .missingLog
    case .log(.unlisted):
      switch item.reason {
      case .noDigests, .digestsMissing, .listedByBroken, .unknownAlgorithm: self = .unprovedLog
      default: self = .unlistedLog
      }
    case .digest(.unanchored), .digest(.consistent): self = .unknownSignature
    case .digest(.broken): self = .brokenDigest
    // The gap of its chain tells of it.
    case .digest, .log: return nil
    }
  }
}
