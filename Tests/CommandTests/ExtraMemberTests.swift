import SystemPackage
import TestSupport
import Testing

/// Log files to which a gzip member was appended.
struct ExtraMemberTests {
  private static let folderName = "AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/01"
  private static let twoMembers =
    gzip(log(recorded("2024-01-01T00:00:00Z put each=365 id=e-1")))
    + gzip(log(recorded("2024-02-01T00:00:00Z put each=30 id=e-2")))

  private static func log(_ record: String) -> [UInt8] { Array("{\"Records\":[\(record)]}".utf8) }

  private static func name(_ letter: Character) -> String {
    "111122223333_CloudTrail_us-east-1_20240101T0005Z_\(String(repeating: letter, count: 16)).json.gz"
  }

  private func found(_ arguments: [String], in folder: TemporaryFolder) async throws -> [FoundFinding] {
    let command = ["findings", "--as-of", "2024-06-01", "--format", "jsonl", "-q"]
    let result = try await retentionTrail(command + arguments, in: folder.path)
    #expect(result.code == 0, "\(result.messages)")
    return try FoundFinding.ofLines(result.output)
  }

  @Test("one with a name of CloudTrail's is a finding, and both members are read")
  func finding() async throws {
    let folder = try TemporaryFolder()
    let path = "\(Self.folderName)/\(Self.name("a"))"
    try folder.write(Self.twoMembers, to: path)
    let found = try await found(["AWSLogs"], in: folder)
    let extra = found.filter { $0.rule == "extra-member" }
    #expect(extra.map(\.title) == ["2 gzip members in one log file: \(path)"])
    #expect(extra.map(\.severity) == ["high"])
    #expect(found.contains { $0.rule == "shortened-retention" && $0.eventIDs == ["e-2"] })
    let timeline = try await retentionTrail(["timeline", "--fail-on", "high", "AWSLogs"], in: folder.path)
    #expect(timeline.code == 1)
    #expect(timeline.output.contains("    high           2 gzip members in one log file:\n"))
  }

  @Test("one with another name is not, but both members are read all the same")
  func otherNames() async throws {
    let folder = try TemporaryFolder()
    for name in [
      "a.json.gz", "111122223333_CloudTrail-Digest_us-east-1_trail_us-east-1_20240101T000500Z.json.gz",
    ] {
      try folder.write(Self.twoMembers, to: "logs/\(name)")
    }
    try folder.write(
      gzip(Self.log(recorded("2024-02-01T00:00:00Z put each=30 id=e-2"))), to: "logs/\(Self.name("b"))")
    let found = try await found(["logs"], in: folder)
    #expect(!found.contains { $0.rule == "extra-member" })
    #expect(found.contains { $0.rule == "shortened-retention" })
  }

  @Test("what follows the member and is none is a problem, and no finding")
  func trailing() async throws {
    let folder = try TemporaryFolder()
    let member = gzip(Self.log(recorded("2024-01-01T00:00:00Z put each=365 id=e-1")))
    try folder.write(member + Array("junk".utf8), to: Self.name("a"))
    let junk = try await retentionTrail(["findings", "."], in: folder.path)
    #expect(junk.code == 2)
    #expect(!junk.output.contains("extra-member"))
    try folder.write(member + [0, 0, 0, 0], to: Self.name("a"))
    #expect(!(try await found(["."], in: folder)).contains { $0.rule == "extra-member" })
    try folder.write(Array(Self.twoMembers.dropLast(9)), to: Self.name("a"))
    let cut = try await retentionTrail(["findings", "--fail-on", "high", "."], in: folder.path)
    #expect(cut.code == 2)
    #expect(cut.output.contains("extra-member: 2 gzip members"))
  }

  @Test("several are told in the order of their paths, whatever the threads")
  func order() async throws {
    let folder = try TemporaryFolder()
    for letter in "qwertzuiopasdfgh" { try folder.write(Self.twoMembers, to: "logs/\(Self.name(letter))") }
    let titles = "qwertzuiopasdfgh".sorted().map { "2 gzip members in one log file: logs/\(Self.name($0))" }
    for threads in ["1", "4", "16"] {
      let found = try await found(["--threads", threads, "logs"], in: folder)
      #expect(found.filter { $0.rule == "extra-member" }.map(\.title) == titles)
    }
  }

  @Test("the account of the name selects it, and a policy can suppress it")
  func account() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.twoMembers, to: Self.name("a"))
    let suppression = "{rule: extra-member, aws-account: \"111122223333\", reason: copied}"
    try folder.write("{version: 1, suppressions: [\(suppression)]}", to: "policy.yaml")
    for (options, count) in [
      (["--aws-account", "111122223333"], 1), (["--aws-account", "999988887777"], 0),
      (["--policy", "policy.yaml"], 0), (["--policy", "policy.yaml", "--show-suppressed"], 1),
    ] {
      let found = try await found(options + [Self.name("a")], in: folder)
      #expect(found.count { $0.rule == "extra-member" } == count, "\(options)")
    }
  }
}
