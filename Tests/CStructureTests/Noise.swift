import TestSupport

/// Random bytes that are heavy in what a scan looks at.
enum Noise: CaseIterable, Sendable {
  case brackets, strings, backslashes, lines, bytes

  /// Bytes behind an opening bracket.
  func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < count {
      if self == .bytes {
        bytes.append(.random(in: 0...255, using: &random))
      } else {
        bytes += (pieces.randomElement(using: &random) ?? "").utf8
      }
    }
    return Array(bytes[..<count])
  }

  private var pieces: [String] {
    switch self {
    case .brackets: ["{", "[", "[[", "}", "]", "{}", "\"", "\"]\"", ",", "a", "\u{fb}"]
    case .strings: ["\"", "\"a\"", "\"{\"", "\"]\"", "\"\\\"\"", "\\", ":", ",", "[", "]", " ", "\u{db}"]
    case .backslashes: ["\\", "\\\\", "\\\"", "\"", "\"\\\\\"", "\\\\\\", "u", "{", "]", "\n"]
    case .lines:
      ["\n{", ",\n{", "[\n{", ":\n{", ",\n \n{", "\r\n", "\n", " ", "}", "]", "1", "\"\"", "\"", "\0"]
    case .bytes: []
    }
  }
}

/// Some places to cut, ascending; the same one may come twice, which makes an empty window.
func randomCuts(_ number: Int, below count: Int, seed: UInt64) -> [Int] {
  var random = SeededRandom(seed: seed)
  return (0..<number).map { _ in .random(in: 0...count, using: &random) }.sorted()
}
