import LogIntegrity
import LogReading
import RetentionModel
import TestSupport
import Testing

@Suite("Files of keys and signatures")
struct KeyFileTests {
  private let archive: MadeArchive

  init() throws {
    archive = try MadeArchive.plain(hours: 3)
  }

  @Test(
    "keys of both versions of the AWS CLI, in PKCS#1 and as SubjectPublicKeyInfo", arguments: [true, false],
    [true, false])
  func forms(isVersion1: Bool, isWrapped: Bool) async throws {
    let list = DigestKey.list([strangeKey, trailKey], isVersion1: isVersion1, isWrapped: isWrapped)
    let folder = try TemporaryFolder()
    try folder.write(archive.tar, to: "bucket")
    var verification = LogVerification()
    verification.keys = try [SigningKey](listPublicKeys: Array(list.utf8))
    let found = try await verification.verify([.path(folder.path)])
    #expect(found.digests[.authentic] == 2)
  }

  @Test("a key that is not the one of its fingerprint is refused, and so is what is no key")
  func refused() {
    let good = DigestKey.list([trailKey])
    let other = good.replacing(trailKey.fingerprint, with: strangeKey.fingerprint)
    let broken = good.replacing("\"Value\": \"", with: "\"Value\": \"AA")
    for text in [
      other, broken, "", "{}", #"{"PublicKeyList": []}"#, #"{"PublicKeyList": [{"Value": 1}]}"#, "[1",
    ] {
      #expect(throws: KeyFileFault.self, "\(text)") { try [SigningKey](listPublicKeys: Array(text.utf8)) }
    }
  }

  @Test("a signature that was saved under another name is found by trying, and one of nothing accuses nobody")
  func namelessSignature() async throws {
    let last = try #require(archive.signatures.first?.value)
    let other =
      #"{"Metadata":{"signature":"\#(try trailKey.sign("x"))","signature-algorithm":"SHA256withRSA"}}"#
    for (json, verdict) in [(last, DigestVerdict.authentic), (other, .unanchored)] {
      let folder = try TemporaryFolder()
      try folder.write(archive.tar, to: "bucket")
      var verification = LogVerification()
      verification.tellsAll = true
      verification.keys = try [SigningKey](listPublicKeys: Array(DigestKey.list([trailKey]).utf8))
      verification.signatures = [try SavedSignature(headObject: Array(json.utf8), path: "saved.json")]
      let found = try await verification.verify([.path(folder.path)])
      #expect(found.item(archive.chains[0][2].key)?.verdict == .digest(verdict))
    }
  }

  @Test("what is not head-object's output, or of another algorithm, is refused")
  func refusedSignatures() throws {
    let good = try #require(archive.signatures.first?.value)
    for text in [
      "", "{}", #"{"Metadata":{}}"#, good.replacing("SHA256withRSA", with: "SHA1withRSA"),
      #"{"Metadata":{"signature":"0"}}"#,
    ] {
      #expect(throws: KeyFileFault.self, "\(text)") {
        try SavedSignature(headObject: Array(text.utf8), path: "a.json")
      }
    }
  }
}
