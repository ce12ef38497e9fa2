// A query result as a table (RFC 4180), from CloudTrail Lake (`result_N.csv.gz`) or from Athena:
//
//   eventTime,eventName,eventJson
//   2025-03-04 05:06:07.000,PutExample,"{""eventVersion"":""1.08"",…}"
//
//   eventtime,eventsource,eventname,useridentity,requestparameters
//   2025-03-04T05:06:07Z,example.amazonaws.com,PutExample,"{type=IAMUser, …}","{""accountId"":…}"
//
// eventJson is the whole record, and the other columns are ignored. Without it, the record is assembled from
// its columns (ColumnRecord.swift). A row ends at a line break outside quotes. The header may be repeated, or
// another one may follow, if files were concatenated.

/// The columns of a table.
struct Table {
  /// The columns' names in lowercase.
  let columns: [[UInt8]]
  /// The column with whole records.
  let recordColumn: Int?
  /// Whether two columns have the same name.
  let repeatsColumn: Bool
  /// Whether more than one column has whole records.
  let repeatsRecord: Bool

  /// The kind of input that begins with this line of text.
  /// - Parameter header: the line without its end.
  static func kind(header: [UInt8]) -> InputStart.Kind {
    guard let cells = cells(of: header.span) else { return .json }
    let names = cells.map { text(of: header.span.extracting($0)).map(\.asciiLowercased) }
    let recordColumn = names.firstIndex { $0.elementsEqual("eventjson".utf8) }
    if recordColumn != nil || ColumnRecord.sufficient(names) {
      if header.contains(UInt8(ascii: "\r")) {
        return .unreadable(
          "a table whose lines end with only a carriage return; convert it with: tr '\\r' '\\n'")
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
    repeatsColumn = Set(columns).count < columns.count
    repeatsRecord = columns.count { $0.elementsEqual("eventjson".utf8) } > 1
  }

  /// The table that begins with this row, if the row is a header: its cell in the key column is a name, not a
  /// value.
  /// - Parameter cells: where the row's cells are.
  func next(with row: Span<UInt8>, cells: [Range<Int>]) -> Table? {
    let key = recordColumn ?? columns.firstIndex { $0.elementsEqual("eventtime".utf8) }
    guard let key, cells.indices.contains(key), row.count <= Table.longestHeader,
      cells.allSatisfy({ Table.isName(Table.text(of: row.extracting($0))) }),
      case .table(let table) = Table.kind(header: row.copied())
    else { return nil }
    return table
  }

  /// Whether a cell may be a column's name: a value that decides what a row is has other characters.
  private static func isName(_ cell: [UInt8]) -> Bool {
    guard let first = cell.first, !first.isASCIIDigit else { return false }
    return cell.allSatisfy { $0.isASCIILetterOrDigit || "_ .-()".utf8.contains($0) }
  }

  /// The most bytes that the names of the columns can have, and so also the most columns.
  private static let longestHeader = InputStart.longest

  /// Where the cells of a row are, with their quotes; nil if the quotes are not valid in a table, or if there are more
  /// cells than any table has columns.
  static func cells(of row: Span<UInt8>) -> [Range<Int>]? {
    var cells: [Range<Int>] = []
    var place = 0
    while cells.count <= longestHeader {
      let start = place
      if place < row.count, row[place] == UInt8(ascii: "\"") {
        guard let end = endOfQuotedCell(in: row, from: place) else { return nil }
        place = end
      } else {
        while place < row.count, row[place] != UInt8(ascii: ",") {
          guard row[place] != UInt8(ascii: "\"") else { return nil }
          place += 1
        }
      }
      cells.append(start..<place)
      guard place < row.count else { return cells }
      place += 1
    }
    return nil
  }

  /// The position behind a quoted cell, which a comma or the end of the row must follow; nil otherwise.
  private static func endOfQuotedCell(in row: Span<UInt8>, from start: Int) -> Int? {
    var place = start + 1
    while place < row.count {
      if row[place] != UInt8(ascii: "\"") {
        place += 1
      } else if place + 1 < row.count, row[place + 1] == UInt8(ascii: "\"") {
        place += 2
      } else {
        place += 1
        return place == row.count || row[place] == UInt8(ascii: ",") ? place : nil
      }
    }
    return nil
  }

  /// What a cell contains.
  static func text(of cell: Span<UInt8>) -> [UInt8] {
    guard !cell.isEmpty, cell[0] == UInt8(ascii: "\"") else { return cell.copied() }
    var text: [UInt8] = []
    text.reserveCapacity(cell.count)
    var place = 1
    while place < cell.count - 1 {
      text.append(cell[place])
      place += cell[place] == UInt8(ascii: "\"") ? 2 : 1
    }
    return text
  }
}

/// Finds where the rows of a table end.
struct RowEnds {
  /// The position between two bytes of a row.
  private enum Place {
    case cellStart, bareCell, quotedCell, behindQuote
  }

  private var place = Place.cellStart

  /// Whether a quoted cell is open, so that no line break can end the row.
  var isInQuotes: Bool { place == .quotedCell }

  /// Skips the bytes of a row; only a cell that begins with a quote can contain line breaks.
  /// - Returns: the position after its line break, or nil if the row does not end here.
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
