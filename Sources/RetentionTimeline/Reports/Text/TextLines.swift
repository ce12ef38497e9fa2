/// Text in lines of a given width, continued lines indented.
struct TextLines {
  /// Columns, at least 40.
  let width: Int
  private(set) var text = ""

  init(width: Int) {
    self.width = max(width, 40)
  }

  mutating func blank() {
    text += "\n"
  }

  /// Appends a line that is never broken.
  mutating func appendLine(_ line: String) {
    text += line
    text += "\n"
  }

  /// Appends words, in as many lines as they need.
  /// - Parameters:
  ///   - lead: what the first line begins with.
  ///   - indent: how far later lines are indented.
  mutating func append(_ words: String, lead: String = "", indent: Int) {
    if words.isEvenlySpaced, lead.columns + words.columns <= width {
      text += lead
      text += words
      text += "\n"
      return
    }
    var line = lead
    var columns = lead.columns
    var isAtStart = true
    func breakLine() {
      text += line.trimmedEnd + "\n"
      line = String(repeating: " ", count: indent)
      columns = indent
      isAtStart = true
    }
    for word in words.utf8.split(separator: UInt8(ascii: " ")) {
      var rest = Substring(word)
      var wanted = rest.columns
      if !isAtStart || columns > indent, columns + wanted + (isAtStart ? 0 : 1) > width { breakLine() }
      // A word longer than a line, such as an ARN, is cut where the line ends.
      while isAtStart, columns + wanted > width {
        let part = rest.unicodeScalars.prefix(columns: max(width - columns, 2))
        line.unicodeScalars += part
        rest = rest[part.endIndex...]
        wanted = rest.columns
        breakLine()
      }
      line += (isAtStart ? "" : " ") + rest
      columns += wanted + (isAtStart ? 0 : 1)
      isAtStart = false
    }
    text += line + "\n"
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

  /// The text without spaces at its end.
  fileprivate var trimmedEnd: Substring {
    let end = utf8.lastIndex { $0 != UInt8(ascii: " ") }
    return self[..<(end.map { utf8.index(after: $0) } ?? startIndex)]
  }
}

extension Unicode.Scalar {
  /// How many columns it may take: a line that is wider than the terminal goes on at the margin, where only
  /// words of ours may stand.
  fileprivate var columns: Int {
    if isASCII { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // East Asian scripts and pictures; some others from there on take but one.
    return value >= 0x1100 && !(0x2000...0x22ff).contains(value) ? 2 : 1
  }
}

extension StringProtocol {
  fileprivate var columns: Int {
    utf8.contains { $0 >= 0x80 } ? unicodeScalars.reduce(0) { $0 + $1.columns } : utf8.count
  }
}

extension Substring.UnicodeScalarView {
  /// As much of the beginning as fits.
  fileprivate func prefix(columns: Int) -> Substring.UnicodeScalarView {
    var room = columns
    let end = indices.first { index in
      room -= self[index].columns
      return room < 0
    }
    return self[..<(end ?? endIndex)]
  }
}
