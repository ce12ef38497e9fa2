internal import GRDB
public import LogReading
public import RetentionModel
internal import Synchronization

/// One run that reads what is new into a store.
///
/// It writes whole inputs, many in a transaction: whatever ends it, what was written before is whole, and what was not
/// is read by the next run.
public final class Collection: Sendable {
  /// How many inputs a run has met.
  public struct Counts: Hashable, Sendable {
    /// Inputs that the store did not know.
    public fileprivate(set) var new = 0
    /// Inputs that it knew, opened again or not.
    public fileprivate(set) var known = 0
    /// Of these, those that were not opened.
    public fileprivate(set) var unopened = 0
    /// Inputs whose bytes are others than before under the same name; the earlier ones are kept as well.
    public fileprivate(set) var changed = 0
    /// Files that it knew, and that are gone.
    public fileprivate(set) var vanished = 0
  }

  private struct State: Sendable {
    var files = KnownFiles()
    var met = RowSet()
    var counts = Counts()
    var failure: StoreFailure?
    /// The input whose records are being written.
    var open: (path: String, id: Int64, records: Int)?
    var search: Int64 = 0
    var covering: Set<Int64> = []
    var nextID: Int64 = 0
    var pending = 0
    var begun: ContinuousClock.Instant?
  }

  private static let mostPending = 4 << 20
  private static let longest = Duration.milliseconds(500)
  private let store: Store
  private let search: Search
  private let rehashes: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - store: opened to be written.
  ///   - reader: what is looked for.
  ///   - rehashes: whether known files are read again as well.
  /// - Throws: `StoreFailure`.
  public init(into store: Store, by reader: LogReader, rehashes: Bool = false) throws {
    self.store = store
    self.rehashes = rehashes
    search = Search(by: reader)
  }

  /// Reads what is new.
  /// - Parameters:
  ///   - inputs: what is to be read.
  ///   - reader: how.
  /// - Returns: the tally of what was read now, and the counts.
  /// - Throws: `StoreFailure`; `CancellationError` where the task is cancelled.
  public func read(_ inputs: [LogInput], by reader: LogReader) async throws -> (InputTally, Counts) {
    var reader = reader
    (reader.keepsBytes, reader.tellsInputs) = (true, true)
    reader.excluded.formUnion(store.files)
    reader.isKnown = { self.isKnown($0) }
    let tally = try await reader.read(inputs) { try self.take($0) }
    return (tally, try end(Roots(inputs)))
  }

  private func isKnown(_ file: ListedFile) -> Bool {
    let path = StoredPath(file.path)
    return state.withLock { state in
      guard state.failure == nil else { return true }
      do {
        return try store.withDatabase { db in
          if state.covering.isEmpty { state.covering = try search.covering(db) }
          let versions = try state.files.versions(of: path, db)
          let same = versions.filter { $0.isOf(file, at: path, searchedBy: state.covering) }
          for version in versions where version.source == path.source { state.met.insert(version.id) }
          guard !rehashes, !same.isEmpty else { return false }
          for version in same { state.met.insert(version.id) }
          state.counts.known += 1
          state.counts.unopened += 1
          return true
        }
      } catch {
        state.failure = StoreFailure(store.path, error, isOfWriting: true)
        return true
      }
    }
  }

  /// Takes what was read next.
  private func take(_ batch: Batch) throws {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      try store.withDatabase { db in
        try begin(&state, db)
        var ended = batch.ended[...]
        for sighting in batch.sightings {
          // The records of an input come before the input itself, and no others between them.
          while let next = ended.first, let open = state.open,
            ExactText(open.path) != ExactText(sighting.evidence.path),
            ExactText(next.path) == ExactText(open.path)
          {
            try end(next, &state, db)
            ended.removeFirst()
          }
          try add(sighting, &state, db)
        }
        for reading in ended { try end(reading, &state, db) }
        try commit(&state, db)
      }
    }
  }

  private func begin(_ state: inout State, _ db: Database) throws {
    guard state.begun == nil else { return }
    try db.beginTransaction(.immediate)
    state.begun = .now
    state.search = try search.id(db)
    // Another process may have written meanwhile.
    state.nextID = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM input") ?? 0) &+ 1
  }

  /// - Parameter isLast: whether nothing comes any more.
  private func commit(_ state: inout State, _ db: Database, isLast: Bool = false) throws {
    guard let begun = state.begun, state.open == nil else { return }
    guard isLast || state.pending > Collection.mostPending || ContinuousClock.now - begun > Collection.longest
    else { return }
    try db.commit()
    (state.begun, state.pending) = (nil, 0)
  }

  private func add(_ sighting: Sighting, _ state: inout State, _ db: Database) throws {
    let path = sighting.evidence.path
    if let open = state.open, ExactText(open.path) != ExactText(path) { try endAlone(&state, db) }
    if state.open == nil {
      state.open = (path, state.nextID, 0)
      state.nextID += 1
    }
    guard let open = state.open else { return }
    try sighting.insert(db, input: open.id, number: open.records)
    state.open?.records += 1
    state.pending += sighting.bytes.count + 1024
  }

  /// Ends records of an input that is not told of, as a damaged extract can have them.
  private func endAlone(_ state: inout State, _ db: Database) throws {
    guard let open = state.open else { return }
    try end(InputReading(ofRecordsAt: open.path), &state, db)
  }

  private func end(_ reading: InputReading, _ state: inout State, _ db: Database) throws {
    if let open = state.open, ExactText(open.path) != ExactText(reading.path) { try endAlone(&state, db) }
    let path = StoredPath(reading.path)
    let id = state.open?.id ?? state.nextID
    if state.open == nil { state.nextID += 1 }
    state.open = nil
    state.pending += 1024
    let stem = try path.stem(db)
    let versions = try versions(of: path, stem: stem, db)
    for version in versions where version.sha256 == nil {
      let isReplaced = try path.isReplacement(by: reading) && Sighting.areAll(of: version.id, in: id, db)
      if isReplaced { try delete(version.id, db) }
    }
    let hashed = versions.filter { $0.sha256 != nil }
    if let same = hashed.first(where: { $0.sha256 == reading.sha256 }) {
      state.counts.known += 1
      state.met.insert(same.id)
      if state.covering.contains(same.search) {
        try db.execute(sql: "DELETE FROM sighting WHERE input = ?", arguments: [id])
        guard reading.modified != nil, reading.modified != same.modified else { return }
        return try db.execute(
          sql: "UPDATE input SET modified = ? WHERE id = ?", arguments: [reading.modified, same.id])
      }
      try delete(same.id, db)
    } else if hashed.isEmpty || reading.sha256 == nil {
      if versions.isEmpty { state.counts.new += 1 } else { state.counts.known += 1 }
    } else {
      state.counts.changed += 1
    }
    try reading.insert(db, id: id, stem: stem, path, search: state.search)
    state.met.insert(id)
    if state.covering.isEmpty { state.covering = try search.covering(db) }
  }

  private func versions(of path: StoredPath, stem: Int64, _ db: Database) throws -> [KnownFiles.Version] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, size, modified, sha256, search FROM input WHERE stem = ? AND slot = ? AND name = ?
        """)
    return try Row.fetchAll(statement, arguments: [stem, path.slot, path.name.data]).map { row in
      KnownFiles.Version(
        id: try row.number(0), source: path.source, size: try row.numberIfAny(1),
        modified: try row.numberIfAny(2), sha256: try row.bytesIfAny(3), search: try row.number(4))
    }
  }

  private func delete(_ id: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM sighting WHERE input = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM input WHERE id = ?", arguments: [id])
  }

  private func end(_ roots: Roots) throws -> Counts {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return try store.withDatabase { db in
        try begin(&state, db)
        try endAlone(&state, db)
        try forgetStale(roots, state, db)
        try commit(&state, db, isLast: true)
        state.counts.vanished = try vanished(roots, state, db)
        return state.counts
      }
    }
  }

  /// What could not be read at all is asked anew by each run: where it is there and was met as something else, it can be
  /// read now, and is told by what was read.
  private func forgetStale(_ roots: Roots, _ state: State, _ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(InputReading.columns) FROM input JOIN stem ON stem.id = stem
        WHERE sha256 IS NULL AND modified IS NULL AND slot > \(StoredPath.streamSlot)
        """)
    for row in rows where try !state.met.contains(row.number(0)) {
      let path = try InputReading(row).path
      if roots.hold(path), Roots.isThere(path) { try delete(row.number(0), db) }
    }
  }

  private func vanished(_ roots: Roots, _ state: State, _ db: Database) throws -> Int {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT input.id, stem.source, stem.below, slot, name FROM input JOIN stem ON stem.id = stem
        WHERE modified IS NOT NULL
        """)
    var count = 0
    while let row = try rows.next() {
      guard try !state.met.contains(row.number(0)) else { continue }
      let path = try StoredPath.text(
        source: row.bytes(1), below: row.bytes(2), slot: row.number(3), name: row.bytes(4))
      if roots.hold(path), !Roots.isThere(path) { count += 1 }
    }
    return count
  }
}
