internal import GRDB
internal import LogReading
internal import RetentionModel

// One input as a row, and back.

extension InputReading {
  static let columns = """
    input.id, stem.source, stem.below, slot, name, size, modified, sha256, inflated, records, matched, members, \
    documents, in_slot, line, search
    """

  /// - Parameter row: has the columns above.
  /// - Throws: where its line is damaged.
  init(_ row: Row) throws {
    let modified = try row.numberIfAny(6)
    if let line = try row.bytesIfAny(14) {
      guard let reading = InputReading(line: line, modified: modified) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      self = reading
      return
    }
    func count(_ column: Int) throws -> Int { max(Int(try row.number(column)), 0) }
    try self.init(
      PlainReading(
        path: StoredPath.text(
          source: row.bytes(1), below: row.bytes(2), slot: row.number(3), name: row.bytes(4)),
        size: row.numberIfAny(5).map { UInt64(max($0, 0)) }, modified: modified, sha256: row.bytesIfAny(7),
        bytesInflated: UInt64(count(8)), records: count(9), matched: count(10), members: count(11),
        documents: count(12), isOfItsSlot: count(13) & 1 != 0, hasManagementEvent: count(13) & 2 != 0))
  }

  /// Writes it.
  func insert(_ db: Database, id: Int64, stem: Int64, _ path: StoredPath, search: Int64) throws {
    let plain = plain
    try db.cachedStatement(
      sql: """
        INSERT INTO input (id, stem, slot, name, search, size, modified, sha256, inflated, records, matched,
          members, documents, in_slot, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id, stem, path.slot, path.name.data, search, plain.size.map { Int64(clamping: $0) }, plain.modified,
      plain.sha256?.data, Int64(clamping: plain.bytesInflated), plain.records, plain.matched, plain.members,
      plain.documents, (plain.isOfItsSlot ? 1 : 0) + (plain.hasManagementEvent ? 2 : 0),
      isPlain ? nil : line.data,
    ])
  }
}

extension StoredPath {
  /// The number of what precedes the slot, given to it where it is new.
  func stem(_ db: Database) throws -> Int64 {
    let select = try db.cachedStatement(sql: "SELECT id FROM stem WHERE below = ? AND source = ?")
    if let id = try Int64.fetchOne(select, arguments: [below.data, source.data]) { return id }
    try db.execute(
      sql: "INSERT INTO stem (below, source) VALUES (?, ?)", arguments: [below.data, source.data])
    return db.lastInsertedRowID
  }

  /// Whether a reading says all that an earlier one could say that did not come to its end: not if the path can be that of
  /// another file.
  func isReplacement(by reading: InputReading) -> Bool { isExact || reading.sha256 == nil }
}

extension Sighting {
  /// Whether each record of one input is also one of another.
  static func areAll(of input: Int64, in other: Int64, _ db: Database) throws -> Bool {
    let missing = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM sighting AS old WHERE input = ? AND NOT EXISTS (
          SELECT 1 FROM sighting AS new WHERE new.input = ? AND new.body = old.body))
        """)
    return try Bool.fetchOne(missing, arguments: [input, other]) == false
  }

  func insert(_ db: Database, input: Int64, number: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO sighting (input, number, member, record, "offset", after_fault, from_columns, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      input, number, evidence.member, evidence.record, Int64(clamping: evidence.offset),
      evidence.isAfterFault ? 1 : 0, isFromColumns ? 1 : 0, bytes.data,
    ])
  }

  /// The sightings of an input, in their order.
  /// - Parameter numbers: which of them.
  /// - Throws: where one of them is none of the calls that are looked for.
  static func fetch(
    _ db: Database, input: Int64, path: String, numbers: Range<Int> = 0..<Int.max, _ reader: LogReader,
    _ take: (Sighting) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT member, record, "offset", after_fault, from_columns, body FROM sighting
          WHERE input = ? AND number >= ? AND number < ? ORDER BY number
          """), arguments: [input, numbers.lowerBound, numbers.upperBound])
    while let row = try cursor.next() {
      let evidence = Evidence(
        path: path, member: Int(try row.number(0)), record: Int(try row.number(1)),
        offset: UInt64(max(try row.number(2), 0)), isAfterFault: try row.number(3) != 0)
      guard
        let sighting = reader.sighting(
          again: try row.bytes(5), at: evidence, isFromColumns: try row.number(4) != 0)
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      try take(sighting)
    }
  }
}

extension Search {
  /// Its number, given to it where it is new.
  func id(_ db: Database) throws -> Int64 {
    let calls = calls.joined(separator: "\n")
    try db.execute(
      sql: "INSERT OR IGNORE INTO search (reader, record_size, calls) VALUES (?, ?, ?)",
      arguments: [reader, maxRecordSize, calls])
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM search WHERE reader = ? AND record_size = ? AND calls = ?",
      arguments: [reader, maxRecordSize, calls]) ?? 0
  }

  /// The numbers of those that found all that this one would.
  func covering(_ db: Database) throws -> Set<Int64> {
    let rows = try Row.fetchAll(db, sql: "SELECT id, reader, record_size, calls FROM search")
    return Set(
      try rows.filter { row in
        let calls = String(decoding: try row.bytes(3), as: UTF8.self).split(separator: "\n").map {
          String($0)
        }
        return Search(
          calls: calls, reader: Int(try row.number(1)), maxRecordSize: Int(try row.number(2))
        ).covers(self)
      }.map { try $0.number(0) })
  }
}
