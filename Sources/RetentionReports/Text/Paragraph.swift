/// Words on as many lines as they need.
struct Paragraph {
  private let width: Int
  private let indent: Int
  private let isColored: Bool
  private let cutsWords: Bool
  /// The lines that are full.
  private var text = ""
  private var line: InkedLine
  /// How many columns of the line are taken.
  private var columns: Int
  /// Whether the line has none of the words yet.
  private var isAtStart = true

  init(lead: InkedText, indent: Int, width: Int, isColored: Bool, cutsWords: Bool = true) {
    self.width = width
    self.indent = indent
    self.isColored = isColored
    self.cutsWords = cutsWords
    line = InkedLine(isColored: isColored)
    line.append(lead)
    columns = lead.text.columns
  }

  mutating func append(_ word: Substring, of words: InkedText) {
    // A new line gives more room, unless the line is new.
    if !hasRoom(for: word), !isAtStart || columns > indent { breakLine() }
    let rest = cut(word, of: words)
    if !isAtStart {
      line.appendSpace()
      columns += 1
    }
    line.append(rest, of: words)
    columns += rest.columns
    isAtStart = false
  }

  /// A word that is longer than a line, such as an ARN, is cut where each line ends.
  /// - Returns: what is left of it for the line at which it ends.
  private mutating func cut(_ word: Substring, of words: InkedText) -> Substring {
    var rest = word
    while cutsWords, isAtStart, !hasRoom(for: rest) {
      let part = rest.unicodeScalars.prefix(columns: max(width - columns, 2))
      line.append(Substring(part), of: words)
      rest = rest[part.endIndex...]
      breakLine()
    }
    return rest
  }

  private func hasRoom(for word: Substring) -> Bool {
    columns + (isAtStart ? 0 : 1) + word.columns <= width
  }

  private mutating func breakLine() {
    line.trimEnd()
    text += line.finished + "\n"
    line = InkedLine(isColored: isColored)
    line.append(InkedText(String(repeating: " ", count: indent)))
    columns = indent
    isAtStart = true
  }

  /// All lines.
  var finished: String { text + line.finished + "\n" }
}

extension String {
  /// Whether there is one space between any two words and none around them, so that the text can stand on a
  /// line as it is.
  var isEvenlySpaced: Bool {
    var last = UInt8(ascii: " ")
    for unit in utf8 {
      if unit == UInt8(ascii: " "), last == UInt8(ascii: " ") { return false }
      last = unit
    }
    return last != UInt8(ascii: " ")
  }
}
