/// A line as it is put together; its inks are turned on and off only where they change.
struct InkedLine {
  private(set) var text = ""
  private let isColored: Bool
  /// The ink that is on.
  private var ink: Ink?

  init(isColored: Bool) {
    self.isColored = isColored
  }

  mutating func append(_ words: InkedText) {
    append(words.text[...], of: words)
  }

  /// Appends a part of some words.
  mutating func append(_ part: Substring, of words: InkedText) {
    guard isColored, !words.runs.isEmpty || ink != nil else { return text += part }
    let start = words.text.utf8.distance(from: words.text.startIndex, to: part.startIndex)
    let wanted = start..<start + part.utf8.count
    var place = start
    for run in words.runs where run.range.overlaps(wanted) {
      let inked = run.range.clamped(to: wanted)
      append(words[place..<inked.lowerBound], in: nil)
      append(words[inked], in: run.ink)
      place = inked.upperBound
    }
    append(words[place..<wanted.upperBound], in: nil)
  }

  /// Appends a space, in the ink that is on.
  mutating func appendSpace() { text += " " }

  private mutating func append(_ part: Substring, in wanted: Ink?) {
    guard !part.isEmpty else { return }
    if wanted != ink {
      if ink != nil { text += Ink.closing }
      text += wanted?.opening ?? ""
      ink = wanted
    }
    text += part
  }

  /// Takes away the spaces at the end.
  mutating func trimEnd() {
    let end = text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
    text = String(text[..<(end.map { text.utf8.index(after: $0) } ?? text.startIndex)])
  }

  /// The whole line, with no ink left on.
  var finished: String { ink == nil ? text : text + Ink.closing }
}
