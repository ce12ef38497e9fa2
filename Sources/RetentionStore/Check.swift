internal import GRDB
public import LogReading
internal import RetentionModel

extension Store {
  /// Looks at all that the store holds: its pages and indexes, that every record belongs to an input, that each input can
  /// be told and has as many records as it says, and that each record is one of a retention call.
  /// - Parameter reader: what is looked for.
  /// - Returns: what is damaged, a line each, up to a hundred; none where the store is sound.
  /// - Throws: `StoreFailure` where it cannot even be read.
  public func faults(by reader: LogReader) throws -> [String] {
    try withDatabase { db in
      var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      guard faults.isEmpty else { return faults }
      let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
      if strays > 0 { faults.append("\(strays) rows belong to none") }
      let covering = try Search(by: reader).covering(db)
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(InputReading.columns) FROM input JOIN stem ON stem.id = stem")
      while let row = try rows.next(), faults.count < 100 {
        guard let reading = try? InputReading(row) else {
          faults.append("input \(try row.number(0)) is damaged")
          continue
        }
        var count = 0
        let (id, search) = (try row.number(0), try row.number(15))
        let isRead: Void? = try? Sighting.fetch(db, input: id, path: reading.path, reader) { _ in
          count += 1
        }
        if isRead == nil, covering.contains(search) {
          faults.append("\(reading.path): a record is damaged")
        } else if isRead == nil {
          faults.append("\(reading.path): its records cannot be checked by this version; collect it anew")
        } else if reading.isOpened, count != reading.kept, isRead != nil {
          faults.append("\(reading.path): has \(count) records, and says that there were \(reading.kept)")
        }
      }
      return faults
    }
  }
}
