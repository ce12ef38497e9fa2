import Foundation
import SystemPackage
import TestSupport
import Testing

struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try Repository.text(of: "README.md")
  }

  @Test("the output that the README shows is an excerpt from that of the sample")
  func shownOutput() throws {
    let block = try #require(FencedBlock.all(in: readme).first { $0.mark.hasPrefix("from samples/") })
    var golden = "\n\(try Repository.text(of: "samples/rescued-cut/timeline.txt"))"[...]
    let parts = block.text.split(separator: "…\n")
    #expect(parts.count == 3)
    for part in parts {
      let lines = "\n" + part.trimmingCharacters(in: .newlines) + "\n"
      let place = try #require(golden.range(of: lines), "the sample does not print: \(part)")
      golden = golden[golden.index(before: place.upperBound)...]
    }
  }

  @Test("the README is one that can be read in a few minutes")
  func length() {
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count - 1 <= 250)
  }

  @Test("every link of the README leads somewhere")
  func links() throws {
    let targets = readme.matches(of: #/\]\(([^)]+)\)/#).map { String($0.1) }
    #expect(targets.count > 9)
    for target in targets where !target.hasPrefix("https://") {
      let path = String(target.prefix { $0 != "#" })
      #expect(
        FileManager.default.fileExists(atPath: Repository.root.pushing(FilePath(path)).string), "\(target)")
    }
  }

  @Test("the commands of the README are those that there are")
  func commands() async throws {
    let rows = MarkdownTable.terms(in: readme, under: "## Commands").filter {
      $0.hasPrefix("retention-trail ")
    }
    let names = rows.map { String($0.split(separator: " ")[1]) }
    #expect(Set(names) == Set(try await Declaration.root().commands.map(\.commandName) + ["help"]))
    #expect(Set(names).count == names.count)
  }

  @Test("the recipes and the exit codes of the README are those of the topics")
  func topics() throws {
    let recipes = try RecipeTests.recipes()
    let shown = FencedBlock.all(in: readme, under: "## Recipes")
    #expect(shown.count == 5)
    for recipe in shown { #expect(recipe.text == recipes[recipe.mark], "\(recipe.mark)") }
    let codes = MarkdownTable.rows(in: readme, under: "## Exit codes")
    #expect(
      codes == MarkdownTable.rows(in: try #require(Repository.topics()["ExitCodes"]), under: "# Exit codes"))
  }
}
