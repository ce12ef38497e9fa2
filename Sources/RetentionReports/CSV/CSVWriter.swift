internal import RetentionModel

/// Writes rows of text as RFC 4180 has them.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, and so does what stands behind a
/// semicolon or a bar in it, where many programs begin a new cell; a line break or any other treacherous character
/// is written out, so that a row is always one line.
struct CSVWriter {
  private let target: any ReportTarget

  init(to target: any ReportTarget) {
    self.target = target
  }

  /// Writes the names of the columns, then the rows that are handed over.
  func table<Row>(of columns: [CSVColumn<Row>], _ forEachRow: ((Row) -> Void) -> Void) {
    write(columns.map(\.name))
    forEachRow { row in
      write(
        columns.map { column in
          let text = column.cell(row) ?? ""
          return column.isPrintable ? text : text.printable
        })
    }
  }

  /// Writes a row of text that is printable.
  private func write(_ cells: [String]) {
    target.write(cells.map(cell).joined(separator: ",") + "\r\n")
  }

  private func cell(_ printable: String) -> String {
    let text = printable.withoutFormulas
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

extension String {
  /// The text with an apostrophe before every sign of a formula that could begin a cell.
  fileprivate var withoutFormulas: String {
    var result = String.UnicodeScalarView()
    var isAtStart = true
    // Scalars, not characters: a comma with an accent is one character, and a comma to every reader.
    // The wide forms count as formulas where a spreadsheet is set to an East Asian language.
    for scalar in unicodeScalars {
      if isAtStart, "=+-@＝＋－＠".unicodeScalars.contains(scalar) { result.append("'") }
      // What is trimmed from a cell, or quotes it, does not begin it.
      isAtStart = ";|".unicodeScalars.contains(scalar) || isAtStart && " \"".unicodeScalars.contains(scalar)
      result.append(scalar)
    }
    return String(result)
  }
}
