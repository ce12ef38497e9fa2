import Foundation
import SystemPackage
import TestSupport
import Testing

struct FindingDeterminismTests {
  @Test(
    "findings are the same to the byte, whatever the threads and the order of the files",
    arguments: Repository.samples, ["text", "jsonl"])
  func sameBytes(sample: String, format: String) async throws {
    let folder = Repository.sample(sample)
    let policy = Repository.root.appending("samples").appending("policy.yaml").string
    let options = ["--as-of", "2024-05-10", "--policy", policy, "--show-suppressed", "--format", format]
    let first = try await retentionTrail(["findings"] + options + ["--threads", "1", "logs"], in: folder)
    #expect(first.code == 0)
    #expect(!first.output.isEmpty)
    let again = try await retentionTrail(["findings"] + options + ["--threads", "4", "logs"], in: folder)
    #expect(again.output == first.output)
    #expect(again.messages == first.messages)

    let root = folder.appending("logs").string
    var files: [String] = []
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
      if !isFolder.boolValue { files.append("logs/\(name)") }
    }
    var random = SeededRandom(seed: 11)
    for order in [files.sorted(by: >), files.shuffled(using: &random), files + files] {
      let listed = try await retentionTrail(["findings"] + options + ["--threads", "4"] + order, in: folder)
      #expect(listed.output == first.output)
    }
  }
}
