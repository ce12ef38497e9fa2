import RetentionTimeline
import SystemPackage
import TestSupport
import Testing

struct ReachTests {
  @Test(
    "the reach spans the events' times and the delivery times in S3 file names",
    arguments: [
      ("a.json", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
      (
        "1_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz", "2024-01-01T00:00:00Z",
        "2024-03-05T07:10:00Z"
      ),
      (
        "1_CloudTrail_us-east-1_20230305T0710ZAbCdEfGhIjKlMnOp.json", "2023-03-05T07:10:00Z",
        "2024-01-01T00:00:00Z"
      ),
      ("1_CloudTrail_us-east-1_20241305T0710Z_x.json", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
      ("1_CloudTrail-Digest_us-east-1_20250305T0710Z.gz", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
    ])
  func reach(name: String, from: String, to: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("a"), to: name)
    let reach = try await read([folder.path]).tally.reach
    #expect(reach.from?.description == from)
    #expect(reach.to?.description == to)
  }

  @Test("an input that holds no time reaches nowhere")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"Records\":[]}", to: "a.json")
    #expect(try await read([folder.path]).tally.reach == Reach())
  }
}
