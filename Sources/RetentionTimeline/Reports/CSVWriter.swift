/// Writes rows of text as RFC 4180 has them.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, and a line break or any
/// other treacherous character in a cell is written out, so that a row is always one line.
struct CSVWriter<Target: TextOutputStream> {
  private var target: Target

  init(to target: Target) {
    self.target = target
  }

  mutating func row(_ cells: [String?]) {
    target.write(cells.map { cell($0 ?? "") }.joined(separator: ",") + "\r\n")
  }

  private func cell(_ text: String) -> String {
    var text = text.printable
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
