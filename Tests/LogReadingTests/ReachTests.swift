import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("What the files witness of times")
struct ReachTests {
  @Test(
    "a file of a log's name witnesses the five minutes before the time in it",
    arguments: [
      ("a.json", nil), ("111122223333_CloudTrail_us-east-1_20241305T0710Z_x.json", nil),
      ("111122223333_CloudTrail-Digest_us-east-1_20250305T0710Z.gz", nil),
      ("111122223333_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz", "2024-03-05T07:10:00Z"),
      ("111122223333_CloudTrail_us-east-1_20230305T0710ZAbCdEfGhIjKlMnOp.json", "2023-03-05T07:10:00Z"),
    ])
  func slot(name: String, to: String?) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      log("a", time: name.contains("_2023") ? "2023-03-05T07:08:00Z" : "2024-03-05T07:08:00Z"), to: name)
    let coverage = Coverage(files: try await read([folder.path]).tally.witnesses)
    #expect(coverage.span?.upperBound.description == to)
    #expect(coverage.extents.map(\.place.recipientAccountId) == (to == nil ? [] : ["111122223333"]))
    if let span = coverage.span { #expect(span.upperBound.seconds - span.lowerBound.seconds == 300) }
  }

  @Test("an input that holds no time witnesses none")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"Records\":[]}", to: "a.json")
    #expect(Coverage(files: try await read([folder.path]).tally.witnesses).span == nil)
  }

  @Test(
    "a file whose first record is of another account or Region than its name tells witnesses nothing",
    arguments: [
      "444455556666_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz",
      "111122223333_CloudTrail_eu-west-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz",
    ])
  func foreignFirstRecord(name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      log("a", time: name.contains("_2023") ? "2023-03-05T07:08:00Z" : "2024-03-05T07:08:00Z"), to: name)
    let tally = try await read([folder.path]).tally
    #expect(tally.records == 1)
    #expect(Coverage(files: tally.witnesses).span == nil)
  }

  @Test("a log file's second document is odd, also behind its gzip member, and in no other file")
  func secondDocument() async throws {
    let folder = try TemporaryFolder()
    let name = "111122223333_CloudTrail_us-east-1_20240305T0710Z_"
    try folder.write(log("a") + log("b"), to: name + "AbCdEfGhIjKlMnOp.json")
    try folder.write(log("c"), to: name + "BbCdEfGhIjKlMnOp.json")
    try folder.write(log("d") + log("e"), to: "other.json")
    let odd = try await read([folder.path]).tally.oddFiles
    #expect(odd.map(\.oddity) == [.documents(2)])
    #expect(odd.allSatisfy { $0.path.hasSuffix("AbCdEfGhIjKlMnOp.json") && $0.account == "111122223333" })
  }
}
