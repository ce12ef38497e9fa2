import RetentionModel
import TestSupport
import Testing

@Suite("The chain of digests")
struct ChainTests {
  private let signed = Anchors(keys: [trailKey], hasSignatures: true)

  @Test("with keys and the last signature, every digest is authentic and every log valid")
  func authentic() async throws {
    let found = try await MadeArchive.plain().verify(signed)
    #expect(found.digests == [.authentic: 6, .missing: 0])
    #expect(found.logs == [.valid: 12] && found.validBy == [.authentic: 12])
    #expect(found.isWhole)
    let chain = try #require(found.chains.first)
    #expect(chain.spans.count == 1 && chain.gaps.isEmpty && chain.isFromStart && chain.trail == "main_trail")
  }

  @Test("without the last signature, the last digest is unanchored and its logs say so")
  func unanchored() async throws {
    let archive = try MadeArchive.plain()
    let found = try await archive.verify(Anchors(keys: [trailKey]))
    #expect(found.digests == [.authentic: 5, .unanchored: 1, .missing: 0])
    let last = try #require(archive.chains[0].last)
    #expect(found.words(last.key) == "unanchored no-signature")
    #expect(found.words(last.logs[0].key) == "valid listed-by-unanchored-digest")
    #expect(found.isWhole)
  }

  @Test("without keys, nothing is authentic")
  func consistent() async throws {
    let found = try await MadeArchive.plain().verify()
    #expect(found.digests == [.consistent: 5, .unanchored: 1, .missing: 0])
    #expect(found.validBy == [.consistent: 10, .unanchored: 2])
    #expect(found.items.allSatisfy { $0.verdict != .digest(.authentic) })
  }

  @Test("with another key, nothing is authentic, and the digest that no other speaks for is told")
  func otherKey() async throws {
    let found = try await MadeArchive.plain().verify(Anchors(keys: [strangeKey], hasSignatures: true))
    #expect(found.digests == [.consistent: 5, .unanchored: 1, .missing: 0])
    #expect(!found.isWhole && found.items.filter(\.isAlarming).map(\.reason) == [.unknownKey])
  }

  @Test("a chain that begins anew is no alarm, and the time between is a gap; logs of it are unlisted")
  func restart() async throws {
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: trailKey, seed: 5)
    var between: [DigestChainMaker.Log] = []
    for hour in [0, 1, 2, 7, 8] {
      let start = MadeArchive.start.adding(seconds: hour * 3600)
      if hour == 7 {
        maker.restart()
        between = maker.logs(2, in: MadeArchive.start.adding(seconds: 4 * 3600))
      }
      try maker.digest(of: start, logs: maker.logs(1, in: start))
    }
    var archive = MadeArchive()
    archive.add(maker)
    for log in between { archive.files[log.key] = gzip(log.plain) }
    let found = try await archive.verify(signed)
    #expect(found.isWhole)
    #expect(found.chains[0].gaps.map(\.cause) == [.restart])
    #expect(found.chains[0].spans.count == 2)
    #expect(found.words(between[0].key) == "unlisted no-digests-made")
  }

  @Test("the newest logs are not yet covered for six hours; later ones show that digests are missing")
  func notYetCovered() async throws {
    var archive = try MadeArchive.plain(hours: 3)
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: trailKey, seed: 9)
    let next = maker.logs(1, in: MadeArchive.start.adding(seconds: 4 * 3600))[0]
    archive.files[next.key] = gzip(next.plain)
    var found = try await archive.verify(signed)
    #expect(found.isWhole)
    #expect(found.words(next.key) == "not-yet-covered after-last-digest")
    let late = maker.logs(1, in: MadeArchive.start.adding(seconds: 9 * 3600))[0]
    archive.files[late.key] = gzip(late.plain)
    found = try await archive.verify(signed)
    #expect(!found.isWhole)
    #expect(found.words(late.key) == "unlisted digests-missing")
    #expect(found.chains[0].gaps.map(\.cause) == [.missingDigests])
    #expect(found.digests[.missing] == 6)
  }

  @Test("a part of a bucket is no alarm: the chain begins where the files do")
  func part() async throws {
    var archive = try MadeArchive.plain()
    for digest in archive.chains[0].prefix(2) {
      archive.files[digest.key] = nil
      for log in digest.logs { archive.files[log.key] = nil }
    }
    let found = try await archive.verify(signed)
    #expect(found.isWhole && !found.chains[0].isFromStart && found.chains[0].digests == 4)
  }

  @Test("logs alone are not whole: nothing was compared")
  func logsAlone() async throws {
    var archive = try MadeArchive.plain()
    for digest in archive.chains[0] { archive.files[digest.key] = nil }
    let found = try await archive.verify(signed)
    #expect(!found.isWhole)
    #expect(found.words(archive.listed[0].key) == "unlisted no-digests")
  }

  @Test("what is unpacked, and lies in one folder, is the same")
  func layout() async throws {
    var archive = try MadeArchive.plain()
    let files = archive.files.map { ($0.key.lastName.replacing(".gz", with: ""), $0.value) }
    let plain = Dictionary(
      uniqueKeysWithValues: archive.chains[0].map { ($0.key.lastName.replacing(".gz", with: ""), $0.plain) })
    archive.files = Dictionary(uniqueKeysWithValues: files.map { ($0.0, plain[$0.0] ?? $0.1) })
    let found = try await archive.verify(signed)
    #expect(found.isWhole && found.digests == [.authentic: 6, .missing: 0] && found.logs == [.valid: 12])
  }

  @Test("the result depends on the files alone, not on threads or names of folders' order")
  func deterministic() async throws {
    var random = SeededRandom(seed: 77)
    let archive = try MadeArchive(random: &random, key: trailKey)
    let folder = try TemporaryFolder()
    try archive.write(to: folder)
    let first = try await archive.verify(in: folder, signed, threads: 1).all
    for threads in [1, 2, 4, 8] {
      #expect(try await archive.verify(in: folder, signed, threads: threads).all == first)
    }
  }

  @Test("200 archives as they were delivered: no false alarm", .timeLimit(.minutes(10)))
  func untouched() async throws {
    for seed in 0..<200 {
      var random = SeededRandom(seed: UInt64(seed))
      let archive = try MadeArchive(random: &random, key: trailKey)
      let anchors = seed % 2 == 0 ? signed : Anchors()
      let found = try await archive.verify(anchors, tellsAll: false)
      #expect(found.isWhole, "seed \(seed): \(found.all)")
      #expect(found.logs[.valid] == archive.listed.count || archive.listed.isEmpty, "seed \(seed)")
      if seed % 2 == 0 { #expect(found.items.isEmpty, "seed \(seed): \(found.all)") }
    }
  }
}
