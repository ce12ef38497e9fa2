/// A reader of RFC 4180, a character at a time, that knows nothing of the product's writer.
struct CSVReading {
  /// The rows of cells.
  private(set) var rows: [[String]] = []

  /// Nil where the text is not CSV: a quote amid a plain cell, one that is not closed, a lone CR or LF.
  init?(_ text: String) {
    var scalars = text.unicodeScalars[...]
    while !scalars.isEmpty {
      var row: [String] = []
      repeat {
        guard let cell = CSVReading.takeCell(&scalars) else { return nil }
        row.append(cell)
      } while CSVReading.take(",", &scalars)
      guard CSVReading.take("\r", &scalars), CSVReading.take("\n", &scalars) else { return nil }
      rows.append(row)
    }
  }

  private static func take(
    _ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
  ) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private static func takeCell(_ rest: inout Substring.UnicodeScalarView) -> String? {
    var cell = String.UnicodeScalarView()
    guard take("\"", &rest) else {
      while let next = rest.first, next != ",", next != "\r", next != "\n" {
        guard next != "\"" else { return nil }
        cell.append(rest.removeFirst())
      }
      return String(cell)
    }
    while let next = rest.popFirst() {
      guard next != "\"" || take("\"", &rest) else { return String(cell) }
      cell.append(next)
    }
    return nil
  }
}
