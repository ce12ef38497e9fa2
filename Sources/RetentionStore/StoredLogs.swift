internal import GRDB
public import LogReading
public import RetentionModel
internal import Synchronization
internal import SystemPackage

// How logs are read with what a store knows: a file that it knows is not opened, and what reading it gave once is told
// at the end, as if it had been read now.

extension LogReader {
  /// Reads everything, with what a store knows.
  /// - Parameters:
  ///   - inputs: what is to be read, in any order.
  ///   - store: tells of its inputs behind the others; nil for none.
  ///   - tellsStreams: whether it tells of streams as well.
  ///   - sink: is given the batches, one at a time.
  /// - Returns: the tally of all. `duplicates` is left to the caller.
  /// - Throws: `StoreFailure`; what the sink throws; `CancellationError` where the task is cancelled.
  public func read(
    _ inputs: [LogInput], with store: Store?, tellsStreams: Bool = true,
    sink: @escaping @Sendable (Batch) throws -> Void
  ) async throws -> InputTally {
    guard let store else { return try await read(inputs, sink: sink) }
    var reader = self
    reader.excluded.formUnion(store.files)
    let telling = try StoreReading(store, reader, Roots(inputs))
    reader.tellsInputs = true
    reader.isKnown = { telling.isKnown($0) }
    var tally = try await reader.read(inputs) { batch in
      try telling.note(batch.ended)
      try sink(batch)
    }
    tally.add(try telling.tellRest(withStreams: tellsStreams, sink))
    tally.oddFiles.sort { $0.precedes($1) }
    return tally
  }

  /// Reads everything into one history, with what a store knows.
  /// - Parameters:
  ///   - inputs: what is to be read, in any order.
  ///   - store: what is told beside them; nil for nothing.
  /// - Throws: `StoreFailure`; `CancellationError` where the task is cancelled.
  public func readTrail(of inputs: [LogInput], with store: Store?) async throws -> RetentionTrail {
    try await RetentionTrail { try await read(inputs, with: store, sink: $0) }
  }
}

/// What a store has to tell beside a reading, as it is when the reading begins: whoever collects meanwhile changes nothing.
private final class StoreReading: Sendable {
  private struct State: Sendable {
    var files = KnownFiles()
    /// The rows of files that the walk came by.
    var met = RowSet()
    /// The rows that the reading told itself.
    var told = RowSet()
    /// How many contents files had, of those that were read and have another one than is stored.
    var renewed: [ExactText: Int] = [:]
    var failure: (any Error)?
  }

  private let store: Store
  private let reader: LogReader
  private let roots: Roots
  /// The searches that found all that is asked for.
  private let covering: Set<Int64>
  private let state = Mutex(State())

  init(_ store: Store, _ reader: LogReader, _ roots: Roots) throws {
    // A connection of its own, for the one transaction that lasts as long as this.
    let own = try Store(reading: FilePath(store.path))
    (self.store, self.reader, self.roots) = (own, reader, roots)
    covering = try own.withDatabase { db in
      try db.beginTransaction(.deferred)
      return try Search(by: reader).covering(db)
    }
  }

  func isKnown(_ file: ListedFile) -> Bool {
    let path = StoredPath(file.path)
    return state.withLock { state in
      guard state.failure == nil else { return true }
      do {
        return try store.withDatabase { db in
          let versions = try state.files.versions(of: path, db)
          for version in versions where version.source == path.source { state.met.insert(version.id) }
          return versions.contains { $0.isOf(file, at: path, searchedBy: covering) }
        }
      } catch {
        state.failure = error
        return true
      }
    }
  }

  /// Notes what was read now: the store tells nothing of the same bytes, nor of what could not be read before.
  func note(_ readings: [InputReading]) throws {
    guard !readings.isEmpty else { return }
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      try store.withDatabase { db in
        for reading in readings {
          let path = StoredPath(reading.path)
          var contents: Set<[UInt8]?> = [reading.sha256]
          for version in try state.files.versions(of: path, db) where version.source == path.source {
            state.met.insert(version.id)
            let isReplaced =
              try version.sha256 == nil && path.isReplacement(by: reading)
              && Sighting.areAll(of: version.id, in: -1, db)
            if isReplaced || version.sha256 != nil && version.sha256 == reading.sha256 {
              state.told.insert(version.id)
            }
            contents.insert(version.sha256)
          }
          contents.remove(nil)
          if reading.sha256 != nil, contents.count > 1 {
            state.renewed[ExactText(reading.path)] = contents.count
          }
        }
      }
    }
  }

  /// Tells what the reading did not: first the inputs without records, then the others in the order of their paths.
  func tellRest(withStreams: Bool, _ sink: (Batch) throws -> Void) throws -> InputTally {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return try store.withDatabase { db in
        var withRecords: [(key: [UInt8], id: Int64)] = []
        var tally = InputTally()
        let inputs = try Row.fetchCursor(db, sql: "SELECT DISTINCT input FROM sighting")
        var hasRecords = RowSet()
        while let row = try inputs.next() { hasRecords.insert(try row.number(0)) }
        let columns = "SELECT \(InputReading.columns) FROM input JOIN stem ON stem.id = stem"
        let rows = try Row.fetchCursor(db, sql: columns)
        var claims = Claims()
        while let row = try rows.next() {
          let reading = try InputReading(row)
          guard claims.take(reading) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
          let id = try row.number(0)
          let isStream = try row.number(3) == StoredPath.streamSlot
          guard !isStream || withStreams, isToBeTold(reading, id, state) else { continue }
          if hasRecords.contains(id) {
            withRecords.append((reading.path.walkOrder, id))
          } else {
            tally.add(try tell(reading, row, isCovered: covering.contains(row.number(15)), db, sink))
          }
        }
        withRecords.sort { $0.key.lexicographicallyPrecedes($1.key) }
        for (_, id) in withRecords {
          guard let row = try Row.fetchOne(db, sql: "\(columns) WHERE input.id = ?", arguments: [id]) else {
            continue
          }
          tally.add(
            try tell(try InputReading(row), row, isCovered: covering.contains(row.number(15)), db, sink))
        }
        tally.oddFiles += try Self.changed(db, state.renewed)
        return tally
      }
    }
  }

  /// The files that had several contents under one name, by the store and by what was read beside it.
  private static func changed(_ db: Database, _ renewed: [ExactText: Int]) throws -> [OddFile] {
    var contents = renewed
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT stem.source, stem.below, slot, name, count(DISTINCT sha256) AS contents
        FROM input JOIN stem ON stem.id = stem WHERE slot > \(StoredPath.streamSlot) GROUP BY stem, slot, name HAVING contents > 1
        """)
    while let row = try rows.next() {
      let path = try StoredPath.text(
        source: row.bytes(0), below: row.bytes(1), slot: row.number(2), name: row.bytes(3))
      contents[ExactText(path)] = max(contents[ExactText(path)] ?? 0, Int(try row.number(4)))
    }
    return contents.filter { StoredPath($0.key.text).isExact }.map { path, count in
      OddFile(
        path: path.text, oddity: .versions(count),
        account: LogFileSlot(path: path.text)?.place.recipientAccountId)
    }
  }

  /// What could not be read at all is told by the reading, where that came by it again.
  private func isToBeTold(_ reading: InputReading, _ id: Int64, _ state: State) -> Bool {
    if state.told.contains(id) { return false }
    guard reading.sha256 == nil, reading.modified == nil, !state.met.contains(id) else { return true }
    return !(roots.hold(reading.path) && Roots.isThere(reading.path))
  }

  private func tell(
    _ stored: InputReading, _ row: Row, isCovered: Bool, _ db: Database, _ sink: (Batch) throws -> Void
  ) throws -> InputTally {
    var reading = stored
    if !isCovered {
      if let size = reading.size, let modified = reading.modified,
        let again = try reader.readAgain(
          ListedFile(path: reading.path, size: size, modified: modified), deliver: sink)
      {
        return again
      }
      reading.noteUnsearched(in: store)
    }
    var sightings: [Sighting] = []
    var weight = 0
    try Sighting.fetch(db, input: row.number(0), path: reading.path, reader) { sighting in
      sightings.append(sighting)
      weight += sighting.count + 1024
      guard weight > 1 << 20 else { return }
      try sink(Batch(sightings: sightings, ended: []))
      (sightings, weight) = ([], 0)
    }
    if !sightings.isEmpty || reader.tellsInputs {
      try sink(Batch(sightings: sightings, ended: reader.tellsInputs ? [reading] : []))
    }
    return reading.tally
  }
}

extension InputReading {
  /// Notes that it was not searched for all that is asked for now.
  mutating func noteUnsearched(in store: Store) {
    note(
      notScannedFor:
        "the store \(store.path) was not made for all that is asked for, and the input is not as it was; collect it anew"
    )
  }
}

extension String {
  /// Sorts as folders are walked: component by component.
  fileprivate var walkOrder: [UInt8] { utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 } }
}
