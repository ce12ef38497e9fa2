internal import Foundation

/// What a query gives of records: a table in CSV, whose cells hold objects as JSON.
struct ColumnTable {
  /// Members of a record; the header has them in lower case.
  let columns: [String]

  /// The first line.
  var header: String { columns.map { $0.lowercased() }.joined(separator: ",") }

  /// One record's line.
  /// - Parameter isNarrow: whether objects and the errorCode are left empty.
  func row(of record: String, isNarrow: Bool = false) -> String {
    let members = (try? JSONSerialization.jsonObject(with: Data(record.utf8))) as? [String: Any] ?? [:]
    let cells = columns.map { name -> String in
      switch members[name] {
      case _ where isNarrow && name == "errorCode": return ""
      case let text as String: return text
      case let object as [String: Any] where !isNarrow:
        let json = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return json.map { "\"" + String(decoding: $0, as: UTF8.self).replacing("\"", with: "\"\"") + "\"" }
          ?? ""
      default: return ""
      }
    }
    return cells.joined(separator: ",")
  }

  /// The table of a history's records.
  func text(of history: String) -> String {
    ([header] + recorded(history).split(separator: "\n").map { row(of: String($0)) }).joined(separator: "\n")
      + "\n"
  }
}
