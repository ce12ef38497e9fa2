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
    var isEmpty = true
    for word in words.split(separator: " ") {
      var rest = Substring(word)
      if !isEmpty, line.count + 1 + rest.count > width {
        text += line + "\n"
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      // A word longer than a line, such as an ARN, is cut where the line ends.
      while line.count + (isEmpty ? 0 : 1) + rest.count > width, rest.count > width - indent {
        let room = max(width - line.count - (isEmpty ? 0 : 1), 1)
        text += line + (isEmpty ? "" : " ") + rest.prefix(room) + "\n"
        rest = rest.dropFirst(room)
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + rest
      isEmpty = false
    }
    text += line + "\n"
  }
}
