public import RetentionModel
internal import SystemPackage

/// The content of a bucket, or of what was copied of it: log files and digests by their paths.
public struct MadeArchive: Sendable {
  /// The stored bytes by the files' paths.
  public var files: [String: [UInt8]] = [:]
  /// The saved output of `head-object`, by names after their digests.
  public var signatures: [String: String] = [:]
  /// What `head-object` prints of every digest, as the AWS CLI asks for it.
  public var metadata: [String: String] = [:]
  /// The digests by chain, in order; between chain ends of one list, the chain begins anew.
  public var chains: [[DigestChainMaker.Digest]] = []
  /// All logs that digests list.
  public var listed: [DigestChainMaker.Log] { chains.flatMap { $0.flatMap(\.logs) } }

  /// An empty one.
  public init() {}

  /// The hour with which made archives begin.
  public static let start = Instant(seconds: 1_704_067_200)

  /// The start of one of the hours after it.
  public static func hour(_ number: Int) -> Instant { start.adding(seconds: number * 3600) }

  /// Adds what was made of a chain.
  /// - Parameter ends: how many digests at its end have their signatures saved; nil for all that no later digest has.
  public mutating func add(_ maker: DigestChainMaker) {
    chains.append(maker.digests)
    for (number, digest) in maker.digests.enumerated() {
      files[digest.key] = gzip(digest.plain)
      for log in digest.logs { files[log.key] = gzip(log.plain) }
      let next = number + 1 < maker.digests.count ? maker.digests[number + 1] : nil
      let isNamed = next.map { String(decoding: $0.plain, as: UTF8.self).contains(digest.signature) } ?? false
      guard let name = FilePath(digest.key).lastComponent?.string else { continue }
      metadata["\(name).json"] = maker.headObject(of: digest)
      if !isNamed { signatures["\(name).json"] = maker.headObject(of: digest) }
    }
  }

  /// An archive as it can be: one or two trails and Regions, restarts, hours without logs, backfill, in any layout.
  /// - Parameter inBucket: whether it is a bucket of one account's, as the AWS CLI finds it.
  public init(random: inout SeededRandom, key: DigestKey, inBucket: Bool = false) throws {
    let organization = !inBucket && Bool.random(using: &random) ? "o-abcdefghij" : nil
    let prefix = ["", "audit", "a/b"].randomElement(using: &random) ?? ""
    let escapes = Bool.random(using: &random)
    for (name, homeRegion) in [("main_trail", "us-east-1"), ("second-trail", "eu-west-1")] {
      if name != "main_trail", Bool.random(using: &random) { continue }
      for region in ["us-east-1", "eu-west-1"] {
        if region != "us-east-1", Bool.random(using: &random) { continue }
        var trail = DigestChainMaker.Trail()
        (trail.name, trail.homeRegion, trail.region) = (name, homeRegion, region)
        (trail.organization, trail.prefix) = (organization, prefix)
        var maker = DigestChainMaker(trail, key: key, seed: random.next())
        maker.escapesSlashes = escapes
        var backfill = maker
        backfill.isBackfill = true
        var hour = MadeArchive.start
        for number in 0..<Int.random(in: 3...8, using: &random) {
          if number > 0, Int.random(in: 0..<8, using: &random) == 0 {
            maker.restart()
            hour = hour.adding(seconds: 3600 * Int.random(in: 0...3, using: &random))
          }
          let logs = maker.logs(Int.random(in: 0...3, using: &random), in: hour)
          let late = Int.random(in: 0..<5, using: &random) == 0 ? logs.prefix(1) : []
          try maker.digest(of: hour, logs: Array(logs.dropFirst(late.count)))
          if !late.isEmpty { try backfill.digest(of: hour, logs: Array(late)) }
          hour = hour.adding(seconds: 3600)
        }
        add(maker)
        add(backfill)
      }
    }
    guard !inBucket, Bool.random(using: &random) else { return }
    // A copy in another layout: nothing of the bucket's folders is left.
    files = Dictionary(uniqueKeysWithValues: files.map { (FilePath($0).lastComponent?.string ?? $0, $1) })
  }

  /// It as one file: writing hundreds takes longer than reading them.
  public var tar: [UInt8] {
    TestSupport.tar(
      files.sorted { $0.key < $1.key }.flatMap { path, bytes in
        [
          TarMember(pax: [("path", path)]),
          TarMember(path.split(separator: "/").last.map { String($0) } ?? "", bytes),
        ]
      })
  }

  /// Writes it into a folder.
  public func write(to folder: TemporaryFolder, under root: String = "bucket") throws {
    for (path, bytes) in files { try folder.write(bytes, to: "\(root)/\(path)") }
  }
}
