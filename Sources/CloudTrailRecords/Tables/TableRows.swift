extension Framer {
  /// Reads the next bytes of a table.
  mutating func passRow(_ window: Window, from index: Int) -> Int {
    if !item.isKept { item.begin(at: window.position(of: index), limit: limits.recordBytes) }
    guard let end = rows.passRow(window, from: index) else { return window.count }
    ended = .tableRow
    return end
  }

  /// Ends the last row, which may lack a line break.
  mutating func endRow(_ window: Window, isCutOff: Bool, into sink: inout Sink) -> Bool {
    guard item.isKept, !isCutOff else { return true }
    if rows.isInQuotes {
      sink.report(.truncatedRow, at: item.start.offset)
      return true
    }
    ended = .tableRow
    return false
  }
}

extension Envelope.Row {
  static let tableRow = Envelope.Row(opening: .unchecked { opener, bytes, _ in opener.openRow(bytes) })
}

extension Opener {
  /// Opens a row; empty rows and headers hold no record.
  fileprivate mutating func openRow(_ bytes: Span<UInt8>) {
    let row = bytes.withoutFrame
    guard let table, !row.isEmpty else { return }
    let cells = Table.cells(of: row)
    if let cells, let next = table.next(with: row, cells: cells) {
      self.table = next
      return
    }
    guard let cells, cells.count == table.columns.count else { return report(.invalidRow) }
    if let column = table.recordColumn {
      let text = Table.text(of: row.extracting(cells[column]))
      openRecord(inText: text.span)
      sink.settle()
      if table.repeatsRecord, mentions.finds(in: bytes) {
        report(.incompleteRecord("a table repeats eventJson; the first was used"), mention: true)
      }
      return checkColumns(bytes, beside: text.span)
    }
    var columns = ColumnRecord()
    for (name, cell) in zip(table.columns, cells) {
      columns.add(column: name, cell: Table.text(of: row.extracting(cell)))
    }
    take(columns)
    sink.settle()
    if table.repeatsColumn, mentions.finds(in: bytes) {
      report(
        .incompleteRecord("a table repeats a column; the first was used"), mention: true)
    }
  }
}

extension Span<UInt8> {
  /// The bytes without a byte order mark before them and a line break after them.
  fileprivate var withoutFrame: Span<UInt8> {
    @_lifetime(copy self)
    get {
      let start = begins(with: "\u{feff}") ? ByteOrderMark.count : 0
      var end = count
      while end > start, self[end - 1] == UInt8(ascii: "\n") || self[end - 1] == UInt8(ascii: "\r") {
        end -= 1
      }
      return extracting(start..<end)
    }
  }
}
