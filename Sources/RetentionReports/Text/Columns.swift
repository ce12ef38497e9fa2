// How many columns text takes on a terminal.
//
// Terminals disagree about some characters. Here each counts for the most that a terminal may give it (but for those
// of ambiguous width, which are wide only where the reader has asked for that): a line that is wider than the terminal
// would go on at the margin, where only words of ours may stand.

extension Unicode.Scalar {
  /// 0 for what combines with the character before it, 2 for East Asian scripts and pictures, else 1.
  package var columns: Int {
    if isASCII { return 1 }
    // It turns the symbol before it into a picture, which is wider.
    if value == 0xfe0f { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    return Unicode.Scalar.narrow.contains { $0.contains(value) } ? 1 : 2
  }

  /// Blocks without any character of East Asian width W or F; some others take but one column, too.
  ///
  /// Source: EastAsianWidth.txt of Unicode 16.
  private static let narrow: [ClosedRange<UInt32>] = [
    0x80...0x10ff, 0x1200...0x22ff, 0x2400...0x24ff, 0x2500...0x259f, 0x27c0...0x28ff, 0x2980...0x2aff,
    0x2c00...0x2e7f, 0xa4d0...0xa95f, 0xa980...0xabff, 0xfb00...0xfdff, 0xfe70...0xfefe,
    0x1_0000...0x1_6fdf,
  ]
}

extension StringProtocol {
  /// How many columns it takes on one line.
  package var columns: Int {
    utf8.contains { $0 >= 0x80 } ? unicodeScalars.reduce(0) { $0 + $1.columns } : utf8.count
  }
}

extension Substring.UnicodeScalarView {
  /// As much of the beginning as fits.
  func prefix(columns: Int) -> Substring.UnicodeScalarView {
    var room = columns
    let end = indices.first { index in
      room -= self[index].columns
      return room < 0
    }
    return self[..<(end ?? endIndex)]
  }
}
