import RetentionModel
import TestSupport
import Testing

/// What `aws cloudtrail validate-logs` does not see, each on its own.
@Suite("What the AWS CLI misses")
struct CLIHoleTests {
  private let signed = Anchors(keys: [trailKey], hasSignatures: true)

  @Test("a second gzip member in a digest", arguments: [[], Array("{}".utf8)] as [[UInt8]])
  func digestMember(content: [UInt8]) async throws {
    var archive = try MadeArchive.plain()
    let key = archive.chains[0][2].key
    archive.files[key]? += gzip(content)
    let found = try await archive.verify(signed)
    #expect(!found.isWhole && found.words(key) == "broken further-gzip-member")
  }

  @Test("the newest digests deleted, which later logs show")
  func newest() async throws {
    var archive = try MadeArchive.plain(hours: 12)
    for digest in archive.chains[0].suffix(9) { archive.files[digest.key] = nil }
    let found = try await archive.verify(signed)
    #expect(!found.isWhole && found.digests[.missing] ?? 0 >= 8)
    #expect(found.words(archive.chains[0][11].logs[0].key) == "unlisted digests-missing")
  }

  @Test("of two adjacent deleted digests, both")
  func adjacent() async throws {
    var archive = try MadeArchive.plain()
    for digest in archive.chains[0][2...3] { archive.files[digest.key] = nil }
    let found = try await archive.verify(signed)
    #expect(found.digests[.missing] == 2)
    let gap = try #require(found.chains[0].gaps.first { $0.cause == .missingDigests })
    #expect(gap.digests == 2)
    #expect(gap.from == archive.chains[0][2].start && gap.to == archive.chains[0][3].end)
    #expect(found.words(archive.chains[0][3].key) == "missing not-found")
    #expect(found.words(archive.chains[0][2].logs[0].key) == "unlisted digests-missing")
  }

  @Test("logs that a broken digest lists: compared all the same, and never called valid")
  func logsOfBroken() async throws {
    var archive = try MadeArchive.plain()
    let digest = archive.chains[0][2]
    archive.files[digest.key] = gzip(digest.plain + [UInt8(ascii: "\n")])
    archive.files[digest.logs[0].key] = gzip(Array("{\"Records\":[]}".utf8))
    let found = try await archive.verify(signed)
    #expect(found.words(digest.key) == "broken signature-mismatch")
    #expect(found.words(digest.logs[0].key) == "altered differs-from-broken-digest")
    #expect(found.words(digest.logs[1].key) == "unlisted listed-by-broken-digest")
  }

  @Test("a log that no digest lists")
  func unlisted() async throws {
    var archive = try MadeArchive.plain()
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: trailKey, seed: 99)
    let planted = maker.logs(1, in: MadeArchive.start.adding(seconds: 3 * 3600))[0]
    archive.files[planted.key] = gzip(planted.plain)
    let found = try await archive.verify(signed)
    #expect(!found.isWhole && found.words(planted.key) == "unlisted not-in-covering-digests")
  }

  @Test("another signature algorithm is not taken for the known one")
  func algorithm() async throws {
    var archive = try MadeArchive.plain()
    let digest = archive.chains[0][2]
    let text = String(decoding: digest.plain, as: UTF8.self).replacing("SHA256withRSA", with: "SHA1withRSA")
    archive.files[digest.key] = gzip(Array(text.utf8))
    let found = try await archive.verify(signed)
    #expect(found.item(digest.key)?.verdict == .digest(.broken))
    // Signed by the right key, it is no better than its chain: what was signed is not known.
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: trailKey, seed: 4)
    maker.algorithm = "SHA512withRSA"
    for hour in 0..<3 { try maker.digest(of: MadeArchive.start.adding(seconds: hour * 3600), logs: []) }
    var other = MadeArchive()
    other.add(maker)
    let judged = try await other.verify(signed)
    #expect(judged.digests[.authentic] == nil && judged.digests[.consistent] == 2)
    #expect(judged.words(maker.digests[0].key) == "consistent unknown-algorithm")
  }

  @Test("several trails and Regions in one run, from files that were copied")
  func severalTrails() async throws {
    var archive = MadeArchive()
    for (number, (name, region)) in [("one", "us-east-1"), ("one", "eu-west-1"), ("two", "us-east-1")]
      .enumerated()
    {
      var trail = DigestChainMaker.Trail()
      (trail.name, trail.region) = (name, region)
      let chain = try MadeArchive.plain(hours: 3, seed: UInt64(number + 10), trail: trail)
      archive.chains += chain.chains
      archive.files.merge(chain.files) { first, _ in first }
      archive.signatures.merge(chain.signatures) { first, _ in first }
    }
    var found = try await archive.verify(signed)
    #expect(found.isWhole && found.chains.count == 3 && found.digests == [.authentic: 9, .missing: 0])
    archive.files[archive.chains[1][1].key] = nil
    archive.files[archive.chains[2][0].logs[0].key] = nil
    found = try await archive.verify(signed)
    #expect(found.words(archive.chains[1][1].key) == "missing not-found")
    #expect(found.words(archive.chains[2][0].logs[0].key) == "missing not-found")
  }
}
