import RetentionModel
import TestSupport
import Testing

@Suite("Digests that are not as they are documented")
struct HostileDigestTests {
  private let signed = Anchors(keys: [trailKey], hasSignatures: true)

  /// What is put in the place of something in the third of six digests.
  private static let changes: [(String, String)] = [
    (#""awsAccountId""#, #""digestS3Object":"x","awsAccountId""#),
    (#""digestSignatureAlgorithm":"SHA256withRSA""#, #""digestSignatureAlgorithm":null"#),
    (#""logFiles":["#, #""logFiles":{"a":["#),
    (#""logFiles":["#, #""logFiles":[[],"#),
    (#""hashAlgorithm":"SHA-256""#, #""hashAlgorithm":"SHA-256","hashAlgorithm":"MD5""#),
    (#""hashValue":""#, #""hashValue":"zz"#),
    (#""previousDigestS3Object":""#, #""previousDigestS3Object":null,"x":""#),
    (#""digestStartTime":"2024"#, #""digestStartTime":"2030"#),
    (#""digestEndTime":"2024"#, #""digestEndTime":"2023"#),
    (#"{"awsAccountId""#, String(repeating: "[", count: 100_000) + #"{"awsAccountId""#),
    (#"{"awsAccountId""#, #"{"# + String(repeating: #""a":1,"#, count: 2000) + #""awsAccountId""#),
  ]

  @Test("each is broken, and takes with it only the signature that it carried", arguments: changes.indices)
  func broken(number: Int) async throws {
    var archive = try MadeArchive.plain()
    let digest = archive.chains[0][2]
    let (old, new) = Self.changes[number]
    let text = String(decoding: digest.plain, as: UTF8.self)
    #expect(text.contains(old))
    archive.files[digest.key] = gzip(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
    let found = try await archive.verify(signed)
    #expect(found.item(digest.key)?.verdict == .digest(.broken), "\(found.words(digest.key))")
    #expect(found.digests == [.authentic: 4, .unanchored: 1, .broken: 1, .missing: 0])
    #expect(!found.isWhole)
  }

  @Test("a log of any size is judged by its name, with whatever key it begins")
  func largeLog() async throws {
    var archive = try MadeArchive.plain()
    let key = archive.listed[0].key
    let text = "{\"x\":1," + String(repeating: " ", count: 17 << 20) + "\"Records\":[]}"
    archive.files[key] = gzip(Array(text.utf8))
    archive.files[key.replacing(".json.gz", with: "x.json.gz")] = gzip(Array(text.utf8))
    let found = try await archive.verify(signed)
    #expect(found.item(key)?.verdict == .log(.altered), "\(found.words(key))")
    #expect(found.logs[.unlisted] == 1)
    #expect(!found.isWhole)
  }

  @Test("one that speaks for years, as none of CloudTrail's does, proves no time, whoever confirms it")
  func years() async throws {
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: trailKey, seed: 5)
    for hour in 0..<4 {
      let start = MadeArchive.hour(hour)
      try maker.digest(
        of: start, logs: maker.logs(1, in: start), from: hour == 1 ? start.adding(days: -1000) : nil)
    }
    var archive = MadeArchive()
    archive.add(maker)
    let found = try await archive.verify()
    #expect(found.chains[0].spans.allSatisfy { $0.from >= MadeArchive.start })
    #expect(found.chains[0].spans.map(\.verdict) == [.consistent, .consistent, .unanchored])
    #expect(found.chains[0].gaps.contains { $0.cause == .times })
  }

  @Test("one that nobody confirms makes no log missing that an authentic one confirms")
  func planted() async throws {
    var archive = try MadeArchive.plain()
    var trail = DigestChainMaker.Trail()
    trail.name = "planted"
    var maker = DigestChainMaker(trail, key: strangeKey, seed: 9)
    let log = archive.chains[0][2].logs[0].key
    let other = DigestChainMaker.Log(key: log, plain: Array("{}".utf8))
    let digest = try maker.digest(of: MadeArchive.hour(2), logs: [other])
    archive.files[digest.key] = gzip(digest.plain)
    let found = try await archive.verify(signed)
    #expect(found.words(log) == "valid -" && found.logs[.missing] == nil, "\(found.all)")
    #expect(found.words(digest.key) == "unanchored unknown-key" && found.isAlarming)
  }

  @Test("a checksum beside a log is no log that no digest lists")
  func checksum() async throws {
    var archive = try MadeArchive.plain()
    let log = archive.chains[0][2].logs[0].key
    archive.files["\(log).sha256"] = Array("9f86d081884c7d65  log\n".utf8)
    let found = try await archive.verify(signed)
    #expect(found.isWhole && found.others == 1 && found.logs[.unlisted] == nil, "\(found.all)")
  }

  @Test("white space before a digest is looked at once, and hides no digest")
  func blanks() async throws {
    var archive = try MadeArchive.plain()
    let digest = archive.chains[0][2]
    archive.files[digest.key] = gzip(Array(repeating: 0x20, count: 12 << 20) + digest.plain)
    let found = try await archive.verify(signed)
    #expect(found.item(digest.key)?.verdict == .digest(.broken), "\(found.words(digest.key))")
    #expect(found.item(digest.key)?.reason != .notUnderstood)
  }

  @Test("a log that is listed by another hash algorithm is not called valid, nor altered")
  func hashAlgorithm() async throws {
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: trailKey, seed: 3)
    maker.hashAlgorithm = "SHA-512"
    for hour in 0..<3 {
      let start = MadeArchive.start.adding(seconds: hour * 3600)
      try maker.digest(of: start, logs: maker.logs(1, in: start))
    }
    var archive = MadeArchive()
    archive.add(maker)
    let found = try await archive.verify(signed)
    #expect(found.logs == [.unlisted: 3])
    #expect(found.words(archive.listed[0].key) == "unlisted unknown-algorithm")
  }

  @Test("several versions of a digest: the one that is vouched for is kept, and without one, none is")
  func versions() async throws {
    var archive = try MadeArchive.plain()
    let digest = archive.chains[0][2]
    archive.files["copy/\(digest.key)"] = gzip(digest.plain + [10])
    var found = try await archive.verify()
    #expect(found.digests == [.consistent: 5, .unanchored: 1, .broken: 1, .missing: 0])
    let last = archive.chains[0][5]
    archive.files["copy/\(last.key)"] = gzip(last.plain + [10])
    found = try await archive.verify()
    #expect(
      found.items.count { $0.reason == .conflictingCopies && $0.path.hasSuffix(last.key.lastName) } == 2)
    // The same bytes twice are no conflict.
    archive = try MadeArchive.plain()
    archive.files["copy/\(last.key)"] = archive.files[last.key]
    #expect(try await archive.verify(signed).isWhole)
  }

  @Test("a digest that names itself, or a later one, as the one before it does not vouch for anything")
  func circles() async throws {
    var archive = try MadeArchive.plain(hours: 4)
    let (first, last) = (archive.chains[0][1], archive.chains[0][3])
    for name in [first.key, last.key] {
      let text = String(decoding: first.plain, as: UTF8.self).replacing(archive.chains[0][0].key, with: name)
      archive.files[first.key] = gzip(Array(text.utf8))
      let found = try await archive.verify()
      #expect(found.item(first.key)?.verdict == .digest(.broken))
    }
  }
}
