import RetentionTimeline
import SystemPackage
import TestSupport
import Testing

@Suite("What the files witness of times")
struct ReachTests {
  @Test(
    "a file of a log's name witnesses the five minutes before the time in it",
    arguments: [
      ("a.json", nil), ("1_CloudTrail_us-east-1_20241305T0710Z_x.json", nil),
      ("1_CloudTrail-Digest_us-east-1_20250305T0710Z.gz", nil),
      ("1_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz", "2024-03-05T07:10:00Z"),
      ("1_CloudTrail_us-east-1_20230305T0710ZAbCdEfGhIjKlMnOp.json", "2023-03-05T07:10:00Z"),
    ])
  func slot(name: String, to: String?) async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("a"), to: name)
    let coverage = Coverage(files: try await read([folder.path]).tally.witnesses)
    #expect(coverage.span?.upperBound.description == to)
    #expect(coverage.extents.map(\.place.recipientAccountId) == (to == nil ? [] : ["1"]))
    if let span = coverage.span { #expect(span.upperBound.seconds - span.lowerBound.seconds == 300) }
  }

  @Test("an input that holds no time witnesses none")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"Records\":[]}", to: "a.json")
    #expect(Coverage(files: try await read([folder.path]).tally.witnesses).span == nil)
  }
}
