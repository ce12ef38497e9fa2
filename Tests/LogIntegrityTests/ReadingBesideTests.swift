import LogIntegrity
import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("Digests checked while the logs are read for their events")
struct ReadingBesideTests {
  @Test("say of changed archives what a reading for them alone says, and leave no alarm without a fault")
  func sameVerdicts() async throws {
    var random = SeededRandom(seed: 606)
    var alarms = 0
    for round in 0..<4 {
      let archive = try MadeArchive(random: &random, key: trailKey)
      for kind in ArchiveChange.Kind.allCases {
        var changed = archive
        guard let change = try changed.change(kind, random: &random, stranger: strangeKey) else { continue }
        let folder = try TemporaryFolder()
        try folder.write(changed.tar, to: "bucket")
        let alone = try await changed.verify(in: folder, Anchors(keys: [trailKey]), tellsAll: false)
        var verification = LogVerification()
        verification.keys = try [SigningKey](listPublicKeys: Array(DigestKey.list([trailKey]).utf8))
        let examination = LogVerification.Examination(verification)
        let input = try await LogReader(threads: 2).examining(examination).readTrail(
          of: [.path(folder.path.appending("bucket"))]
        ).input
        let beside = examination.integrity(of: input)
        #expect(beside.all == alone.all, "round \(round), \(change)")
        #expect(beside.isAlarming != beside.faults.isEmpty, "round \(round), \(change): \(beside.all)")
        if beside.isAlarming { alarms += 1 }
      }
    }
    #expect(alarms > 30)
  }

  @Test("a log that is read to its end and one that is cut off are told alike by both readings")
  func cutLog() async throws {
    var archive = try MadeArchive.plain()
    let log = archive.chains[0][2].logs[0].key
    archive.files[log] = archive.files[log]?.dropLast(9).map(\.self)
    let folder = try TemporaryFolder()
    try folder.write(archive.tar, to: "bucket")
    let examination = LogVerification.Examination(LogVerification())
    let trail = try await LogReader().examining(examination).readTrail(
      of: [.path(folder.path.appending("bucket"))])
    let integrity = examination.integrity(of: trail.input)
    #expect(integrity.words(log) == "altered damaged")
    #expect(trail.input.problems.contains { $0.kind == .truncatedGzip })
  }

  @Test("a log whose reading is given up is unread, and not missing")
  func givenUpLog() async throws {
    var archive = try MadeArchive.plain()
    let log = archive.chains[0][2].logs[0].key
    // Of more documents than are read for so few bytes.
    archive.files[log] = gzip(Array(String(repeating: "[]", count: 1_400_000).utf8))
    let folder = try TemporaryFolder()
    for (path, bytes) in archive.files { try folder.write(bytes, to: "bucket/\(path)") }
    let examination = LogVerification.Examination(LogVerification())
    let trail = try await LogReader().examining(examination).readTrail(
      of: [.path(folder.path.appending("bucket"))])
    let integrity = examination.integrity(of: trail.input)
    #expect(!trail.input.problems.isEmpty)
    #expect(integrity.logs[.missing] ?? 0 == 0, "\(integrity.all)")
    #expect(integrity.words(log) == "unread not-read", "\(integrity.all)")
    #expect(!integrity.isWhole && integrity.faults.isEmpty)
  }

  @Test("an unread log hides no missing one of the same digest", arguments: [0, 1])
  func unreadBesideMissing(_ unread: Int) async throws {
    var archive = try MadeArchive.plain()
    let logs = archive.chains[0].first { $0.logs.count > 1 }?.logs ?? []
    try #require(logs.count > 1, "a digest lists two logs")
    archive.files[logs[unread].key] = gzip(Array(String(repeating: "[]", count: 1_400_000).utf8))
    archive.files[logs[1 - unread].key] = nil
    let folder = try TemporaryFolder()
    for (path, bytes) in archive.files { try folder.write(bytes, to: "bucket/\(path)") }
    let examination = LogVerification.Examination(LogVerification())
    let trail = try await LogReader().examining(examination).readTrail(
      of: [.path(folder.path.appending("bucket"))])
    let causes = examination.integrity(of: trail.input).chains.flatMap(\.gaps).map(\.cause)
    #expect(causes.contains(.missingLog), "\(causes)")
  }
}
