import RetentionModel
import TestSupport
import Testing

@Suite("A file with a log file's name that is blank, or older than its name, proves nothing")
struct BlankLogTests {
  private static let name = "111122223333_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json"

  @Test(arguments: ["", "\n", "{\"Records\":[]}", "[]", "Permission Check Successful\n"])
  func blank(text: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: Self.name)
    let tally = try await read([folder.path]).tally
    #expect(tally.problems.map(\.kind).count == 1)
    #expect(Coverage(files: tally.witnesses).span == nil)
    #expect(Coverage(files: tally.witnesses).extents.flatMap(\.holes).count == 1)
  }

  @Test("its first record is of another month, as in a copy under another name")
  func old() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("a", time: "2024-01-05T07:08:00Z"), to: Self.name)
    #expect(Coverage(files: try await read([folder.path]).tally.witnesses).span == nil)
    try folder.write(log("a", time: "2024-03-05T07:08:00Z"), to: Self.name)
    #expect(Coverage(files: try await read([folder.path]).tally.witnesses).span != nil)
  }
}
