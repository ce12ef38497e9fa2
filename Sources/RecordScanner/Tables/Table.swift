// The result of a query as a table (RFC 4180), of CloudTrail Lake (`result_N.csv.gz`) or of Athena:
//
//   eventTime,eventName,eventJson
//   2025-03-04 05:06:07.000,PutRetentionSettings,"{""eventVersion"":""1.08"",…}"
//
//   eventtime,eventsource,eventname,useridentity,requestparameters
//   2025-03-04T05:06:07Z,chime.amazonaws.com,PutRetentionSettings,"{type=IAMUser, …}","{""accountId"":…}"
//
// eventJson is the whole record, and the other columns are left alone. Without it the record is put together from
// its columns (ColumnRecord.swift). A row ends at a line break outside quotes; the header may come again where
// files were put together.

/// The columns of a table, and where its rows end.
struct Table {
  let header: [UInt8]
  /// The columns' names in lower case.
  let columns: [[UInt8]]
  /// The column that holds whole records.
  let recordColumn: Int?
  private(set) var isInQuotes = false

  /// What a first line of text tells the input to be.
  /// - Parameter header: the line without its end.
  static func kind(header: [UInt8]) -> InputStart.Kind {
    guard let cells = cells(of: header.span) else { return .json }
    let names = cells.map { $0.map(\.asciiLowercased) }
    let recordColumn = names.firstIndex { $0.elementsEqual("eventjson".utf8) }
    if recordColumn != nil || ColumnRecord.sufficient(names) {
      return .table(Table(header: header, columns: names, recordColumn: recordColumn))
    }
    let isEvents = names.contains { name in
      name.elementsEqual("eventname".utf8) || name.elementsEqual("event name".utf8)
    }
    return isEvents && names.count > 1 ? .otherTable : .json
  }

  private init(header: [UInt8], columns: [[UInt8]], recordColumn: Int?) {
    self.header = header
    self.columns = columns
    self.recordColumn = recordColumn
  }

  /// Passes over the bytes of a row.
  /// - Returns: the place behind its line break, or nil if the row does not end here.
  mutating func passRow(_ window: Span<UInt8>, from start: Int) -> Int? {
    for index in start..<window.count {
      let byte = window[index]
      if byte == UInt8(ascii: "\"") {
        isInQuotes.toggle()
      } else if byte == UInt8(ascii: "\n"), !isInQuotes {
        return index + 1
      }
    }
    return nil
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
