/// A page about one subject, which `retention-trail help`, the manual page and DocC show alike.
///
/// It is an article of the catalogue RetentionReports.docc. A new topic is such an article, its two lines in CPages,
/// which embeds it, and its line in `all`.
package struct HelpTopic: Sendable {
  /// All topics, in the order in which they are listed.
  package static let all = [
    "Recipes",
    "Inputs",
    "Extracts",
    "Store",
    "Spark",
    "Integrity",
    "Times",
    "Formats",
    "PolicyFile",
    "ExitCodes",
    "Problems",
    "Meaning",
    "Terminal",
  ].map { HelpTopic(article: EmbeddedPage.named("\($0).md")) }

  /// What the page is called, such as `Exit codes`.
  package let title: String
  /// What it is about, in one line.
  package let summary: String
  private let article: [UInt8]

  /// - Parameter article: Markdown that begins with a heading and a paragraph of one line.
  init(article: [UInt8]) {
    self.article = article
    var reader = MarkdownReader(String(decoding: article.prefix(400), as: UTF8.self))
    title = reader.next()?.text.withoutMarks ?? ""
    summary = reader.next()?.text.withoutMarks ?? ""
  }

  /// The word that asks for it on the command line, such as `exit-codes`.
  package var id: String { title.lowercased().replacing(" ", with: "-") }

  /// What stands below the title and the summary.
  var blocks: [MarkdownBlock] {
    Array(MarkdownReader(String(decoding: article, as: UTF8.self)).dropFirst(2))
  }
}
