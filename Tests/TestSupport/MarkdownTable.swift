/// The tables of a Markdown text.
public enum MarkdownTable {
  /// The first cells of the rows under a heading, without the marks of code.
  public static func terms(in markdown: String, under heading: String) -> [String] {
    rows(in: markdown, under: heading).map { row in
      row.split(separator: " | ")[0].dropFirst(2).filter { $0 != "`" }
    }
  }

  /// The rows under a heading, up to the next of any level.
  public static func rows(in markdown: String, under heading: String) -> [String] {
    markdown.split(separator: "\n").drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
      .filter { $0.hasPrefix("| ") }.dropFirst().map { String($0) }
  }
}
