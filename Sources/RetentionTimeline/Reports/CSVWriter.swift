/// Writes rows of text as RFC 4180 has them.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, and a line break or any
/// other treacherous character in a cell is written out, so that a row is always one line.
struct CSVWriter<Target: TextOutputStream> {
  private var target: Target

  init(to target: Target) {
    self.target = target
  }

  /// - Parameter printable: the columns whose text is printable already, which is not to be done twice.
  mutating func row(_ cells: [String?], printable: Set<Int> = []) {
    let cells = cells.enumerated().map { column, text in
      cell(printable.contains(column) ? text ?? "" : (text ?? "").printable)
    }
    target.write(cells.joined(separator: ",") + "\r\n")
  }

  private func cell(_ printable: String) -> String {
    var text = printable
    // Scalars, not characters: a comma with an accent is one character, and a comma to every reader.
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      text = "'" + text
    }
    let units = text.utf8
    guard units.contains(UInt8(ascii: ",")) || units.contains(UInt8(ascii: "\"")) else { return text }
    guard units.contains(UInt8(ascii: "\"")) else { return "\"" + text + "\"" }
    var quoted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return "\"" + String(quoted) + "\""
  }
}
