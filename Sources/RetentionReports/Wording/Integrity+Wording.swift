public import RetentionModel

// How what digests prove reads. What was not proved by a signature is never called authentic.

extension DigestVerdict {
  /// What a reader needs to know of it, in a few words.
  var explanation: String {
    switch self {
    case .authentic: "signature checked"
    case .consistent: "hash confirmed by a later digest, no signature checked"
    case .unanchored: "nothing confirms it"
    case .broken: "contradicted, or not a valid digest"
    case .missing: "named by another digest, or expected, and not found"
    }
  }
}

extension LogVerdict {
  /// The verdict as a word of a sentence.
  var words: String {
    switch self {
    case .valid: "valid"
    case .altered: "altered"
    case .missing: "missing"
    case .unlisted: "unlisted"
    case .notYetCovered: "not yet covered"
    case .unread: "unread"
    }
  }

  /// What a reader needs to know of it, in a few words.
  var explanation: String {
    switch self {
    case .valid: "the hash is the one that a digest lists"
    case .altered: "the hash differs from the one that a digest lists"
    case .missing: "listed by a digest and not found"
    case .unlisted: "no digest that can be trusted lists it"
    case .notYetCovered: "newer than the last digest, by less than digests take to arrive"
    case .unread: "found, and not read to its end"
    }
  }
}

extension IntegrityReason {
  /// The reason as the part of a sentence behind the verdict.
  var words: String {
    switch self {
    case .noKey: "no public keys were given"
    case .unknownKey: "signed by a key that is not among the given ones"
    case .noSignature: "its signature is not in these files"
    case .nextBroken: "only a broken digest confirms it"
    case .signatureDiffers: "the signature given for it does not match"
    case .contradictsPrevious: "it gives a wrong hash for an authentic digest"
    case .conflictingCopies: "several files have this name and differ"
    case .notUnderstood: "its content is not that of a CloudTrail digest"
    case .tooLarge: "larger than any digest"
    case .unknownAlgorithm: "it names an algorithm that CloudTrail does not document"
    case .hashDiffers: "the hash differs from the one that the digest gives"
    case .damaged: "the gzip data is damaged or cut off"
    case .furtherMember: "more data follows the gzip member"
    case .renamed: "the bytes are unaltered, the name is not the original one"
    case .notThere: "not found among these files"
    case .otherLog: "it holds the bytes of another log"
    case .copy: "it holds the bytes of another log, which is here as well"
    case .otherVersion: "a digest lists another version"
    case .listedByConsistent: "the digest that lists it is consistent; no signature was checked"
    case .listedByUnanchored: "nothing confirms the digest that lists it"
    case .listedByBroken: "only a broken digest lists it"
    case .differsFromBroken: "a broken digest lists another hash: the log, the digest or both were altered"
    case .notListed: "digests cover its time and do not list it"
    case .noDigests: "there are no digests of its account and Region"
    case .beforeChain: "older than the first digest of all"
    case .inGap: "no digests were made in its time"
    case .digestsMissing: "the digests of its time are missing"
    case .notRead: "it could not be read to its end"
    case .afterChain: "its digest may not have arrived yet"
    }
  }
}

extension IntegrityItem {
  /// `altered: the hash differs from the one that the digest gives (DIGEST)`
  var words: String {
    let name =
      switch verdict {
      case .digest(let verdict): verdict.rawValue
      case .log(let verdict): verdict.words
      }
    let because = reason.map { ": \($0.words)" } ?? ""
    return name + because + (other.map { " (\($0.printable))" } ?? "")
  }
}

extension DigestChain {
  /// `AWS account 111122223333, us-east-1, trail main of us-east-1`
  var words: String {
    let name = "AWS account \(place.recipientAccountId.exactName), \(place.awsRegion.exactName)"
    return "\(name), trail \(trail.exactName) of \(homeRegion.exactName)" + (isBackfill ? ", backfill" : "")
  }

  /// How much there is of it.
  var extentWords: String {
    let beginning = isFromStart ? "" : "; earlier digests are not among these files"
    return "\(digests.counted("digest")), \(from.words) to \(to.words)\(beginning)"
  }
}

extension DigestChain.Span {
  /// `2024-01-01 00:00:00Z to 2024-01-01 06:00:00Z, authentic`
  var words: String { "\(from.words) to \(to.words), \(verdict.rawValue)" }
}

extension DigestChain.Gap {
  /// `2024-01-01 00:00:00Z to 2024-01-01 06:00:00Z, 2 digests missing`
  var words: String {
    let what =
      switch cause {
      case .missingDigests: "\(digests.counted("digest")) missing"
      case .brokenDigest: "digest broken"
      case .alteredLog: "log altered"
      case .missingLog: "log missing"
      case .unreadLog: "log unread"
      case .restart: "no digests made: logging or its validation was off"
      case .times: "the times of the digests do not fit"
      }
    return "\(from.words) to \(to.words), \(what)" + (path.map { ", \($0.printable)" } ?? "")
  }
}

extension Integrity {
  /// The answer in one sentence, which says no more than was proved.
  public var verdictWords: String {
    let found = digests.values.reduce(0, +)
    guard found > 0 else { return "Nothing could be checked: there are no digests among these files" }
    guard isWhole else { return "Altered or incomplete: \(alarmWords ?? "see the files below")" }
    if digests[.authentic] == found, logs.allSatisfy({ $0.key == .valid || $0.value == 0 }) {
      return "Whole: every digest is authentic, and every log is as its digest says"
    }
    if digests[.authentic] ?? 0 > 0 {
      return "No alteration found; not everything is authentic"
    }
    let why =
      checksSignatures
      ? "no signature could be checked with the keys that were given" : "no signature was checked"
    return "No alteration found, but \(why): whoever rewrote logs and digests alike would not be seen"
  }

  /// The verdict on files that were read for something else, in one sentence.
  public var outcomeWords: String {
    guard !isWhole, digests.contains(where: { $0.value > 0 }) else { return verdictWords }
    return
      "Altered or incomplete\(alarmWords.map { ": \($0)" } ?? ""); retention-trail verify names each file"
  }

  /// `1 log altered, 2 digests missing`; nil where what alarms is none of these.
  private var alarmWords: String? {
    let found: [(count: Int?, noun: String, word: String)] = [
      (logs[.altered], "log", "altered"), (logs[.missing], "log", "missing"),
      (logs[.unread], "log", "unread"),
      (digests[.broken], "digest", "broken"), (digests[.missing], "digest", "missing"),
    ]
    let parts = found.compactMap { count, noun, word in
      count.flatMap { $0 > 0 ? "\($0.counted(noun)) \(word)" : nil }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// `6 digests: 5 authentic, 1 unanchored`
  var digestWords: String {
    let parts = DigestVerdict.allCases.compactMap { verdict in
      digests[verdict].flatMap { $0 > 0 ? "\($0) \(verdict.rawValue) (\(verdict.explanation))" : nil }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// `12 valid, 1 altered`
  var logWords: String {
    let parts = LogVerdict.allCases.compactMap { verdict in
      logs[verdict].flatMap { $0 > 0 ? "\($0) \(verdict.words)" : nil }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// On what the valid logs rest; nil where there are none.
  var basisWords: String? {
    let parts = [DigestVerdict.authentic, .consistent, .unanchored].compactMap { verdict in
      validBy[verdict].map { "\($0) by \(verdict == .authentic ? "authentic" : verdict.rawValue) digests" }
    }
    return parts.isEmpty ? nil : "listed " + parts.joined(separator: ", ")
  }

  /// What nobody can tell from these files alone.
  var limitWords: [String] {
    var lines = ["Events that CloudTrail never delivered, or that the trail's event selectors leave out"]
    if digests[.authentic] ?? 0 < digests.values.reduce(0, +) {
      lines.append("Who wrote the digests that are not authentic, and the logs that they list")
    }
    if logs[.unlisted] ?? 0 > 0 || logs[.notYetCovered] ?? 0 > 0 {
      lines.append("Anything of the logs that are unlisted or not yet covered")
    }
    if logs[.unread] ?? 0 > 0 { lines.append("Anything of the logs that could not be read") }
    if others > 0 {
      lines.append("Anything of \(others.counted("other file")), neither logs by name nor digests")
    }
    lines.append("Anything outside the times above; digests deleted at the end together with their logs")
    return lines
  }
}

extension Report {
  /// What digests say of the files that were read; nothing where they were not asked.
  var integrityLines: [String] {
    guard let integrity = head.integrity else { return [] }
    return [integrity.outcomeWords, "logs: \(integrity.logWords)", "digests: \(integrity.digestWords)"]
  }
}
