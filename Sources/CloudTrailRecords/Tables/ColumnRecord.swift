/// A record assembled from the columns of a query result.
///
/// It gets CloudTrail's names and types back, for the columns that the query asked for. An empty cell is
/// null.
struct ColumnRecord {
  private enum Rendering {
    case time, needed, text, bool, structure
  }

  private struct Field {
    let name: StaticString
    let rendering: Rendering

    /// Whether every record has it.
    var isNeeded: Bool { rendering == .time || rendering == .needed }
  }

  /// Source: the columns of the tables that the CloudTrail and Athena user guides create.
  private static let fields = [
    Field(name: "eventVersion", rendering: .text),
    Field(name: "userIdentity", rendering: .structure),
    Field(name: "eventTime", rendering: .time),
    Field(name: "eventSource", rendering: .needed),
    Field(name: "eventName", rendering: .needed),
    Field(name: "awsRegion", rendering: .text),
    Field(name: "sourceIPAddress", rendering: .text),
    Field(name: "userAgent", rendering: .text),
    Field(name: "errorCode", rendering: .text),
    Field(name: "errorMessage", rendering: .text),
    Field(name: "requestParameters", rendering: .structure),
    Field(name: "responseElements", rendering: .structure),
    Field(name: "additionalEventData", rendering: .structure),
    Field(name: "requestID", rendering: .text),
    Field(name: "eventID", rendering: .text),
    Field(name: "readOnly", rendering: .bool),
    Field(name: "resources", rendering: .structure),
    Field(name: "eventType", rendering: .text),
    Field(name: "apiVersion", rendering: .text),
    Field(name: "managementEvent", rendering: .bool),
    Field(name: "recipientAccountId", rendering: .text),
    Field(name: "serviceEventDetails", rendering: .structure),
    Field(name: "sharedEventID", rendering: .text),
    Field(name: "vpcEndpointId", rendering: .text),
    Field(name: "eventCategory", rendering: .text),
    Field(name: "addendum", rendering: .structure),
    Field(name: "sessionCredentialFromConsole", rendering: .text),
    Field(name: "tlsDetails", rendering: .structure),
  ]

  private var cells: [Int: [UInt8]] = [:]

  /// Whether columns of these names, in lowercase, suffice for a record.
  static func sufficient(_ names: [[UInt8]]) -> Bool {
    let needed: [StaticString] = ["eventtime", "eventsource", "eventname"]
    return needed.allSatisfy { wanted in names.contains { $0.span.isEqual(to: wanted) } }
  }

  /// A record without fields.
  init() {}

  /// Adds a cell. Columns that records do not have are ignored, as are repeated ones.
  /// - Returns: whether the column is a repeated one.
  @discardableResult
  mutating func add(column: [UInt8], cell: @autoclosure () -> [UInt8]) -> Bool {
    guard
      let field = ColumnRecord.fields.firstIndex(where: {
        column.span.isEqual(to: $0.name, ignoringCase: true)
      })
    else { return false }
    guard cells[field] == nil else { return true }
    cells[field] = cell()
    return false
  }

  /// Whether it has the fields that every record has.
  var isSufficient: Bool {
    let needed = ColumnRecord.fields.indices.filter { ColumnRecord.fields[$0].isNeeded }
    return needed.allSatisfy { cells[$0]?.isEmpty == false }
  }

  /// The record, with the fields whose columns are present.
  /// - Parameter numbers: the struct members that are numbers.
  func json(numbers: [String]) -> [UInt8] {
    let prints = PrintedStruct(numbers: numbers)
    var json: [UInt8] = [UInt8(ascii: "{")]
    for (index, field) in ColumnRecord.fields.enumerated() {
      guard let cell = cells[index] else { continue }
      if json.count > 1 { json.append(UInt8(ascii: ",")) }
      json.appendJSONString(field.name.bytes)
      json.append(UInt8(ascii: ":"))
      switch field.rendering {
      case _ where cell.isEmpty || cell.span.isEqual(to: "null"): json += "null".utf8
      case .bool where cell.span.isEqual(to: "true") || cell.span.isEqual(to: "false"): json += cell
      case .structure: prints.appendJSON(of: cell, to: &json)
      case .time: json.appendJSONString(cell.withTimeMarks)
      default: json.appendJSONString(cell)
      }
    }
    json.append(UInt8(ascii: "}"))
    return json
  }
}

extension Opener {
  /// Takes a record assembled from columns.
  mutating func take(_ columns: ColumnRecord) {
    let json = columns.json(numbers: wanted.numbers)
    guard columns.isSufficient || namesWantedCall(json.span) else {
      return report(
        .notCloudTrail("a row has neither eventJson nor all of eventTime, eventSource and eventName"))
    }
    take(json.span, isFromColumns: true)
  }
}

extension StaticString {
  fileprivate var bytes: [UInt8] { withUTF8Buffer { unsafe Array($0) } }
}

extension [UInt8] {
  /// Converts a time that a query engine prints, such as `2025-03-04 05:06:07.000` with or without ` UTC`, to
  /// ISO 8601; leaves any other text unchanged.
  fileprivate var withTimeMarks: [UInt8] {
    guard count >= 19, self[10] == UInt8(ascii: " ") else { return self }
    let zone = Array(" UTC".utf8)
    let clock = suffix(zone.count) == zone[...] ? self[11...].dropLast(zone.count) : self[11...]
    guard let last = clock.last, last.isASCIIDigit else { return self }
    var result = Array(self[..<10])
    result.append(UInt8(ascii: "T"))
    result += clock
    result.append(UInt8(ascii: "Z"))
    return result
  }

  /// Appends a text as a JSON string.
  package mutating func appendJSONString(_ text: some Sequence<UInt8>) {
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
