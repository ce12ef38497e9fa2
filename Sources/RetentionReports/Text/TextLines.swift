/// Text in lines of a given width, continued lines indented.
struct TextLines {
  /// Columns, at least 40.
  let width: Int
  private let isColored: Bool
  private(set) var text = ""

  init(_ style: TextStyle) {
    width = max(style.width, 40)
    isColored = style.isColored
  }

  mutating func blank() {
    text += "\n"
  }

  /// Appends a line that is never broken.
  mutating func appendLine(_ words: InkedText) {
    var line = InkedLine(isColored: isColored)
    line.append(words)
    end(line)
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
    var line = InkedLine(isColored: isColored)
    line.append(lead)
    var columns = lead.text.columns
    if words.text.isEvenlySpaced, columns + words.text.columns <= width {
      line.append(words)
      end(line)
      return
    }
    let indentation = InkedText(String(repeating: " ", count: indent))
    var isAtStart = true
    func breakLine() {
      line.trimEnd()
      end(line)
      line = InkedLine(isColored: isColored)
      line.append(indentation)
      columns = indent
      isAtStart = true
    }
    for word in words.text.utf8.split(separator: UInt8(ascii: " ")) {
      var rest = Substring(word)
      var wanted = rest.columns
      if !isAtStart || columns > indent, columns + wanted + (isAtStart ? 0 : 1) > width { breakLine() }
      // A word longer than a line, such as an ARN, is cut where the line ends.
      while isAtStart, columns + wanted > width {
        let part = rest.unicodeScalars.prefix(columns: max(width - columns, 2))
        line.append(Substring(part), of: words)
        rest = rest[part.endIndex...]
        wanted = rest.columns
        breakLine()
      }
      if !isAtStart { line.appendSpace() }
      line.append(rest, of: words)
      columns += wanted + (isAtStart ? 0 : 1)
      isAtStart = false
    }
    end(line)
  }

  private mutating func end(_ line: InkedLine) {
    text += line.finished
    text += "\n"
  }
}

extension String {
  /// Whether there is one space between any two words and none around them, so that the text can stand on a
  /// line as it is.
  fileprivate var isEvenlySpaced: Bool {
    var last = UInt8(ascii: " ")
    for unit in utf8 {
      if unit == UInt8(ascii: " "), last == UInt8(ascii: " ") { return false }
      last = unit
    }
    return last != UInt8(ascii: " ")
  }
}

/// How the text report is laid out.
public struct TextStyle: Sendable {
  /// Columns, at least 40.
  public var width: Int
  /// Whether each event's places in the input are listed.
  public var showsEvidence: Bool
  /// Whether a terminal reads it that shows colours; without, there is no escape sequence in the text.
  public var isColored: Bool

  /// - Parameters: see the properties.
  public init(width: Int = 80, showsEvidence: Bool = false, isColored: Bool = false) {
    self.width = width
    self.showsEvidence = showsEvidence
    self.isColored = isColored
  }
}
