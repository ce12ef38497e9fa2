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

  /// Appends words, in as many lines as they need.
  /// - Parameters:
  ///   - lead: what the first line begins with.
  ///   - indent: how far later lines are indented.
  mutating func append(_ words: String, lead: String = "", indent: Int) {
    var line = lead
    var isAtStart = true
    func breakLine() {
      text += line.trimmedEnd + "\n"
      line = String(repeating: " ", count: indent)
      isAtStart = true
    }
    for word in words.split(separator: " ") {
      var rest = Substring(word)
      let space = isAtStart ? 0 : 1
      if line.count > indent, rest.isLonger(than: width - line.count - space) { breakLine() }
      // A word longer than a line, such as an ARN, is cut where the line ends.
      while isAtStart, rest.isLonger(than: width - line.count) {
        let room = max(width - line.count, 1)
        line += rest.prefix(room)
        rest = rest.dropFirst(room)
        breakLine()
      }
      line += (isAtStart ? "" : " ") + rest
      isAtStart = false
    }
    text += line + "\n"
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmedEnd: Substring {
    self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)]
  }
}

extension Substring {
  /// Whether there are more characters than that; looks at no more of them.
  fileprivate func isLonger(than count: Int) -> Bool {
    guard count >= 0 else { return true }
    return index(startIndex, offsetBy: count, limitedBy: endIndex).map { $0 < endIndex } ?? false
  }
}
