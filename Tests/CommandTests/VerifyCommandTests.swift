import Foundation
import SystemPackage
import TestSupport
import Testing

/// `retention-trail verify` as a script sees it.
@Suite(.serialized)
struct VerifyCommandTests {
  private let folder: TemporaryFolder
  private let archive: MadeArchive
  private let key: DigestKey

  private static let key = Result { try DigestKey() }

  init() throws {
    folder = try TemporaryFolder()
    key = try Self.key.get()
    var maker = DigestChainMaker(DigestChainMaker.Trail(), key: key, seed: 8)
    maker.escapesSlashes = true
    for hour in 0..<4 {
      let start = MadeArchive.hour(hour)
      try maker.digest(of: start, logs: maker.logs(2, in: start))
    }
    var archive = MadeArchive()
    archive.add(maker)
    self.archive = archive
    try archive.write(to: folder)
    try folder.write(DigestKey.list([key]), to: "keys.json")
    for (name, text) in archive.signatures { try folder.write(text, to: name) }
  }

  private var anchors: [String] {
    ["--public-keys", "keys.json"] + archive.signatures.keys.flatMap { ["--signatures", $0] }
  }

  private func verify(_ arguments: [String]) async throws -> CommandResult {
    try await retentionTrail(["verify"] + arguments, in: folder.path)
  }

  @Test("0 and “Whole” where all is authentic; without keys the word is never said")
  func whole() async throws {
    var result = try await verify(anchors + ["bucket"])
    #expect(result.code == 0 && result.output.hasPrefix("Whole: every digest is authentic"), "\(result)")
    result = try await verify(["bucket"])
    #expect(result.code == 0 && result.output.contains("no signature was checked"))
    for format in ["text", "html"] {
      result = try await verify(["--format", format, "--all", "bucket"])
      let said = result.output.replacing("that are not authentic", with: "")
      #expect(!said.contains("authentic"), "\(said)")
    }
  }

  @Test("1 where a log was altered or is missing, and the file is named in every format")
  func altered() async throws {
    let (altered, missing) = (archive.chains[0][1].logs[0].key, archive.chains[0][2].logs[1].key)
    try folder.write(gzip(Array("{\"Records\":[]}".utf8)), to: "bucket/\(altered)")
    try folder.remove("bucket/\(missing)")
    for format in ["text", "json", "jsonl", "csv", "html"] {
      let result = try await verify(anchors + ["--format", format, "bucket"])
      #expect(result.code == 1, "\(format): \(result.messages)")
      let flat = result.output.filter { !$0.isWhitespace }
      for key in [altered, missing] {
        let name = key.split(separator: "/").last ?? ""
        #expect(flat.contains(name), "\(format)")
      }
      #expect(flat.contains("altered") && flat.contains("missing"))
    }
  }

  @Test("2 where something could not be read, whatever else was found")
  func unread() async throws {
    let result = try await verify(["bucket", "nowhere"])
    #expect(result.code == 2 && result.messages.contains("nowhere"))
  }

  @Test("1 where there is no digest: nothing was compared")
  func noDigests() async throws {
    let result = try await verify([Repository.sample("rescued-cut").appending("logs").string])
    #expect(result.code == 1 && result.output.hasPrefix("Nothing could be checked"))
  }

  @Test(
    "64 for a file of keys or signatures that cannot be used", arguments: ["--public-keys", "--signatures"])
  func unusable(option: String) async throws {
    try folder.write("{}", to: "wrong.json")
    for name in ["wrong.json", "nowhere.json"] {
      let result = try await verify([option, name, "bucket"])
      #expect(result.code == 64 && result.messages.contains(name), "\(result.messages)")
    }
  }

  @Test("a tar archive on the standard input is the same as the folder")
  func tarArchive() async throws {
    let result = try await retentionTrail(["verify"] + anchors + ["-"], in: folder.path, input: archive.tar)
    #expect(result.code == 0 && result.output.hasPrefix("Whole"), "\(result)")
  }

  @Test("what a file's name or a digest holds forges no line and steers no terminal")
  func hostile() async throws {
    try folder.write("{\"Records\":[]}", to: "bucket/\u{1b}[2J\nWhole: all is well_CloudTrail_x")
    for format in ["text", "json", "jsonl", "csv", "html"] {
      let result = try await verify(["--format", format, "bucket"])
      #expect(result.code == 1)
      #expect(!result.output.contains("\u{1b}") && !result.output.contains("\nWhole"), "\(format)")
    }
  }

  @Test("--output writes a file, and is not read itself")
  func output() async throws {
    let result = try await verify(anchors + ["--format", "json", "--output", "bucket/report.json", "bucket"])
    #expect(result.output.isEmpty && result.code == 2, "\(result.messages)")
    let text = try String(contentsOfFile: folder.path.appending("bucket/report.json").string, encoding: .utf8)
    #expect(text.contains("retention-trail-verify/1"))
  }

  @Test("the JSON follows its schema, whole and line by line, and what was broken does not")
  func schema() async throws {
    try folder.remove("bucket/\(archive.chains[0][1].key)")
    try folder.write([1, 2], to: "bucket/\(archive.chains[0][2].logs[0].key)")
    var documents: [SchemaDocument] = []
    for all in [[], ["--all"]] {
      let json = try await verify(all + ["--format", "json", "bucket"]).output
      documents += SchemaDocument("verify", json).andBroken([
        ("\"digests\": {", "\"digest\": {"), ("\"verdict\": \"", "\"verdict\": \"very "),
        ("\"alarming\": ", "\"x\": "),
        ("\"cause\": \"missing-digests\"", "\"cause\": \"bad luck\""),
        ("\"whole\": false", "\"whole\": null"),
      ])
      let lines = try await verify(all + ["--format", "jsonl", "bucket"]).output
      documents += SchemaDocument("verify", lines, isLines: true).andBroken([
        ("{\"type\": \"item\"", "{\"type\": \"thing\""), ("\"trail\": ", "\"path\": "),
      ])
    }
    let complaints = try await SchemaDocument.complaints(
      about: documents, schema: "retention-trail-verify-1.schema.json")
    #expect(complaints.count == documents.count)
    for (document, complaint) in zip(documents, complaints) {
      #expect(complaint.isEmpty == (document.broken == nil), "\(document): \(complaint)")
    }
  }
}
