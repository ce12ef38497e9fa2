internal import GRDB
internal import LogReading
internal import RetentionModel

/// A stream that a store has, as far as it was read: an input like others, but for what it is known by.
struct StoredStream: Sendable {
  /// The path of the first stream; later ones have a number behind it.
  static let path = "-"

  /// The input's number.
  let id: Int64
  let path: String
  /// What reading it came to.
  private(set) var reading: InputReading
  /// By which bytes it is known.
  private(set) var beginning = Beginning(bytes: 0, sha256: [])
  /// How many records it has.
  private(set) var count = 0
  /// How many of them were told for certain.
  private(set) var told = 0
  /// Which run wrote it last; nil for one that is new.
  private var owner: Int64?
  /// Whether it was searched for all that is asked for now.
  private(set) var isCovered = true

  /// A stream that is new, in a transaction that writes.
  init(newIn db: Database) throws {
    id = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM input") ?? 0) &+ 1
    let names = Set(
      try Row.fetchAll(
        db, sql: "SELECT name FROM input WHERE slot = ?", arguments: [StoredPath.streamSlot]
      ).map { try $0.bytes(0) })
    var number = names.count + 1
    while names.contains(Array(StoredStream.path(number).utf8)) { number += 1 }
    path = StoredStream.path(number)
    reading = InputReading(ofRecordsAt: path)
  }

  private static func path(_ number: Int) -> String { number == 1 ? path : "\(path)#\(number)" }

  /// The streams that a store has, in the order in which they came.
  /// - Parameter covering: the searches that found all that is asked for.
  static func fetchAll(_ db: Database, coveredBy covering: Set<Int64>) throws -> [StoredStream] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(InputReading.columns), bytes, beginning, told, owner,
          (SELECT count(*) FROM sighting WHERE sighting.input = input.id)
        FROM stream JOIN input ON input.id = stream.input JOIN stem ON stem.id = stem ORDER BY input.id
        """)
    return try rows.map { try StoredStream($0, coveredBy: covering) }
  }

  private init(_ row: Row, coveredBy covering: Set<Int64>) throws {
    id = try row.number(0)
    reading = try InputReading(row)
    path = reading.path
    isCovered = covering.contains(try row.number(15))
    beginning = Beginning(bytes: UInt64(max(try row.number(16), 0)), sha256: try row.bytes(17))
    owner = try row.number(19)
    count = Int(try row.number(20))
    told = min(max(Int(try row.number(18)), 0), count)
  }

  /// What it came to, as the store tells it now.
  func told(of store: Store) -> InputReading {
    var reading = reading
    if !isCovered { reading.noteUnsearched(in: store) }
    return reading
  }

  /// Whether a problem of a stream was one of this as well.
  func has(_ problem: InputTally.Problem) -> Bool {
    reading.problems.contains {
      $0.kind == problem.kind && $0.offset == problem.offset && $0.message == problem.message
    }
  }

  /// Whether it has as many problems as another reading, of each kind, but for a document that the other's end cut.
  func hasProblems(of other: InputReading) -> Bool {
    let counts = reading.problemCounts
    return other.problemCounts.allSatisfy { kind, count in
      count - (kind == .truncatedJSON ? 1 : 0) <= counts[kind] ?? 0
    }
  }

  /// Whether another reading, which has its plain bytes, says all that this says: the faults of stored bytes are not
  /// in them.
  func isMet(by other: InputReading) -> Bool {
    let (own, counts) = (reading.problemCounts, other.problemCounts)
    return [.unreadable, .truncatedGzip, .corruptGzip, .trailingBytes].allSatisfy { kind in
      own[kind] ?? 0 <= counts[kind] ?? 0
    }
  }

  /// Whether a record stands at its place, to the byte.
  func has(_ sighting: Sighting, at number: Int, _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT member, record, "offset", after_fault, from_columns, body FROM sighting
        WHERE input = ? AND number = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id, number]) else { return false }
    let place = sighting.evidence
    return try row.number(0) == Int64(place.member) && row.number(1) == Int64(place.record)
      && row.number(2) == Int64(clamping: place.offset) && (row.number(3) != 0) == place.isAfterFault
      && (row.number(4) != 0) == sighting.isFromColumns && row.bytes(5) == sighting.bytes
  }

  /// Hands over records of it, some at a time.
  func fetch(
    _ db: Database, _ numbers: Range<Int>, _ reader: LogReader, _ take: ([Sighting]) throws -> Void
  ) throws {
    var sightings: [Sighting] = []
    try Sighting.fetch(db, input: id, path: path, numbers: numbers, reader) { sighting in
      sightings.append(sighting)
      guard sightings.count == 500 else { return }
      try take(sightings)
      sightings = []
    }
    if !sightings.isEmpty { try take(sightings) }
  }

  /// Copies records that another stream has at the same places.
  func copy(_ numbers: Range<Int>, from other: StoredStream, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO sighting (input, number, member, record, "offset", after_fault, from_columns, body)
        SELECT ?, number, member, record, "offset", after_fault, from_columns, body FROM sighting
        WHERE input = ? AND number >= ? AND number < ?
        """, arguments: [id, other.id, numbers.lowerBound, numbers.upperBound])
  }

  /// Makes it that of a run, which has told so many records of it.
  /// - Returns: whether no other run wrote it meanwhile.
  func take(owner: Int64, told: Int, _ db: Database) throws -> Bool {
    guard let earlier = self.owner else {
      try db.execute(
        sql: "INSERT INTO stream (input, bytes, beginning, told, owner) VALUES (?, 0, x'', ?, ?)",
        arguments: [id, told, owner])
      return true
    }
    try db.execute(
      sql: "UPDATE stream SET told = ?, owner = ? WHERE input = ? AND owner = ? AND bytes = ?",
      arguments: [told, owner, id, earlier, Int64(clamping: beginning.bytes)])
    return db.changesCount == 1
  }

  func isOwned(by owner: Int64, _ db: Database) throws -> Bool {
    try Int64.fetchOne(db, sql: "SELECT owner FROM stream WHERE input = ?", arguments: [id]) == owner
  }

  /// Writes how far it was read.
  func write(_ soFar: ReadSoFar, search: Int64, _ db: Database) throws {
    let place = StoredPath(stream: path)
    try db.execute(sql: "DELETE FROM input WHERE id = ?", arguments: [id])
    try soFar.reading.told(as: path).insert(db, id: id, stem: place.stem(db), place, search: search)
    try db.execute(
      sql: "UPDATE stream SET bytes = ?, beginning = ? WHERE input = ?",
      arguments: [Int64(clamping: soFar.beginning.bytes), soFar.beginning.sha256.data, id])
  }

  func delete(_ db: Database) throws {
    for table in ["sighting", "stream"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE input = ?", arguments: [id])
    }
    try db.execute(sql: "DELETE FROM input WHERE id = ?", arguments: [id])
  }
}

extension InputReading {
  fileprivate var problemCounts: [InputTally.Problem.Kind: Int] {
    Dictionary(uniqueKeysWithValues: problems.byKind.map { ($0.kind, $0.count) })
  }
}

extension Sighting {
  /// The same, found in another path.
  func told(as path: String) -> Sighting {
    guard path != evidence.path else { return self }
    let place = Evidence(
      path: path, member: evidence.member, record: evidence.record, offset: evidence.offset,
      isAfterFault: evidence.isAfterFault)
    return isOfTrail
      ? Sighting(trail: trailEvent, at: place, bytes: bytes, count: count, isFromColumns: isFromColumns)
      : Sighting(event, at: place, bytes: bytes, count: count, isFromColumns: isFromColumns)
  }
}
