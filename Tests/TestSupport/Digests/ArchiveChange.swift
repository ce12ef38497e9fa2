/// A change of an archive that must not go unseen.
public struct ArchiveChange: Sendable {
  /// The kinds of changes.
  public enum Kind: String, CaseIterable, Sendable {
    case flippedLog, flippedDigest, memberBehindLog, emptyMemberBehindLog, memberBehindDigest, bytesBehindLog
    case truncatedLog, truncatedDigest, emptiedLog, removedLog, removedDigest, removedDigests, renamedLog,
      renamedDigest
    case swappedLogs, swappedDigests, redeliveredLog, otherLogUnderTheName, plantedLog, resignedDigest
    case logAndListing, removedFromListing
  }

  /// What was done.
  public let kind: Kind
  /// The files' names of which at least one has to be told of.
  public let names: [String]
  /// Whether it leaves all bytes as they were, under another name.
  public var isHarmless: Bool { [.renamedLog, .renamedDigest, .swappedDigests].contains(kind) }

  init(_ kind: Kind, _ names: [String]) {
    self.kind = kind
    self.names = names
  }
}

extension MadeArchive {
  /// Makes a change; nil where the archive has nothing of that kind to change.
  /// - Parameters:
  ///   - kind: what is to be changed.
  ///   - stranger: a key that is not the trail's.
  public mutating func change(
    _ kind: ArchiveChange.Kind, random: inout SeededRandom, stranger: DigestKey
  ) throws -> ArchiveChange? {
    let logs = files.keys.filter { $0.contains("_CloudTrail_") }.sorted()
    let digests = files.keys.filter { $0.contains("_CloudTrail-Digest_") }.sorted()
    switch kind {
    case .flippedLog: return flip(logs, kind, &random)
    case .flippedDigest: return flip(digests, kind, &random)
    case .memberBehindLog: return append(gzip(Array("{\"Records\":[]}".utf8)), to: logs, kind, &random)
    case .emptyMemberBehindLog: return append(gzip([]), to: logs, kind, &random)
    case .memberBehindDigest:
      return append(gzip(Bool.random(using: &random) ? [] : [10]), to: digests, kind, &random)
    case .bytesBehindLog: return append([1, 2, 3], to: logs, kind, &random)
    case .truncatedLog: return truncate(logs, kind, &random)
    case .truncatedDigest: return truncate(digests, kind, &random)
    case .emptiedLog:
      guard let path = logs.randomElement(using: &random) else { return nil }
      files[path] = gzip(Array("{\"Records\":[]}".utf8))
      return ArchiveChange(kind, [path])
    case .removedLog:
      guard let path = logs.randomElement(using: &random) else { return nil }
      files[path] = nil
      return ArchiveChange(kind, [path])
    case .removedDigest: return removeDigests(1, kind, &random)
    case .removedDigests: return removeDigests(2, kind, &random)
    case .renamedLog: return rename(logs, kind, &random)
    case .renamedDigest: return rename(digests, kind, &random)
    case .swappedLogs: return swap(logs, kind, &random)
    case .swappedDigests: return swap(digests, kind, &random)
    case .redeliveredLog:
      guard let path = logs.randomElement(using: &random) else { return nil }
      let copy = path.dropLast(9) + "z.json.gz"
      guard files[String(copy)] == nil else { return nil }
      files[String(copy)] = files[path]
      return ArchiveChange(kind, [String(copy)])
    case .otherLogUnderTheName:
      guard let path = logs.randomElement(using: &random) else { return nil }
      files["copy/\(path)"] = gzip(Array("{\"Records\":[{}]}".utf8))
      return ArchiveChange(kind, ["copy/\(path)"])
    case .plantedLog:
      guard let path = logs.randomElement(using: &random) else { return nil }
      let planted = path.dropLast(24) + "0123456789abcdef.json.gz"
      files[String(planted)] = gzip(Array("{\"Records\":[{\"eventVersion\":\"1.08\"}]}".utf8))
      return ArchiveChange(kind, [String(planted)])
    case .resignedDigest, .logAndListing, .removedFromListing:
      return try forge(kind, &random, stranger: stranger)
    }
  }

  private mutating func flip(
    _ paths: [String], _ kind: ArchiveChange.Kind, _ random: inout SeededRandom
  ) -> ArchiveChange? {
    guard let path = paths.randomElement(using: &random), var plain = plain(path), !plain.isEmpty else {
      return nil
    }
    let place = Int.random(in: 0..<plain.count, using: &random)
    plain[place] ^= UInt8.random(in: 1...255, using: &random)
    files[path] = gzip(plain)
    return ArchiveChange(kind, [path])
  }

  private mutating func append(
    _ bytes: [UInt8], to paths: [String], _ kind: ArchiveChange.Kind, _ random: inout SeededRandom
  ) -> ArchiveChange? {
    guard let path = paths.randomElement(using: &random), let old = files[path] else { return nil }
    files[path] = old + bytes
    return ArchiveChange(kind, [path])
  }

  private mutating func truncate(
    _ paths: [String], _ kind: ArchiveChange.Kind, _ random: inout SeededRandom
  ) -> ArchiveChange? {
    guard let path = paths.randomElement(using: &random), let old = files[path] else { return nil }
    files[path] = Array(old.prefix(Int.random(in: 0..<old.count, using: &random)))
    return ArchiveChange(kind, [path])
  }

  /// Removes digests from within a chain: of those at its ends nobody can know.
  private mutating func removeDigests(
    _ count: Int, _ kind: ArchiveChange.Kind, _ random: inout SeededRandom
  ) -> ArchiveChange? {
    let candidates = chains.filter { $0.count > count + 1 }
    guard let chain = candidates.randomElement(using: &random) else { return nil }
    let first = Int.random(in: 1..<chain.count - count, using: &random)
    let removed = chain[first..<first + count]
    // The digest behind the gap has to name the one before it.
    guard let last = removed.last,
      String(decoding: chain[first + count].plain, as: UTF8.self).contains(last.signature)
    else { return nil }
    for digest in removed { for path in paths(of: digest.key) { files[path] = nil } }
    return ArchiveChange(kind, [last.key])
  }

  private mutating func rename(
    _ paths: [String], _ kind: ArchiveChange.Kind, _ random: inout SeededRandom
  ) -> ArchiveChange? {
    guard let path = paths.randomElement(using: &random), let bytes = files[path] else { return nil }
    files[path] = nil
    files["renamed/other-\(random.next()).json.gz"] = bytes
    return ArchiveChange(kind, files.keys.filter { $0.hasPrefix("renamed/") })
  }

  private mutating func swap(
    _ paths: [String], _ kind: ArchiveChange.Kind, _ random: inout SeededRandom
  ) -> ArchiveChange? {
    guard let first = paths.randomElement(using: &random), let second = paths.randomElement(using: &random),
      let old = files[first], let other = files[second], old != other
    else { return nil }
    (files[first], files[second]) = (other, old)
    return ArchiveChange(kind, [first, second])
  }

  /// Rewrites a digest as somebody would who has another key.
  private mutating func forge(
    _ kind: ArchiveChange.Kind, _ random: inout SeededRandom, stranger: DigestKey
  ) throws -> ArchiveChange? {
    let digests = chains.flatMap { $0 }.filter { !$0.logs.isEmpty || kind == .resignedDigest }
    guard let digest = digests.randomElement(using: &random), let path = paths(of: digest.key).first else {
      return nil
    }
    var text = String(decoding: digest.plain, as: UTF8.self)
    var names = [path]
    switch kind {
    case .resignedDigest:
      let mark = "digestPublicKeyFingerprint\":\""
      guard let old = text.ranges(of: mark).first else { return nil }
      let end = text.index(old.upperBound, offsetBy: 32)
      text.replaceSubrange(old.upperBound..<end, with: stranger.fingerprint)
    case .logAndListing:
      guard let log = digest.logs.first, let file = paths(of: log.key).first else { return nil }
      let altered = Array("{\"Records\":[]}".utf8)
      files[file] = gzip(altered)
      text = text.replacing(log.plain.sha256Text, with: altered.sha256Text)
      names.append(file)
    default:
      guard let log = digest.logs.first, let file = paths(of: log.key).first else { return nil }
      files[file] = nil
      text = text.replacing("_CloudTrail_", with: "_CloudTrails_")
    }
    files[path] = gzip(Array(text.utf8))
    return ArchiveChange(kind, names)
  }

  private func plain(_ path: String) -> [UInt8]? {
    let name = path.split(separator: "/").last ?? ""
    for digest in chains.joined() {
      if digest.key.hasSuffix(name) { return digest.plain }
      for log in digest.logs where log.key.hasSuffix(name) { return log.plain }
    }
    return nil
  }

  private func paths(of key: String) -> [String] {
    let name = key.split(separator: "/").last ?? ""
    return files.keys.filter { $0.hasSuffix(name) }
  }
}
