internal import RetentionModel

// Digests are judged from the latest to the earliest, as each is vouched for by later ones:
//
//   ├─ 1 ─┤ ← hash, signature ─ ├─ 2 ─┤ ← hash, signature ─ ├─ 3 ─┤ ← signature ─ saved head-object output
//
// A signature proves its digest whatever became of the digest that carries it. A hash is no better than its digest.

/// What the digests are worth.
struct DigestJudgement {
  private let files: FoundFiles
  private let keys: [[UInt8]: SigningKey]
  private let saved: [SavedSignature]
  private let savedByName: [String: [SavedSignature]]
  /// The first later digest that names a name as the one before it, by the name's number; -1 for none.
  private var firstNext: [Int32]
  /// The next digest that does, by the digest's number.
  private var furtherNext: [Int32]
  private(set) var verdicts: [DigestVerdict]
  private(set) var reasons: [IntegrityReason?]

  init(of files: FoundFiles, keys: [SigningKey], saved: [SavedSignature]) {
    self.files = files
    self.keys = Dictionary(keys.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    self.saved = saved
    savedByName = Dictionary(grouping: saved, by: \.name)
    firstNext = Array(repeating: -1, count: files.names.count)
    furtherNext = Array(repeating: -1, count: files.digests.count)
    verdicts = Array(repeating: .broken, count: files.digests.count)
    reasons = files.digests.map(\.fault)
    for (number, digest) in files.digests.enumerated() {
      guard let previous = digest.content?.previous else { continue }
      furtherNext[number] = firstNext[Int(previous.location.name)]
      firstNext[Int(previous.location.name)] = Int32(number)
    }
    judgeAll()
  }

  private mutating func judgeAll() {
    let whole = files.digests.indices.filter {
      files.digests[$0].fault == nil && files.digests[$0].content != nil
    }
    let order = whole.sorted { first, second in
      let (a, b) = (files.digests[first], files.digests[second])
      return (b.content?.end ?? 0, b.name, first) < (a.content?.end ?? 0, a.name, second)
    }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, files.digests[order[end]].name == files.digests[order[start]].name { end += 1 }
      for number in order[start..<end] { judge(number) }
      settle(Array(order[start..<end]))
      start = end
    }
  }

  /// Of several files with one name and different bytes, at most one can be the digest.
  private mutating func settle(_ copies: [Int]) {
    guard copies.contains(where: { files.digests[$0].hash != files.digests[copies[0]].hash }) else { return }
    let best: DigestVerdict? = [.authentic, .consistent].first { verdict in
      copies.contains { verdicts[$0] == verdict }
    }
    let kept = copies.filter { verdicts[$0] == best }
    let isSettled = kept.allSatisfy { files.digests[$0].hash == files.digests[kept[0]].hash }
    for number in copies where verdicts[number] != best || best == nil || !isSettled {
      (verdicts[number], reasons[number]) = (.broken, .conflictingCopies)
    }
  }

  private mutating func judge(_ number: Int) {
    let digest = files.digests[number]
    guard let content = digest.content else { return }
    let next = next(of: digest.name).filter { later in
      (files.digests[later].content?.end ?? .min) > content.end
    }
    let trusted = next.filter { verdicts[$0] != .broken }
    let contradicting = trusted.filter { later in
      files.digests[later].content?.previous?.hash.map { $0 != digest.hash } ?? false
    }
    let vouching = trusted.contains { files.digests[$0].content?.previous?.hash == digest.hash }
    let proof = proof(of: content, next: next, trusted: trusted)
    if proof == .signed {
      (verdicts[number], reasons[number]) = (.authentic, nil)
      for later in contradicting where verdicts[later] != .authentic {
        (verdicts[later], reasons[later]) = (.broken, .contradictsPrevious)
      }
    } else if proof == .refuted {
      (verdicts[number], reasons[number]) = (.broken, .signatureDiffers)
    } else if vouching {
      (verdicts[number], reasons[number]) = (.consistent, proof.reason)
    } else if !contradicting.isEmpty {
      (verdicts[number], reasons[number]) = (.broken, .hashDiffers)
    } else {
      // A name that is not its own, and that nothing confirms, was given to it to take it out of its chain.
      let isNextBroken = !next.isEmpty && trusted.isEmpty
      (verdicts[number], reasons[number]) =
        digest.file.name != digest.name
        ? (.broken, .renamed)
        : (.unanchored, isNextBroken && proof != .unknownKey ? .nextBroken : proof.reason)
    }
  }

  private enum Proof {
    case signed, refuted, noKey, unknownKey, noSignature, unknownAlgorithm

    var reason: IntegrityReason? {
      switch self {
      case .signed, .refuted: nil
      case .noKey: .noKey
      case .unknownKey: .unknownKey
      case .noSignature: .noSignature
      case .unknownAlgorithm: .unknownAlgorithm
      }
    }
  }

  /// What the signatures say that are given for a digest. One from a broken digest can prove it, and not refute it.
  private func proof(of content: FoundDigest.Content, next: [Int], trusted: [Int]) -> Proof {
    guard content.isOfKnownAlgorithm else { return .unknownAlgorithm }
    let named = savedByName[files.names[content.location.name]] ?? []
    guard let key = keys[files.fingerprint(content.fingerprint)] else {
      return keys.isEmpty ? (next.isEmpty && named.isEmpty ? .noSignature : .noKey) : .unknownKey
    }
    var isRefuted = false
    for later in next {
      guard let range = files.digests[later].content?.previous?.signature else { continue }
      if key.hasMade(files.signature(range), of: content.signed) { return .signed }
      if trusted.contains(later) { isRefuted = true }
    }
    for signature in named {
      if key.hasMade(signature.signature, of: content.signed) { return .signed }
      isRefuted = true
    }
    if next.isEmpty, saved.contains(where: { key.hasMade($0.signature, of: content.signed) }) {
      return .signed
    }
    return isRefuted ? .refuted : .noSignature
  }

  /// The digests that name a name as the one before them.
  private func next(of name: Int32) -> [Int] {
    var all: [Int] = []
    var number = firstNext[Int(name)]
    while number >= 0 {
      all.append(Int(number))
      number = furtherNext[Int(number)]
    }
    return all
  }
}
