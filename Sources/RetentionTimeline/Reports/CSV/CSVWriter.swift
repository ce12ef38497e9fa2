/// Writes rows of text as RFC 4180 has them.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, and a line break or any
/// other treacherous character in a cell is written out, so that a row is always one line.
struct CSVWriter {
  private let target: any ReportTarget

  init(to target: any ReportTarget) {
    self.target = target
  }

  /// Writes a row of text as it came.
  func row(_ cells: [String?]) {
    write(printable: cells.map { ($0 ?? "").printable })
  }

  /// Writes a row of text that is printable already.
  func write(printable cells: [String]) {
    target.write(cells.map(cell).joined(separator: ",") + "\r\n")
  }

  private func cell(_ printable: String) -> String {
    var text = printable
    // Scalars, not characters: a comma with an accent is one character, and a comma to every reader.
    // The wide forms count as formulas where a spreadsheet is set to an East Asian language.
    if let first = text.unicodeScalars.first, "=+-@＝＋－＠".unicodeScalars.contains(first) {
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
