internal import GRDB
internal import Glibc

// What the store holds, in tables:
//
//   stem      logs/ · AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/01/111122223333_CloudTrail_us-east-1_
//   input       └ 202401010005 · _AbCdEfGhIjKlMnOp.json.gz   size, modified, SHA-256, counts; a line where that is not all
//   sighting      └ member, record, offset, the record's own bytes
//   search    what inputs were searched for
//   stream    of an input that is none of a file: by which bytes it is known, how much of it was told, who writes it
//
// An unremarkable log file is one row of input: all that repeats in paths is in the stem. Its in_slot is 1 where its first
// record is of its name's slot, and 2 more where it has a record of a management event.

enum Schema {
  /// SQLite's mark of whose file it is: `RTs1`.
  static let applicationID = 0x5254_7331

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          CREATE TABLE stem (
            id INTEGER PRIMARY KEY, below BLOB NOT NULL, source BLOB NOT NULL, UNIQUE (below, source));
          CREATE TABLE search (
            id INTEGER PRIMARY KEY, reader INTEGER NOT NULL, record_size INTEGER NOT NULL, calls TEXT NOT NULL,
            UNIQUE (reader, record_size, calls));
          CREATE TABLE input (
            id INTEGER PRIMARY KEY, stem INTEGER NOT NULL REFERENCES stem, slot INTEGER NOT NULL,
            name BLOB NOT NULL, search INTEGER NOT NULL REFERENCES search, size INTEGER, modified INTEGER,
            sha256 BLOB, inflated INTEGER NOT NULL, records INTEGER NOT NULL, matched INTEGER NOT NULL,
            members INTEGER NOT NULL, documents INTEGER NOT NULL, in_slot INTEGER NOT NULL, line BLOB);
          CREATE INDEX input_name ON input (stem, slot, name);
          CREATE INDEX input_unhashed ON input (id) WHERE sha256 IS NULL;
          CREATE TABLE sighting (
            input INTEGER NOT NULL REFERENCES input DEFERRABLE INITIALLY DEFERRED, number INTEGER NOT NULL,
            member INTEGER NOT NULL, record INTEGER NOT NULL, "offset" INTEGER NOT NULL,
            after_fault INTEGER NOT NULL, from_columns INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (input, number)) WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("2") { db in
      let isStrict = try knowsStrictTables(db)
      if isStrict { try makeStrict(db) }
      try db.execute(
        sql: """
          CREATE TABLE stream (
            input INTEGER PRIMARY KEY REFERENCES input DEFERRABLE INITIALLY DEFERRED, bytes INTEGER NOT NULL,
            beginning BLOB NOT NULL, told INTEGER NOT NULL, owner INTEGER NOT NULL)\(isStrict ? " STRICT" : "");
          """)
    }
    return migrator
  }()

  /// Whether SQLite has tables that hold nothing but what their columns say: since 3.37.
  private static func knowsStrictTables(_ db: Database) throws -> Bool {
    let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
    let parts = version.split(separator: ".").compactMap { Int($0) }
    return !parts.lexicographicallyPrecedes([3, 37])
  }

  /// Makes the tables anew, as strict ones, with what they hold. What does not fit any column is damage.
  private static func makeStrict(_ db: Database) throws {
    for table in ["stem", "search", "input", "sighting"] {
      guard
        let made = try String.fetchOne(
          db, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", arguments: [table])
      else { continue }
      let isWithoutRowID = made.hasSuffix("WITHOUT ROWID")
      let indices = try String.fetchAll(
        db,
        sql: "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        arguments: [table])
      try db.execute(
        sql: made.replacing("CREATE TABLE \(table)", with: "CREATE TABLE strict_\(table)", maxReplacements: 1)
          + (isWithoutRowID ? ", STRICT" : " STRICT"))
      try db.execute(sql: "INSERT INTO strict_\(table) SELECT * FROM \(table); DROP TABLE \(table)")
      try db.execute(sql: "ALTER TABLE strict_\(table) RENAME TO \(table)")
      for index in indices { try db.execute(sql: index) }
    }
  }

  /// Makes what a store holds, where it is not there.
  static func make(in queue: DatabaseQueue) throws {
    var failures = 0
    while true {
      do {
        return try migrator.migrate(queue)
      } catch {
        // Another process may have made the same step meanwhile, and be about to make the next.
        failures += 1
        guard failures <= migrator.migrations.count else { throw error }
      }
    }
  }

  /// Turns the write-ahead log on, for which SQLite itself waits for nobody.
  /// - Parameter waiting: is called when another process has to be waited for.
  /// - Returns: why it cannot be; nil where it is on.
  static func turnWriteAheadOn(_ db: Database, waiting: () -> Void) throws -> String? {
    for tries in 0... {
      do {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        return mode == "wal"
          ? nil : "cannot be written here: SQLite has no write-ahead log on this file system"
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        if tries == 10 { waiting() }
        usleep(20_000)
      }
    }
    return nil
  }

  /// Says whose file it is before anything in it is changed.
  /// - Parameter isNew: whether a file without tables will do.
  /// - Returns: why it is not used; nil where it is a store, or becomes one.
  static func objection(to db: Database, isNew: Bool) throws -> String? {
    // At one moment, since another process may be making it.
    let sql = """
      SELECT application_id, (SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations')
      FROM pragma_application_id
      """
    guard let row = try Row.fetchOne(db, sql: sql) else { return StoreFailure.isNoStore }
    let (id, tables) = (try row.number(0), try row.number(1))
    if tables == 0, id == 0 { return isNew ? nil : StoreFailure.isNoStore }
    guard id == applicationID else { return StoreFailure.isNoStore }
    return try migrator.hasBeenSuperseded(db)
      ? "was written by a newer version of retention-trail; read it with that" : nil
  }
}
