internal import GRDB
public import LogReading
public import RetentionModel
internal import Synchronization

// A stream has no name, and is known by its plain bytes (their SHA-256) and by the records at its places:
//
//   stored     ●──●─────●──┤              an earlier stream, as far as it was read
//   read now   ●──●─────●────────●──      has its bytes and its records: the same one, which goes on
//   read now   ●──○                       another record in a place: another one, with a path of its own

/// A stream that is read into a store as it comes.
///
/// What is read is written before it is told, in one transaction a batch, and so is afterwards that it was told: whatever
/// ends a run, the next one knows what the store has, and what of that may not have been told.
public final class StreamCollection: Sendable {
  fileprivate struct State: Sendable {
    /// The earlier streams of which this one may be a continuation, all of which had its records so far.
    var following: [StoredStream]
    /// The longest of those of which it is.
    var continued: StoredStream?
    /// The last of those that had its latest record.
    var model: StoredStream?
    /// Where it is written; nil while all that it had is stored already.
    var own: StoredStream?
    /// How many records it had.
    var count = 0
    /// What was read of it.
    var reading: InputReading?
    /// What was told beside it.
    var others = InputTally()
    /// The earlier streams that this one has no part in.
    var earlier: [StoredStream]
  }

  /// Reads the stream so that its batches can be kept.
  public let reader: LogReader
  private let store: Store
  /// Says which run writes a stream.
  private let owner = Int64.random(in: 1 ... .max)
  private let earlier: [StoredStream]
  private let state: Mutex<State>

  /// - Parameters:
  ///   - store: opened to be written.
  ///   - reader: how the stream is to be read.
  /// - Throws: `StoreFailure`.
  public init(into store: Store, by reader: LogReader) throws {
    self.store = store
    var reader = reader
    (reader.keepsBytes, reader.tellsInputs) = (true, true)
    reader.excluded.formUnion(store.files)
    let search = Search(by: reader)
    let earlier = try store.withDatabase { try StoredStream.fetchAll($0, coveredBy: search.covering($0)) }
    reader.beginnings = Set(earlier.map(\.beginning))
    (self.reader, self.earlier) = (reader, earlier)
    state = Mutex(State(following: earlier.filter(\.isCovered), earlier: earlier))
  }

  /// Tells what earlier runs stored of streams, but for what they may not have told.
  /// - Parameter sink: is given it.
  /// - Returns: the tally of these streams, whole.
  /// - Throws: `StoreFailure`; what the sink throws.
  public func tellEarlier(_ sink: (Batch) throws -> Void) throws -> InputTally {
    try store.withDatabase { db in
      var tally = InputTally()
      for stream in earlier {
        try stream.fetch(db, 0..<stream.told, reader) { try sink(Batch(sightings: $0, ended: [])) }
        tally.add(stream.told(of: store).tally)
      }
      return tally
    }
  }

  /// What earlier runs stored of streams, and may not have told; nil where there is nothing.
  /// - Throws: `StoreFailure`.
  public func untold() throws -> Batch? {
    try store.withDatabase { db in
      var sightings: [Sighting] = []
      for stream in earlier { try stream.fetch(db, stream.told..<stream.count, reader) { sightings += $0 } }
      return sightings.isEmpty ? nil : Batch(sightings: sightings, ended: [])
    }
  }

  /// Notes that what earlier runs may not have told is told now.
  /// - Throws: `StoreFailure`.
  public func noteUntoldAsTold() throws {
    try store.withDatabase { db in
      for stream in earlier where stream.told < stream.count {
        try db.execute(
          sql: "UPDATE stream SET told = max(told, ?) WHERE input = ?", arguments: [stream.count, stream.id])
      }
    }
  }

  /// Writes what was read next.
  /// - Parameter batch: what `reader` gave.
  /// - Returns: the same, by the paths under which the store has it, without problems that were told before.
  /// - Throws: `StoreFailure`.
  public func keep(_ batch: Batch) throws -> Batch {
    try state.withLock { state in
      guard let soFar = batch.soFar else {
        for reading in batch.ended { state.others.add(reading.tally) }
        return batch
      }
      guard soFar.reading.path == StoredStream.path else {
        throw StoreFailure(
          store.path, "keeps no archive that comes as a stream; collect it as a file", isOfWriting: true)
      }
      state.reading = soFar.reading
      var kept = batch
      kept.problems.removeAll { problem in state.following.contains { $0.has(problem) } }
      return try store.withDatabase { db in
        let new = try passOver(batch.sightings, soFar, &state, db)
        let path = state.model?.path ?? StoredStream.path
        guard state.isToBeWritten(soFar, hasNew: new < batch.sightings.count, isAtEnd: !batch.ended.isEmpty)
        else {
          kept.sightings = batch.sightings.map { $0.told(as: path) }
          return kept
        }
        var copied: [Sighting] = []
        try db.inTransaction(.immediate) {
          copied = try write(batch.sightings[new...], soFar, &state, db)
          return .commit
        }
        let own = state.own?.path ?? path
        kept.sightings =
          copied + batch.sightings[..<new].map { $0.told(as: path) }
          + batch.sightings[new...].map { $0.told(as: own) }
        return kept
      }
    }
  }

  /// Notes that all that was kept was told.
  /// - Throws: `StoreFailure`.
  public func noteTold() throws {
    try state.withLock { state in
      guard let own = state.own else { return }
      try store.withDatabase { db in
        try db.execute(
          sql: "UPDATE stream SET told = ? WHERE input = ? AND owner = ?",
          arguments: [state.count, own.id, owner])
      }
    }
  }

  /// What all streams in the store come to, with this one as far as it was read.
  public var tally: InputTally {
    state.withLock { state in
      var tally = state.others
      for stream in state.earlier where stream.id != state.own?.id {
        tally.add(stream.told(of: store).tally)
      }
      if let reading = state.reading, state.own != nil || state.earlier.isEmpty {
        tally.add(reading.told(as: state.own?.path ?? StoredStream.path).tally)
      }
      return tally
    }
  }

  private var goesOnElsewhere: StoreFailure {
    StoreFailure(store.path, "another run of watch keeps the same stream there", isOfWriting: true)
  }

  /// Passes over the records that an earlier stream had at the same places.
  /// - Returns: how many of them.
  private func passOver(
    _ sightings: [Sighting], _ soFar: ReadSoFar, _ state: inout State, _ db: Database
  ) throws -> Int {
    guard state.own == nil else { return 0 }
    for stream in state.following
    where soFar.met.contains(stream.beginning) && stream.isMet(by: soFar.reading) {
      if state.continued.map({ $0.beginning.bytes <= stream.beginning.bytes }) ?? true {
        state.continued = stream
      }
    }
    for (index, sighting) in sightings.enumerated() {
      let number = state.count
      let alike = try state.following.filter { try $0.has(sighting, at: number, db) }
      // It may have all of this batch and go on, or may have ended before it.
      guard !alike.isEmpty else { return index }
      (state.following, state.model) = (alike, alike.first)
      state.count += 1
    }
    let read = soFar.beginning.bytes
    state.following.removeAll { $0.beginning.bytes <= read && !soFar.met.contains($0.beginning) }
    return sightings.count
  }

  /// Writes records, and how far the stream was read.
  /// - Returns: records that were copied, as they stand at places of their own now.
  private func write(
    _ new: ArraySlice<Sighting>, _ soFar: ReadSoFar, _ state: inout State, _ db: Database
  ) throws -> [Sighting] {
    var copied: [Sighting] = []
    if state.own == nil {
      let continued = state.continued.flatMap { $0.count <= state.count ? $0 : nil }
      let own = try continued ?? StoredStream(newIn: db)
      guard try own.take(owner: owner, told: state.count, db) else { throw goesOnElsewhere }
      if let model = state.model, model.id != own.id, own.count < state.count {
        try own.copy(own.count..<state.count, from: model, db)
        try own.fetch(db, own.count..<state.count, reader) { copied += $0 }
      }
      state.own = own
      state.following = []
    }
    guard let own = state.own else { return [] }
    guard try own.isOwned(by: owner, db) else { throw goesOnElsewhere }
    for sighting in new {
      try sighting.insert(db, input: own.id, number: state.count)
      state.count += 1
    }
    try own.write(soFar, search: Search(by: reader).id(db), db)
    // What was not searched for all that is asked for now is searched now.
    for stream in state.earlier where !stream.isCovered && soFar.met.contains(stream.beginning) {
      guard try Sighting.areAll(of: stream.id, in: own.id, db) else { continue }
      try stream.delete(db)
      state.earlier.removeAll { $0.id == stream.id }
    }
    return copied
  }
}

extension StreamCollection.State {
  /// Whether the stream has anything that no earlier one had.
  fileprivate func isToBeWritten(_ soFar: ReadSoFar, hasNew: Bool, isAtEnd: Bool) -> Bool {
    if own != nil || hasNew { return true }
    if soFar.beginning.bytes == 0, soFar.reading.problems.isEmpty { return false }
    let reached = continued?.beginning.bytes ?? 0
    guard let longer = following.first(where: { $0.beginning.bytes > reached }) else {
      return isAtEnd || following.isEmpty
    }
    // Of what ends before an earlier one did, only the records tell that it is the same.
    return isAtEnd && !(count > 0 && longer.hasProblems(of: soFar.reading))
  }
}
