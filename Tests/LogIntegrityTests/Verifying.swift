import LogIntegrity
import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

/// What is given beside the files.
struct Anchors {
  var keys: [DigestKey] = []
  /// Whether the saved signatures of chain ends are given.
  var hasSignatures = false
}

/// The key of all tests: making one takes a while.
let trailKey: DigestKey = {
  do { return try DigestKey() } catch { fatalError("no key: \(error)") }
}()
/// Another's key.
let strangeKey: DigestKey = {
  do { return try DigestKey() } catch { fatalError("no key: \(error)") }
}()

extension MadeArchive {
  /// Verifies it from a folder of its own.
  func verify(_ anchors: Anchors = Anchors(), threads: Int = 2, tellsAll: Bool = true) async throws
    -> Integrity
  {
    let folder = try TemporaryFolder()
    try folder.write(tar, to: "bucket")
    return try await verify(in: folder, anchors, threads: threads, tellsAll: tellsAll)
  }

  func verify(
    in folder: TemporaryFolder, _ anchors: Anchors, threads: Int = 2, tellsAll: Bool = true
  ) async throws -> Integrity {
    var verification = LogVerification(LogReader(threads: threads))
    verification.tellsAll = tellsAll
    if !anchors.keys.isEmpty {
      verification.keys = try [SigningKey](listPublicKeys: Array(DigestKey.list(anchors.keys).utf8))
    }
    if anchors.hasSignatures {
      verification.signatures = try signatures.map {
        try SavedSignature(headObject: Array($0.value.utf8), path: "saved/\($0.key)")
      }
    }
    return try await verification.verify([.path(folder.path.appending("bucket"))])
  }

  /// One chain of some hours with two logs each.
  static func plain(
    hours: Int = 6, logs: Int = 2, seed: UInt64 = 1, trail: DigestChainMaker.Trail = DigestChainMaker.Trail()
  ) throws -> MadeArchive {
    var maker = DigestChainMaker(trail, key: trailKey, seed: seed)
    for hour in 0..<hours {
      let start = MadeArchive.start.adding(seconds: hour * 3600)
      try maker.digest(of: start, logs: maker.logs(logs, in: start))
    }
    var archive = MadeArchive()
    archive.add(maker)
    return archive
  }
}

extension Integrity {
  /// What is said of the file with a name, or of what a digest lists under it.
  func item(_ name: String) -> IntegrityItem? { items.first { $0.path.hasSuffix(name.lastName) } }

  /// The verdict and reason of a file, as outputs name them.
  func words(_ name: String) -> String {
    item(name).map { "\($0.verdictName) \($0.reason?.rawValue ?? "-")" } ?? "nothing"
  }

  /// All that is said, for comparing.
  var all: [String] {
    items.map { "\($0.path) \($0.kind) \($0.verdictName) \($0.reason?.rawValue ?? "-") \($0.other ?? "-")" }
      + chains.map { "\($0)" } + [
        "\(digests.sorted { $0.key.rawValue < $1.key.rawValue })",
        "\(logs.sorted { $0.key.rawValue < $1.key.rawValue })",
      ]
  }
}

extension String {
  /// The part behind the last slash.
  var lastName: String { split(separator: "/").last.map { String($0) } ?? self }
}
