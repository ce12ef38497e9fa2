/// How far a digest can be trusted.
public enum DigestVerdict: String, CaseIterable, Sendable {
  /// Its signature was checked with CloudTrail's public key.
  case authentic
  /// A later digest has its hash; no signature was checked.
  case consistent
  /// No other digest and no signature speaks for it.
  case unanchored
  /// Something contradicts it, or it is not understood.
  case broken
  /// Another digest names it, and it is not there.
  case missing
}

/// What the digests say of a log file.
public enum LogVerdict: String, CaseIterable, Sendable {
  /// A digest that is not broken lists its hash.
  case valid
  /// Its hash is not the one that is listed.
  case altered
  /// It is listed, and it is not there.
  case missing
  /// No digest that can be trusted lists it.
  case unlisted
  /// Its digest cannot be expected yet.
  case notYetCovered = "not-yet-covered"
  /// It is there, and it could not be read to its end.
  case unread
}

/// Why a digest or a log file has its verdict.
public enum IntegrityReason: String, CaseIterable, Sendable {
  // Of digests.
  /// No keys were given.
  case noKey = "no-key"
  /// The key that it names is not among those that were given.
  case unknownKey = "unknown-key"
  /// Nothing that was read has its signature.
  case noSignature = "no-signature"
  /// The only digests that speak for it are broken.
  case nextBroken = "next-digest-broken"
  /// The signature that is given for it is not that of its bytes.
  case signatureDiffers = "signature-mismatch"
  /// It gives another hash for a digest whose signature was checked.
  case contradictsPrevious = "contradicts-previous-digest"
  /// Several files have its name and differ.
  case conflictingCopies = "conflicting-copies"
  /// Its content is not that of a digest as it is documented.
  case notUnderstood = "not-understood"
  /// It is larger than any digest that is read.
  case tooLarge = "too-large"
  /// It names an algorithm other than the documented ones.
  case unknownAlgorithm = "unknown-algorithm"

  // Of digests and logs.
  /// Its bytes have another hash than the one that is listed.
  case hashDiffers = "hash-mismatch"
  /// It cannot be decompressed whole.
  case damaged
  /// More compressed data follows; CloudTrail writes one gzip member a file.
  case furtherMember = "further-gzip-member"
  /// It stands under another name.
  case renamed
  /// It is not among what was read.
  case notThere = "not-found"

  // Of logs.
  /// It could not be read to its end.
  case notRead = "not-read"
  /// It has the bytes of another log that is listed.
  case otherLog = "bytes-of-another-log"
  /// It has the bytes of a log that is listed and is there as well.
  case copy = "copy-of-another-log"
  /// Another digest lists another hash, which the file has.
  case otherVersion = "listed-with-another-hash"
  /// The digest that lists it is consistent; no signature was checked.
  case listedByConsistent = "listed-by-consistent-digest"
  /// Nothing speaks for the digest that lists it.
  case listedByUnanchored = "listed-by-unanchored-digest"
  /// The only digests that list it are broken.
  case listedByBroken = "listed-by-broken-digest"
  /// It is not what the only digest that lists it, a broken one, says.
  case differsFromBroken = "differs-from-broken-digest"
  /// Digests cover its time, and none of them lists it.
  case notListed = "not-in-covering-digests"
  /// There are no digests of its account and Region.
  case noDigests = "no-digests"
  /// It is older than the first digest, with which the chain begins.
  case beforeChain = "before-chain"
  /// No digests were made in its time.
  case inGap = "no-digests-made"
  /// The digests of its time are not there.
  case digestsMissing = "digests-missing"
  /// It is newer than the last digest, by less than digests can take.
  case afterChain = "after-last-digest"
}

/// A digest or a log file, and what was found of it.
public struct IntegrityItem: Sendable {
  /// What it is, with what was found.
  public enum Verdict: Hashable, Sendable {
    case digest(DigestVerdict)
    case log(LogVerdict)
  }

  /// The file as it was found, or the place in the bucket of what is not there.
  public let path: String
  /// What was found.
  public let verdict: Verdict
  /// Why; nil where nothing has to be said.
  public let reason: IntegrityReason?
  /// The other file that the reason speaks of: the name or place that is listed, or the digest that lists it.
  public let other: String?

  /// - Parameters: see the properties.
  public init(path: String, verdict: Verdict, reason: IntegrityReason?, other: String? = nil) {
    self.path = path
    self.verdict = verdict
    self.reason = reason
    self.other = other
  }

  /// `log` or `digest`.
  public var kind: String {
    switch verdict {
    case .digest: "digest"
    case .log: "log"
    }
  }

  /// The verdict as every output names it.
  public var verdictName: String {
    switch verdict {
    case .digest(let verdict): verdict.rawValue
    case .log(let verdict): verdict.rawValue
    }
  }

  /// Why it is altered; nil for anything but a log file that is.
  var alteration: IntegrityReason? { verdict == .log(.altered) ? reason ?? .hashDiffers : nil }

  /// Whether it is as it should be: an authentic digest or a valid log, under its own name.
  public var isPlain: Bool {
    switch verdict {
    case .digest(.authentic): reason == nil
    case .log(.valid): reason != .renamed
    default: false
    }
  }

  /// Whether it shows that something was altered or is missing, or that may be so: a digest that nothing speaks for can
  /// have been signed by anybody where its key is a strange one. A log from before the first digest, or from a time in
  /// which none were made, shows no more than that nothing can be said of it.
  public var isAlarming: Bool {
    switch verdict {
    case .digest(.unanchored): reason == .unknownKey || reason == .unknownAlgorithm
    case .digest(.consistent): reason == .unknownAlgorithm
    case .digest(let verdict): verdict == .broken || verdict == .missing
    // What could not be read is a problem of the reading.
    case .log(.valid), .log(.notYetCovered), .log(.unread): false
    case .log(.unlisted): reason != .beforeChain && reason != .inGap
    case .log: true
    }
  }

  /// By path, then by what is said of it.
  package func precedes(_ other: IntegrityItem) -> Bool {
    let (a, b) = (ExactText(path), ExactText(other.path))
    guard a == b else { return a < b }
    return (kind, verdictName, reason?.rawValue ?? "") < (
      other.kind, other.verdictName, other.reason?.rawValue ?? ""
    )
  }
}
