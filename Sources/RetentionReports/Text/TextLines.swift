/// Text in lines of a given width, continued lines indented.
struct TextLines {
  /// Columns, at least 40.
  let width: Int
  private let isColored: Bool
  private let cutsPaths: Bool
  private(set) var text = ""

  init(_ style: TextStyle) {
    width = max(style.width, 40)
    isColored = style.isColored
    cutsPaths = style.cutsPaths
  }

  mutating func blank() {
    text += "\n"
  }

  /// Appends a line that is never broken.
  mutating func appendLine(_ words: InkedText) {
    var line = InkedLine(isColored: isColored)
    line.append(words)
    text += line.finished + "\n"
  }

  /// Appends a line of a log as it is, cut where each line ends, as its spaces mean something.
  /// - Parameter indent: how far all lines are indented; those that go on, by more.
  mutating func append(cutting line: String, indent: Int) {
    var rest = line[...].unicodeScalars
    var lead = indent
    repeat {
      let part = rest.prefix(columns: max(width - lead, 2))
      text += String(repeating: " ", count: lead) + String(Substring(part)) + "\n"
      rest = rest[part.endIndex...]
      lead = indent + 4
    } while !rest.isEmpty
  }

  /// Appends words that are in no ink, in as many lines as they need.
  mutating func append(_ words: String, lead: InkedText = "", indent: Int) {
    append(InkedText(words), lead: lead, indent: indent)
  }

  /// Appends words, in as many lines as they need.
  /// - Parameters:
  ///   - lead: what the first line begins with.
  ///   - indent: how far later lines are indented.
  mutating func append(_ words: InkedText, lead: InkedText = "", indent: Int) {
    if words.text.isEvenlySpaced, lead.text.columns + words.text.columns <= width {
      return appendLine("\(lead)\(words)")
    }
    var paragraph = Paragraph(
      lead: lead, indent: indent, width: width, isColored: isColored, cutsWords: cutsPaths || !words.holdsPath
    )
    for word in words.text.utf8.split(separator: UInt8(ascii: " ")) {
      paragraph.append(Substring(word), of: words)
    }
    text += paragraph.finished
  }
}
