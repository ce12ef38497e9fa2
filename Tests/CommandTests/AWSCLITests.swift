import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A Python that has the AWS CLI; `.ci/validate-logs` makes one.
private let python = ProcessInfo.processInfo.environment["AWSCLI_PYTHON"]

/// `verify` beside the functions of `aws cloudtrail validate-logs`, over the same files.
@Suite(.enabled(if: python != nil, "AWSCLI_PYTHON names no Python that has awscli"))
struct AWSCLITests {
  private struct Verdict: Decodable {
    let kind: String
    let name: String
    let verdict: String
  }

  private struct Report: Decodable {
    struct Item: Decodable {
      let path: String
      let kind: String
      let verdict: String
      let reason: String?
      let other: String?

      /// Whether it is about a file that the CLI knows by its first name.
      func isAbout(_ name: String) -> Bool {
        path.hasSuffix(name) || reason == "renamed" && other?.hasSuffix(name) == true
      }
    }
    let items: [Item]
  }

  @Test("wherever the AWS CLI can see, both agree", .timeLimit(.minutes(10)))
  func agreement() async throws {
    let key = try DigestKey()
    let stranger = try DigestKey()
    var (folders, changes) = ([TemporaryFolder](), [ArchiveChange?]())
    for seed in 0..<2 {
      for kind in [nil] + ArchiveChange.Kind.allCases.map({ Optional($0) }) {
        var random = SeededRandom(seed: UInt64(seed * 1000 + 7))
        var archive = try MadeArchive(random: &random, key: key, inBucket: true)
        changes.append(try kind.flatMap { try archive.change($0, random: &random, stranger: stranger) })
        folders.append(try write(archive, key))
      }
    }
    let verdicts = try await askCLI(folders)
    #expect(verdicts.count == folders.count)
    var compared: [String: Int] = [:]
    for ((folder, change), verdicts) in zip(zip(folders, changes), verdicts) {
      let items = try await ours(folder)
      for theirs in verdicts {
        let said = items.filter { $0.isAbout(theirs.name) && $0.kind == theirs.kind }
        compared[theirs.verdict.prefix(30).description, default: 0] += 1
        #expect(
          said.contains { agrees($0, theirs) },
          "\(change.map { "\($0)" } ?? "untouched"): \(theirs) against \(said)")
      }
    }
    print("compared with the AWS CLI:", compared.sorted { $0.key < $1.key })
    #expect(compared.count >= 5 && compared["valid"] ?? 0 > 100)
  }

  /// The CLI calls a file valid behind whose first member there is more; older versions do of logs, all do of digests.
  /// What such a digest lists is not called valid here.
  private func agrees(_ ours: Report.Item, _ theirs: Verdict) -> Bool {
    if theirs.verdict == "valid" {
      return ["authentic", "valid"].contains(ours.verdict)
        || ["further-gzip-member", "listed-by-broken-digest"].contains(ours.reason)
    }
    return !["authentic", "valid"].contains(ours.verdict) || ours.reason == "renamed"
  }

  private func write(_ archive: MadeArchive, _ key: DigestKey) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try archive.write(to: folder)
    try folder.write(DigestKey.list([key]), to: "keys.json")
    for (name, text) in archive.metadata { try folder.write(text, to: "metadata/\(name)") }
    return folder
  }

  private func askCLI(_ folders: [TemporaryFolder]) async throws -> [[Verdict]] {
    let script = Repository.root.appending("Tests/validate-logs.py").string
    let result = try await run(
      .path(FilePath(python ?? "")), arguments: Arguments([script] + folders.map(\.path.string)),
      output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
    #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
    return try result.standardOutput.split(separator: "\n").map {
      try JSONDecoder().decode([Verdict].self, from: Data($0.utf8))
    }
  }

  private func ours(_ folder: TemporaryFolder) async throws -> [Report.Item] {
    let signatures = try FileManager.default.contentsOfDirectory(
      atPath: folder.path.appending("metadata").string)
    let result = try await retentionTrail(
      ["verify", "--all", "--quiet", "--format", "json", "--public-keys", "keys.json"]
        + signatures.sorted().flatMap { ["--signatures", "metadata/\($0)"] } + ["bucket"], in: folder.path)
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8)).items
  }
}
