extension RecordScanner {
  /// Reads on in a table.
  mutating func readRows(
    _ window: Span<UInt8>, member: Int, found: (borrowing Record) -> Void
  ) {
    var index = 0
    while index < window.count {
      if !item.isKept { item.begin(at: windowOffset + UInt64(index), member: member) }
      guard let end = table?.passRow(window, from: index) else { break }
      endItem(window, at: end, of: .tableRow, found: found)
      index = end
    }
  }

  /// Reads the last row, which need not end its line.
  mutating func finishRows(isCutOff: Bool, found: (borrowing Record) -> Void) {
    guard item.isKept, let table, !isCutOff else { return }
    if table.isInQuotes {
      report(.truncatedRow, at: item.start)
    } else {
      let nothing: [UInt8] = []
      endItem(nothing.span, at: 0, of: .tableRow, found: found)
    }
  }

  /// Opens a row; an empty one and a header say nothing.
  mutating func openRow(_ bytes: Span<UInt8>, found: (borrowing Record) -> Void) {
    let row = bytes.withoutFrame
    guard let table, !row.isEmpty else { return }
    let cells = Table.cells(of: row)
    if let cells, let next = table.next(with: cells, text: row) {
      self.table = next
      return
    }
    guard let cells, cells.count == table.columns.count else {
      return report(.invalidRow, at: item.start)
    }
    if let column = table.recordColumn {
      let text = cells[column]
      openRecord(inText: text.span, found: found)
      settle(found)
      return checkColumns(bytes, beside: text.span)
    }
    var columns = ColumnRecord()
    for (name, cell) in zip(table.columns, cells) { columns.add(column: name, cell: cell) }
    take(columns, found: found)
    settle(found)
    if Set(table.columns).count < table.columns.count, mentions.finds(in: bytes) {
      report(
        .incompleteRecord("a row of a table that has a column twice; the first was used"), at: item.start,
        mention: true)
    }
  }
}

extension Span<UInt8> {
  /// The bytes without a byte order mark before them and the end of their line.
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
