/// A fenced block of a Markdown text.
public struct FencedBlock: Sendable {
  /// The comment on the line above it, `<!-- like this -->`; empty where there is none.
  public let mark: String
  /// The word behind the opening fence; empty where there is none.
  public let language: String
  /// What stands between the fences.
  public let text: String

  /// Its parts, which empty lines divide.
  public var paragraphs: [String] {
    text.split(separator: "\n\n").map { String($0) }
  }

  /// The blocks of a text, in their order.
  /// - Parameter heading: the line of a heading; only what stands under it counts, up to the next of its level.
  public static func all(in markdown: String, under heading: String? = nil) -> [FencedBlock] {
    var blocks: [FencedBlock] = []
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if let heading {
      lines = lines.drop { $0 != heading }.dropFirst()
      let level = heading.prefix { $0 == "#" } + " "
      lines = lines.prefix { !$0.hasPrefix(level) }
    }
    var mark = ""
    while let line = lines.popFirst() {
      if line.hasPrefix("<!-- "), line.hasSuffix(" -->") {
        mark = String(line.dropFirst(5).dropLast(4))
      } else if line.hasPrefix("```") {
        let inside = lines.prefix { !$0.hasPrefix("```") }
        lines = lines.dropFirst(inside.count + 1)
        blocks.append(
          FencedBlock(mark: mark, language: String(line.dropFirst(3)), text: inside.joined(separator: "\n")))
        mark = ""
      } else {
        mark = ""
      }
    }
    return blocks
  }
}
