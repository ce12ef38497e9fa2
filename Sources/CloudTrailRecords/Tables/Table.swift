// The result of a query as a table (RFC 4180), of CloudTrail Lake (`result_N.csv.gz`) or of Athena:
//
//   eventTime,eventName,eventJson
//   2025-03-04 05:06:07.000,PutExample,"{""eventVersion"":""1.08"",…}"
//
//   eventtime,eventsource,eventname,useridentity,requestparameters
//   2025-03-04T05:06:07Z,example.amazonaws.com,PutExample,"{type=IAMUser, …}","{""accountId"":…}"
//
// eventJson is the whole record, and the other columns are left alone. Without it the record is put together
// from its columns (ColumnRecord.swift). A row ends at a line break outside quotes; a header may come again,
// or another one, where files were put together.

/// The columns of a table.
struct Table {
  /// The columns' names in lower case.
  let columns: [[UInt8]]
  /// The column that holds whole records.
  let recordColumn: Int?

  /// What a first line of text tells the input to be.
  /// - Parameter header: the line without its end.
  static func kind(header: [UInt8]) -> InputStart.Kind {
    guard let cells = cells(of: header.span) else { return .json }
    let names = cells.map { $0.map(\.asciiLowercased) }
    let recordColumn = names.firstIndex { $0.elementsEqual("eventjson".utf8) }
    if recordColumn != nil || ColumnRecord.sufficient(names) {
      if header.contains(UInt8(ascii: "\r")) {
        return .unreadable(
          "a table whose lines end with a carriage return alone; unpack it with: tr '\\r' '\\n'")
      }
      return .table(Table(columns: names, recordColumn: recordColumn))
    }
    let isEvents = names.contains { name in
      name.elementsEqual("eventname".utf8) || name.elementsEqual("event name".utf8)
    }
    return isEvents && names.count > 1 ? .otherTable : .json
  }

  private init(columns: [[UInt8]], recordColumn: Int?) {
    self.columns = columns
    self.recordColumn = recordColumn
  }

  /// The table that begins with a row, if that is a header: the cell that no header has otherwise is no
  /// value.
  func next(with row: [[UInt8]], text: Span<UInt8>) -> Table? {
    let key = recordColumn ?? columns.firstIndex { $0.elementsEqual("eventtime".utf8) }
    guard let key, row.indices.contains(key), let first = row[key].first,
      first != UInt8(ascii: "{"), !first.isASCIIDigit,
      case .table(let table) = Table.kind(header: text.copied())
    else { return nil }
    return table
  }

  /// The cells of a row, or nil if its quotes are not those of a table.
  static func cells(of row: Span<UInt8>) -> [[UInt8]]? {
    var cells: [[UInt8]] = []
    var place = 0
    while true {
      var cell: [UInt8] = []
      if place < row.count, row[place] == UInt8(ascii: "\"") {
        place += 1
        while true {
          guard place < row.count else { return nil }
          let byte = row[place]
          place += 1
          if byte == UInt8(ascii: "\"") {
            guard place < row.count, row[place] == byte else { break }
            place += 1
          }
          cell.append(byte)
        }
        guard place == row.count || row[place] == UInt8(ascii: ",") else { return nil }
      } else {
        while place < row.count, row[place] != UInt8(ascii: ",") {
          guard row[place] != UInt8(ascii: "\"") else { return nil }
          cell.append(row[place])
          place += 1
        }
      }
      cells.append(cell)
      guard place < row.count else { return cells }
      place += 1
    }
  }
}

/// Finds where the rows of a table end.
struct RowEnds {
  /// Between which bytes of a row the reading stands.
  private enum Place {
    case cellStart, bareCell, quotedCell, behindQuote
  }

  private var place = Place.cellStart

  /// Whether a row is open that no line break can end.
  var isInQuotes: Bool { place == .quotedCell }

  /// Passes over the bytes of a row; only a cell that begins with a quote can hold line breaks.
  /// - Returns: the place behind its line break, or nil if the row does not end here.
  mutating func passRow(_ window: Window, from start: Int) -> Int? {
    for index in start..<window.count {
      switch (place, window[index]) {
      case (.quotedCell, UInt8(ascii: "\"")): place = .behindQuote
      case (.quotedCell, _): break
      case (.cellStart, UInt8(ascii: "\"")), (.behindQuote, UInt8(ascii: "\"")): place = .quotedCell
      case (_, UInt8(ascii: ",")): place = .cellStart
      case (_, UInt8(ascii: "\n")):
        place = .cellStart
        return index + 1
      default: place = .bareCell
      }
    }
    return nil
  }
}
