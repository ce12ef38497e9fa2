internal import RetentionModel

/// What the digests say of the logs.
struct LogJudgement {
  /// A log that was found, or one that is listed and was not.
  struct Outcome {
    let file: Location
    /// Whether it was found; else its location is the one in the bucket.
    let isFound: Bool
    var verdict: LogVerdict
    var reason: IntegrityReason?
    /// The log that the reason speaks of.
    var other: Location?
    /// The digest that lists it, or -1.
    var digest: Int32 = -1
    let hash: ContentHash?
  }

  private let files: FoundFiles
  private let verdicts: [DigestVerdict]
  /// Those of which something has to be said, or all.
  private(set) var outcomes: [Outcome] = []
  /// How many others there are, all valid, by the verdicts of the digests that list them.
  private(set) var plain: [DigestVerdict: Int] = [:]
  private let tellsAll: Bool
  /// Those that no digest lists, as numbers of outcomes.
  private(set) var unlisted: [Int] = []

  init(of files: FoundFiles, by verdicts: [DigestVerdict], tellsAll: Bool) {
    self.files = files
    self.tellsAll = tellsAll
    self.verdicts = verdicts
    judgeNames()
    compareBytes()
  }

  mutating func set(_ outcome: Int, _ verdict: LogVerdict, _ reason: IntegrityReason) {
    (outcomes[outcome].verdict, outcomes[outcome].reason) = (verdict, reason)
  }

  /// How much a digest's word counts: 0 for a broken one's.
  private func weight(_ listed: ListedLog) -> Int { weight(ofDigest: listed.digest) }

  private func weight(ofDigest digest: Int32) -> Int {
    switch verdicts[Int(digest)] {
    case .authentic: 3
    case .consistent: 2
    case .unanchored: 1
    case .broken, .missing: 0
    }
  }

  /// Compares what goes by one name.
  private mutating func judgeNames() {
    let logs = files.logs.indices.sorted { files.logs[$0].file.name < files.logs[$1].file.name }
    let listed = files.listed.indices.sorted { first, second in
      let (a, b) = (files.listed[first], files.listed[second])
      return (a.location.name, weight(b), a.digest) < (b.location.name, weight(a), b.digest)
    }
    var (log, entry) = (0, 0)
    while log < logs.count || entry < listed.count {
      let name = min(
        log < logs.count ? files.logs[logs[log]].file.name : .max,
        entry < listed.count ? files.listed[listed[entry]].location.name : .max)
      let (firstLog, firstEntry) = (log, entry)
      while log < logs.count, files.logs[logs[log]].file.name == name { log += 1 }
      while entry < listed.count, files.listed[listed[entry]].location.name == name { entry += 1 }
      judge(
        logs[firstLog..<log].map { files.logs[$0] }, listed[firstEntry..<entry].map { files.listed[$0] })
    }
  }

  /// - Parameter listed: what the digests say, the one that counts most first.
  private mutating func judge(_ logs: [FoundLog], _ listed: [ListedLog]) {
    guard let best = listed.first else {
      for log in logs {
        unlisted.append(outcomes.count)
        outcomes.append(
          Outcome(file: log.file, isFound: true, verdict: .unlisted, reason: log.fault, hash: log.hash))
      }
      return
    }
    guard !logs.isEmpty else {
      if let unread = files.unread[best.location.name] {
        outcomes.append(
          Outcome(
            file: unread, isFound: true, verdict: .unread, reason: .notRead, digest: best.digest,
            hash: best.hash))
        return
      }
      outcomes.append(
        Outcome(
          file: best.location, isFound: false, verdict: .missing,
          reason: weight(best) > 0 ? .notThere : .listedByBroken, digest: best.digest, hash: best.hash))
      return
    }
    let found = logs.map { outcome(of: $0, listed: listed, best: best) }
    for outcome in found {
      if outcome.verdict == .valid, !tellsAll {
        plain[verdicts[Int(outcome.digest)], default: 0] += 1
      } else {
        outcomes.append(outcome)
      }
    }
    // A hash that nobody doubts, and that no file of the name has: a weaker digest's word is none against a better one's.
    let isAltered = found.contains { $0.verdict == .altered }
    let confirmed = found.filter { $0.verdict == .valid }.map { weight(ofDigest: $0.digest) }.max() ?? 0
    for entry in listed where !isAltered && weight(entry) > 0 && entry.hash != nil {
      guard weight(entry) >= confirmed else { break }
      guard !logs.contains(where: { $0.hash == entry.hash }) else { continue }
      outcomes.append(
        Outcome(
          file: entry.location, isFound: false, verdict: .missing, reason: .otherVersion,
          digest: entry.digest,
          hash: entry.hash))
      break
    }
  }

  private func outcome(of log: FoundLog, listed: [ListedLog], best: ListedLog) -> Outcome {
    var outcome = Outcome(
      file: log.file, isFound: true, verdict: .altered, reason: log.fault ?? .hashDiffers,
      digest: best.digest,
      hash: log.hash)
    if let match = listed.first(where: { $0.hash == log.hash }), log.fault == nil {
      outcome.digest = match.digest
      switch weight(match) {
      case 3: (outcome.verdict, outcome.reason) = (.valid, nil)
      case 2: (outcome.verdict, outcome.reason) = (.valid, .listedByConsistent)
      case 1: (outcome.verdict, outcome.reason) = (.valid, .listedByUnanchored)
      default:
        // Another digest, which nobody doubts, may say otherwise.
        if weight(best) == 0 || best.hash == nil {
          (outcome.verdict, outcome.reason) = (.unlisted, .listedByBroken)
        }
      }
    } else if log.fault == nil {
      if best.hash == nil { (outcome.verdict, outcome.reason) = (.unlisted, .unknownAlgorithm) }
      if weight(best) == 0 { outcome.reason = .differsFromBroken }
    }
    return outcome
  }

  /// Finds what bytes that are not where they belong are those of: of a log that is missing, or of another.
  private mutating func compareBytes() {
    let odd = outcomes.indices.filter {
      outcomes[$0].isFound && (outcomes[$0].verdict == .altered || outcomes[$0].digest < 0)
    }
    guard !odd.isEmpty else { return }
    let wanted = Set(odd.compactMap { outcomes[$0].hash })
    var missing: [ContentHash: Int] = [:]
    for (number, outcome) in outcomes.enumerated() where !outcome.isFound && outcome.reason == .notThere {
      guard let hash = outcome.hash, wanted.contains(hash) else { continue }
      if let first = missing[hash], !precedes(number, first) { continue }
      missing[hash] = number
    }
    var owners: [ContentHash: Location] = [:]
    for entry in files.listed where weight(entry) > 0 {
      guard let hash = entry.hash, wanted.contains(hash) else { continue }
      if let first = owners[hash], files.path(first) <= files.path(entry.location) { continue }
      owners[hash] = entry.location
    }
    var found: Set<Int> = []
    for number in odd.sorted(by: precedes) {
      guard let hash = outcomes[number].hash, let owner = owners[hash] else { continue }
      if outcomes[number].verdict == .altered {
        guard outcomes[number].reason == .hashDiffers else { continue }
        (outcomes[number].reason, outcomes[number].other) = (.otherLog, owner)
      } else if let lost = missing[hash], !found.contains(lost), outcomes[number].reason == nil {
        found.insert(lost)
        outcomes[number].verdict = .valid
        outcomes[number].reason = .renamed
        outcomes[number].other = outcomes[lost].file
        outcomes[number].digest = outcomes[lost].digest
      } else {
        (outcomes[number].reason, outcomes[number].other) = (outcomes[number].reason ?? .copy, owner)
      }
    }
    unlisted.removeAll { outcomes[$0].verdict != .unlisted || outcomes[$0].reason != nil }
    guard !found.isEmpty else { return }
    // What was found under another name is not missing; the numbers behind it change.
    let kept = outcomes.indices.filter { !found.contains($0) }
    var places = [Int](repeating: -1, count: outcomes.count)
    for (place, number) in kept.enumerated() { places[number] = place }
    unlisted = unlisted.map { places[$0] }
    outcomes = kept.map { outcomes[$0] }
  }

  private func precedes(_ first: Int, _ second: Int) -> Bool {
    files.path(outcomes[first].file) < files.path(outcomes[second].file)
  }
}
