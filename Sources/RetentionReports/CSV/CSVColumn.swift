internal import RetentionModel

/// A column of a table: its name, and what stands in it.
struct CSVColumn<Row> {
  let name: String
  /// Whether the text of its cells is printable already, which is not to be done twice.
  let isPrintable: Bool
  let cell: (Row) -> String?

  init(_ name: String, isPrintable: Bool = false, _ cell: @escaping (Row) -> String?) {
    self.name = name
    self.isPrintable = isPrintable
    self.cell = cell
  }
}

extension CSVWriter {
  /// Writes the names of the columns.
  func header<Row>(of columns: [CSVColumn<Row>]) {
    row(columns.map(\.name))
  }

  func row<Row>(_ row: Row, in columns: [CSVColumn<Row>]) {
    let cells = columns.map { column in
      let text = column.cell(row) ?? ""
      return column.isPrintable ? text : text.printable
    }
    write(printable: cells)
  }
}
