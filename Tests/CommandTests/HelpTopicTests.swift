import SystemPackage
import TestSupport
import Testing

/// The topics of the help, of the manual page and of the documentation, which are the same articles.
struct HelpTopicTests {
  /// An article as it is written.
  private struct Article {
    let file: String
    let text: String
    var title: String { String(text.prefix { $0 != "\n" }.dropFirst(2)) }
    var id: String { title.lowercased().replacing(" ", with: "-") }
    var summary: String { text.split(separator: "\n")[1].filter { $0 != "`" } }
    var headings: [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    }
  }

  private let articles: [Article]

  init() throws {
    articles = try Repository.topics().map { Article(file: $0.key, text: $0.value) }
  }

  private func output(_ arguments: String...) async throws -> String {
    let result = try await retentionTrail(arguments)
    #expect(result.code == 0)
    #expect(result.messages.isEmpty, "\(result.messages)")
    return result.output
  }

  @Test("every topic prints its article, within 80 columns and without the marks of Markdown")
  func prints() async throws {
    #expect(articles.count > 5)
    for article in articles {
      let text = try await output("help", article.id)
      let lines = text.split(separator: "\n")
      #expect(lines.first.map(String.init) == "\(article.id): \(article.summary)")
      for heading in article.headings { #expect(lines.contains(Substring(heading)), "\(heading)") }
      for block in FencedBlock.all(in: article.text) {
        let code = block.text.split(separator: "\n").map { "      \($0)" }
        for line in code { #expect(lines.contains(Substring(line)), "\(line)") }
      }
      // Code is never broken, and stands deeper than text.
      for line in lines where !line.hasPrefix("      ") { #expect(line.count <= 80, "\(line)") }
      for mark in ["**", "<doc:", "<!--", "```", "|---"] {
        #expect(!text.contains(mark), "\(article.id): \(mark)")
      }
    }
  }

  @Test("a topic holds every word of its article")
  func words() async throws {
    for article in articles {
      let words = { (text: String) in Set(text.matches(of: #/[A-Za-z]{2,}/#).map { String($0.0) }) }
      let prose = String(article.text.drop { $0 != "\n" }).replacing(
        #/<doc:\w+>|<!--.*-->|\n```\w*|\n\|[^\n]*\n\|---/#, with: "")
      let printed = words(try await output("help", article.id))
      #expect(words(prose).subtracting(printed) == [], "\(article.id)")
    }
  }

  @Test("help, the manual page, the documentation and the README have the same topics in the same order")
  func places() async throws {
    let help = try await output("help").split(separator: "\n").map(String.init)
    let listed = help.drop { !$0.contains("TOPICS") }.dropFirst().prefix { $0.hasPrefix("  ") }
    let ids = listed.map { String($0.split(separator: " ")[0]) }
    #expect(Set(ids) == Set(articles.map(\.id)))
    #expect(ids.count == articles.count)
    let ordered = ids.compactMap { id in articles.first { $0.id == id } }

    for (line, article) in zip(listed, ordered) { #expect(line.hasSuffix("  \(article.summary)"), "\(line)") }

    let manual = try await output("help", "--mdoc").split(separator: "\n")
    #expect(manual.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(manual.filter { $0.hasPrefix(".Sh ") } == ordered.map { ".Sh \"\($0.title.uppercased())\"" })
    #expect(manual.count { $0.hasPrefix(".Ss ") } == ordered.map(\.headings.count).reduce(0, +))

    let rows = MarkdownTable.rows(in: try Repository.text(of: "README.md"), under: "## Commands")
      .filter { $0.hasPrefix("| [`help ") }
    #expect(rows.count == ordered.count)
    for (row, article) in zip(rows, ordered) {
      #expect(row.hasPrefix("| [`help \(article.id)`]("))
      #expect(row.contains("/\(article.file).md)"))
      #expect(row.replacing("`", with: "").hasSuffix("| \(article.summary) |"))
    }
    #expect(try curated() == ordered.map(\.file))
  }

  /// The topics that the first page of the documentation lists.
  private func curated() throws -> [String] {
    let path = try #require(
      try Repository.text(of: "README.md").firstMatch(of: #/\((Sources\/[^)]*\/)Inputs\.md\)/#)?.1)
    let catalogue = FilePath(String(path))
    let name = try #require(catalogue.stem)
    return try Repository.text(of: catalogue.appending("\(name).md")).matches(of: #/<doc:(\w+)>/#)
      .map { String($0.1) }.filter { $0 != "GettingStarted" }
  }

  @Test("help for a command is still the command's, and no topic has the name of one")
  func commands() async throws {
    #expect(try await output("help", "findings").contains("USAGE: retention-trail findings"))
    let names = try await Declaration.root().commands.map(\.commandName)
    #expect(Set(names).isDisjoint(with: articles.map(\.id)))
    let help = try await output("help")
    for name in names { #expect(help.contains("\n  \(name) ")) }
  }

  @Test("a topic that there is not is an error that names those that may be meant")
  func unknown() async throws {
    for (arguments, guess) in [
      (["help", "input"], "did you mean inputs?"), (["help", "exit"], "did you mean exit-codes?"),
      (["help", "Formats"], "did you mean formats?"), (["help", "policy"], "did you mean policy-file?"),
      (["help", "findings", "inputs"], "retention-trail help inputs"),
    ] {
      let result = try await retentionTrail(arguments)
      #expect(result.code == 64)
      #expect(result.output.isEmpty)
      #expect(result.messages.contains(guess), "\(result.messages)")
    }
  }
}
