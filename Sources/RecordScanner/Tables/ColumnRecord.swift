/// A record that is put together from the columns of a query's result.
///
/// It has CloudTrail's names and types again, as far as the query asked for the columns. A cell without text is
/// a field that is missing.
struct ColumnRecord {
  private enum Rendering {
    case text, bool, structure
  }

  /// Source: the columns of the tables that the CloudTrail and Athena user guides create.
  private static let fields: [(name: StaticString, rendering: Rendering)] = [
    ("eventVersion", .text), ("userIdentity", .structure), ("eventTime", .text), ("eventSource", .text),
    ("eventName", .text), ("awsRegion", .text), ("sourceIPAddress", .text), ("userAgent", .text),
    ("errorCode", .text), ("errorMessage", .text), ("requestParameters", .structure),
    ("responseElements", .structure), ("additionalEventData", .structure), ("requestID", .text),
    ("eventID", .text), ("readOnly", .bool), ("resources", .structure), ("eventType", .text),
    ("apiVersion", .text), ("managementEvent", .bool), ("recipientAccountId", .text),
    ("serviceEventDetails", .structure), ("sharedEventID", .text), ("vpcEndpointId", .text),
    ("eventCategory", .text), ("addendum", .structure), ("sessionCredentialFromConsole", .text),
    ("tlsDetails", .structure),
  ]

  private var cells: [Int: [UInt8]] = [:]

  /// Whether columns of these names, in lower case, make a record.
  static func sufficient(_ names: [[UInt8]]) -> Bool {
    let needed: [StaticString] = ["eventtime", "eventsource", "eventname"]
    return needed.allSatisfy { wanted in names.contains { $0.span.isEqual(to: wanted) } }
  }

  /// Adds a cell; a column that no record has is left out, and so is a second one of a name.
  mutating func add(column: [UInt8], cell: [UInt8]) {
    guard !cell.isEmpty, !cell.span.isEqual(to: "null"),
      let field = ColumnRecord.fields.firstIndex(where: {
        column.span.isEqual(to: $0.name, ignoringCase: true)
      }),
      cells[field] == nil
    else { return }
    cells[field] = cell
  }

  /// The record, or nil where it lacks the fields that every record has.
  var json: [UInt8]? {
    var json: [UInt8] = [UInt8(ascii: "{")]
    var found = 0
    for (index, field) in ColumnRecord.fields.enumerated() {
      guard let cell = cells[index] else { continue }
      if json.count > 1 { json.append(UInt8(ascii: ",")) }
      json.appendJSONString(field.name.bytes)
      json.append(UInt8(ascii: ":"))
      switch field.rendering {
      case .bool where cell.span.isEqual(to: "true") || cell.span.isEqual(to: "false"): json += cell
      case .structure: PrintedStruct.appendJSON(of: cell, to: &json)
      case .text where field.name.bytes.elementsEqual("eventTime".utf8):
        json.appendJSONString(cell.withTimeMarks)
      default: json.appendJSONString(cell)
      }
      switch field.name.description {
      case "eventTime", "eventSource", "eventName": found += 1
      default: break
      }
    }
    json.append(UInt8(ascii: "}"))
    return found == 3 ? json : nil
  }
}

extension RecordScanner {
  /// Takes a record that was put together from columns.
  mutating func take(_ columns: ColumnRecord, found: (borrowing Record) -> Void) {
    guard let json = columns.json else {
      return report(
        .notCloudTrail("a row without eventJson, or eventTime, eventSource and eventName"), at: item.start)
    }
    takeRecord(json.span, isFromColumns: true, found: found)
  }
}

extension StaticString {
  fileprivate var bytes: [UInt8] { withUTF8Buffer { unsafe Array($0) } }
}

extension [UInt8] {
  /// `2025-03-04 05:06:07.000`, which CloudTrail Lake prints for UTC, as ISO 8601; any other text as it is.
  fileprivate var withTimeMarks: [UInt8] {
    guard count >= 19, self[10] == UInt8(ascii: " "), let last, last.isASCIIDigit else { return self }
    return self[..<10] + [UInt8(ascii: "T")] + self[11...] + [UInt8(ascii: "Z")]
  }

  /// Appends a text as a JSON string.
  mutating func appendJSONString(_ text: some Sequence<UInt8>) {
    append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        self += "\\u00".utf8
        for digit in [byte >> 4, byte & 0xf] { append(Array("0123456789abcdef".utf8)[Int(digit)]) }
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
