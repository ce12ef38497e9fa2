import SystemPackage
import TestSupport
import Testing

struct ReadmeTests {
  @Test("the output that the README shows is that of the sample")
  func shownOutput() throws {
    let readme = try Repository.text(of: "README.md")
    let golden = try Repository.text(of: "samples/rescued-cut/timeline.txt")
    #expect(
      readme.contains("```text\n\(golden)```"),
      "copy samples/rescued-cut/timeline.txt into README.md")
  }
}
