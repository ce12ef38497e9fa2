import Foundation
import SystemPackage
import TestSupport
import Testing

struct ReadmeTests {
  @Test("the output that the README shows is that of the sample")
  func shownOutput() throws {
    let readme = try text(of: Repository.root.appending("README.md"))
    let golden = try text(of: Repository.sample("rescued-cut").appending("timeline.txt"))
    #expect(
      readme.contains("```text\n\(golden)```"),
      "copy samples/rescued-cut/timeline.txt into README.md")
  }

  private func text(of path: FilePath) throws -> String {
    try String(contentsOfFile: path.string, encoding: .utf8)
  }
}
