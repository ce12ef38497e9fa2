internal import RetentionModel

/// Words of which some are in an ink. The ink is no part of the text, so that whoever measures or breaks the text
/// need not know of it:
///
///     "\(movement, .harm) (reported)"
///
///     text  1095 days → 1 day, shortened (reported)
///     runs  ╰──────────── harm ────────╯
struct InkedText: ExpressibleByStringInterpolation, StringInterpolationProtocol {
  private(set) var text: String
  /// The parts that are in an ink, in order: where they stand, in UTF-8 units.
  private(set) var runs: [(range: Range<Int>, ink: Ink)] = []
  /// Whether a path stands in it, which is whole where nothing has to be cut.
  private(set) var holdsPath = false

  init(_ text: String, _ ink: Ink? = nil) {
    self.text = ""
    appendInterpolation(text, ink)
  }

  /// Where a record stands.
  init(_ evidence: Evidence) {
    text = evidence.words
    holdsPath = true
  }

  init(stringLiteral text: String) { self.text = text }

  init(stringInterpolation words: InkedText) { self = words }

  init(literalCapacity: Int, interpolationCount: Int) { text = "" }

  mutating func appendLiteral(_ literal: String) { text += literal }

  mutating func appendInterpolation(_ words: String, _ ink: Ink? = nil) {
    let start = text.utf8.count
    text += words
    if let ink, !words.isEmpty { runs.append((start..<text.utf8.count, ink)) }
  }

  mutating func appendInterpolation(_ number: Int, _ ink: Ink? = nil) {
    appendInterpolation(String(number), ink)
  }

  mutating func appendInterpolation(_ other: InkedText) {
    let start = text.utf8.count
    text += other.text
    holdsPath = holdsPath || other.holdsPath
    runs += other.runs.map { ($0.range.lowerBound + start..<$0.range.upperBound + start, $0.ink) }
  }

  /// The same with its first letter, of ASCII, in upper case.
  var capitalisedFirst: InkedText {
    var words = self
    if text.utf8.first.map({ $0 < 0x80 }) ?? false { words.text = text.capitalisedFirst }
    return words
  }

  /// The text between two places.
  subscript(_ range: Range<Int>) -> Substring {
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    return Substring(text.utf8[start..<text.utf8.index(start, offsetBy: range.count)])
  }
}
