internal import GRDB
internal import LogReading

// What the store knows of the files that a walk comes by, a window of rows at a time, since the walk goes in their order:
//
//   input (stem, slot, name)   … │ a known run of 1000 rows │ …
//                                  ↑ asked for

/// The files that a store knows.
struct KnownFiles {
  /// A row of what was read under a path.
  struct Version {
    let id: Int64
    let source: [UInt8]
    let size: Int64?
    let modified: Int64?
    let sha256: [UInt8]?
    let search: Int64

    /// Whether a file need not be opened: it was read to its end, is as it was then, and was searched for all that is asked
    /// for. A log file of CloudTrail's name is the same wherever its AWSLogs stands, any other only under its whole path.
    func isOf(_ file: ListedFile, at path: StoredPath, searchedBy covering: Set<Int64>) -> Bool {
      path.isExact && (source == path.source || path.slot >= 0) && sha256 != nil
        && size == Int64(clamping: file.size) && modified == file.modified && covering.contains(search)
    }
  }

  private struct Key: Hashable, Comparable {
    let slot: Int64
    let name: [UInt8]

    static func < (a: Key, b: Key) -> Bool {
      a.slot == b.slot ? a.name.lexicographicallyPrecedes(b.name) : a.slot < b.slot
    }
  }

  private struct Window {
    let from: Key
    /// Nil where there is no row behind it.
    let to: Key?
    let versions: [Key: [Version]]

    func holds(_ key: Key) -> Bool { from <= key && to.map { key < $0 } ?? true }
  }

  private static let rows = 1000
  private static let mostWindows = 16
  private var stems: [[UInt8]: [(id: Int64, source: [UInt8])]] = [:]
  private var windows: [Int64: Window] = [:]

  /// All rows of a path below AWSLogs, whatever precedes it.
  mutating func versions(of path: StoredPath, _ db: Database) throws -> [Version] {
    let key = Key(slot: path.slot, name: path.name)
    return try stems(below: path.below, db).flatMap { stem in
      if windows[stem.id]?.holds(key) != true {
        if windows.count >= KnownFiles.mostWindows { windows = [:] }
        windows[stem.id] = try KnownFiles.window(from: key, of: stem, db)
      }
      return windows[stem.id]?.versions[key] ?? []
    }
  }

  private mutating func stems(below: [UInt8], _ db: Database) throws -> [(id: Int64, source: [UInt8])] {
    if let known = stems[below] { return known }
    if stems.count >= KnownFiles.mostWindows { stems = [:] }
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, source FROM stem WHERE below = ?"), arguments: [below.data])
    let found = try rows.map { (id: try $0.number(0), source: try $0.bytes(1)) }
    stems[below] = found
    return found
  }

  private static func window(
    from key: Key, of stem: (id: Int64, source: [UInt8]), _ db: Database
  ) throws -> Window {
    let cursor = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT slot, name, id, size, modified, sha256, search FROM input
          WHERE stem = ? AND (slot, name) >= (?, ?) ORDER BY slot, name LIMIT \(rows)
          """), arguments: [stem.id, key.slot, key.name.data])
    var versions: [Key: [Version]] = [:]
    var last: Key?
    var count = 0
    while let row = try cursor.next() {
      let key = Key(slot: try row.number(0), name: try row.bytes(1))
      versions[key, default: []].append(
        Version(
          id: try row.number(2), source: stem.source, size: try row.numberIfAny(3),
          modified: try row.numberIfAny(4), sha256: try row.bytesIfAny(5), search: try row.number(6)))
      last = key
      count += 1
    }
    // Of the last one there may be more, unless it is all that there is.
    return Window(from: key, to: count < rows || versions.count < 2 ? nil : last, versions: versions)
  }
}

/// A set of rows by their numbers, a bit each.
struct RowSet {
  /// By the number of the first row; a store can number its rows as it likes.
  private var words: [Int64: UInt64] = [:]

  func contains(_ id: Int64) -> Bool {
    words[id >> 6].map { $0 & 1 << UInt64(id & 63) != 0 } ?? false
  }

  mutating func insert(_ id: Int64) { words[id >> 6, default: 0] |= 1 << UInt64(id & 63) }
}
