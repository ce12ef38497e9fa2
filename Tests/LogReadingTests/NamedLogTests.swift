import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("A file with the name of a log file")
struct NamedLogTests {
  private static let name = "111122223333_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz"

  @Test("that holds nothing is a problem, packed or not")
  func empty() async throws {
    for bytes in [[], gzip([])] {
      let folder = try TemporaryFolder()
      try folder.write(bytes, to: Self.name)
      try folder.write([], to: "ConfigWritabilityCheckFile")
      let tally = try await read([folder.path]).tally
      #expect(tally.problems.map(\.kind) == [.emptyFile])
      #expect(tally.problems.listed.first?.path.hasSuffix(Self.name) == true)
      #expect(Coverage(files: tally.witnesses).span == nil, "it proves nothing of its time")
    }
  }

  @Test("that holds what stands beside logs is a problem, and not passed over")
  func foreign() async throws {
    let folder = try TemporaryFolder()
    try folder.write("#Version: 1.0\n#Fields: date time\n", to: Self.name)
    #expect(try await read([folder.path]).tally.problems.map(\.kind) == [.notCloudTrail])
  }
}
