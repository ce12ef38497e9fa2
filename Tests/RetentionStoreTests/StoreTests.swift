import Foundation
import GRDB
import LogReading
import RetentionModel
@testable import RetentionStore
import Synchronization
import SystemPackage
@testable import TestSupport
import Testing

/// What a reading told.
private struct Told {
  let tally: InputTally
  let sightings: [Sighting]
}

private func read(_ paths: [FilePath], with store: FilePath? = nil) async throws -> Told {
  var reader = LogReader(threads: 2)
  reader.keepsBytes = true
  let sightings = Mutex<[Sighting]>([])
  let tally = try await reader.read(
    paths.map { .path($0) }, with: try store.map { try Store(reading: $0) }
  ) { batch in
    sightings.withLock { $0 += batch.sightings }
  }
  return Told(tally: tally, sightings: sightings.withLock { $0 })
}

@discardableResult
private func collect(_ paths: [FilePath], into store: FilePath, rehash: Bool = false) async throws
  -> Collection.Counts
{
  let reader = LogReader(threads: 2)
  let collection = try Collection(into: Store(writing: store) {}, by: reader, rehashes: rehash)
  return try await collection.read(paths.map { .path($0) }, by: reader).1
}

private func log(_ id: String) -> [UInt8] {
  Array("{\"Records\":[\(recorded("2024-01-01T00:00:00Z put id=\(id)"))]}".utf8)
}

@Suite("A store knows what was read into it")
struct StoreTests {
  private let folder: TemporaryFolder
  private let store: FilePath
  private let logs: FilePath
  private static let name =
    "AWSLogs/111122223333/CloudTrail/us-east-1/2024/01/01/111122223333_CloudTrail_us-east-1_20240101T0005Z_AbCdEfGhIjKlMnOp.json"

  init() throws {
    folder = try TemporaryFolder()
    store = folder.path.appending("case.db")
    logs = folder.path.appending("logs")
  }

  private func expectSame(_ one: Told, _ other: Told, _ comment: Comment? = nil) {
    #expect(one.sightings.map(\.evidence) == other.sightings.map(\.evidence), comment)
    #expect(one.sightings.map(\.bytes) == other.sightings.map(\.bytes), comment)
    #expect(one.sightings.map(\.isFromColumns) == other.sightings.map(\.isFromColumns), comment)
    #expect(one.tally.files == other.tally.files, comment)
    #expect(one.tally.records == other.tally.records, comment)
    #expect(one.tally.matched == other.tally.matched, comment)
    #expect(one.tally.bytesRead == other.tally.bytesRead, comment)
    #expect(one.tally.bytesInflated == other.tally.bytesInflated, comment)
    #expect(one.tally.oddFiles == other.tally.oddFiles, comment)
    #expect(one.tally.problems.listed == other.tally.problems.listed, comment)
    let (first, second) = (Coverage(files: one.tally.witnesses), Coverage(files: other.tally.witnesses))
    #expect("\(first.extents)" == "\(second.extents)", comment)
    #expect(first.unplacedHoles == second.unplacedHoles, comment)
    #expect(first.extents.map(\.holes) == second.extents.map(\.holes), comment)
    #expect(one.tally.witnesses.holesWithoutTrail == other.tally.witnesses.holesWithoutTrail, comment)
  }

  @Test("a store of a newer version is told to be one, and stays as it is")
  func newer() async throws {
    try folder.write(log("a"), to: "logs/a.json")
    try await collect([logs], into: store)
    try await DatabaseQueue(path: store.string).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')")
    }
    for open in [{ try Store(reading: $0) }, { try Store(writing: $0) {} }] as [(FilePath) throws -> Store] {
      let failure = #expect(throws: StoreFailure.self) { try open(store) }
      #expect(failure?.reason.contains("newer version") == true)
    }
  }

  @Test("a store of the first version is read as it is, and is made strict by the next run that writes it")
  func migration() async throws {
    try folder.write(log("a"), to: "logs/\(Self.name)")
    try folder.write([], to: "logs/x/empty")
    try await collect([logs], into: store)
    let old = folder.path.appending("old.db")
    let queue = try DatabaseQueue(path: old.string)
    try Schema.migrator.migrate(queue, upTo: "1")
    let path = store.string
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "ATTACH ? AS new", arguments: [path])
      for table in ["stem", "search", "input", "sighting"] {
        try db.execute(sql: "INSERT INTO main.\(table) SELECT * FROM new.\(table)")
      }
      try db.execute(sql: "DETACH new")
    }
    try queue.close()
    let plain = try await read([logs])
    expectSame(plain, try await read([], with: old))
    #expect(try await collect([logs], into: old).unopened == 2)
    expectSame(plain, try await read([], with: old))
    let strict = try await DatabaseQueue(path: old.string).read { db in
      try String.fetchAll(
        db, sql: "SELECT name FROM pragma_table_list WHERE strict AND name NOT LIKE 'grdb%' ORDER BY name")
    }
    #expect(strict == ["input", "search", "sighting", "stem", "stream"])
    #expect(try Store(reading: old).faults(by: LogReader(threads: 1)) == [])
  }

  private func move(_ from: String, to: String) throws {
    try FileManager.default.moveItem(
      atPath: folder.path.appending(from).string, toPath: folder.path.appending(to).string)
  }

  @Test(
    "what reading gave is told again to the byte: whole, cut, empty, columns, bytes that are not UTF-8, an archive"
  )
  func told() async throws {
    var invalid = log("c")
    if let place = invalid.lastIndex(of: UInt8(ascii: "c")) { invalid[place] = 0xff }
    try folder.write(log("a"), to: "logs/\(Self.name)")
    try folder.write(gzip(log("b")).dropLast(3), to: "logs/\(Self.name).gz")
    try folder.write(invalid, to: "logs/invalid.json")
    try folder.write([], to: "logs/x/empty")
    try folder.write("junk", to: "logs/x/junk")
    try folder.write(
      "eventtime,eventsource,eventname,eventid\n2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,d\n",
      to: "logs/columns.csv")
    try folder.write(
      gzip(tar([TarMember("e.json", log("e")), TarMember("f.json", gzip(log("f")))])), to: "logs/x-y/z.tgz")
    let plain = try await read([logs])
    #expect(plain.sightings.count >= 6 && plain.tally.problems.count > 1)
    let counts = try await collect([logs], into: store)
    // The archive's files are inputs of their own.
    #expect(counts.new == 9 && counts.known == 0)
    expectSame(plain, try await read([], with: store))
    expectSame(try await read([logs]), plain)
    let again = try await collect([logs], into: store)
    #expect(again.new == 0 && again.known == 7 && again.unopened == 7 && again.vanished == 0)
    let rehashed = try await collect([logs], into: store, rehash: true)
    #expect(rehashed.new == 0 && rehashed.unopened == 0 && rehashed.changed == 0)
    expectSame(plain, try await read([], with: store))
  }

  @Test("a known file is not opened, wherever its AWSLogs stands; one that was touched is, and counts once")
  func known() async throws {
    try folder.write(log("a"), to: "logs/\(Self.name)")
    try await collect([logs], into: store)
    try move("logs", to: "elsewhere")
    let moved = folder.path.appending("elsewhere")
    let counts = try await collect([moved], into: store)
    #expect(counts.unopened == 1 && counts.new == 0)
    // Its own bytes again, at another time.
    try folder.write(log("a"), to: "elsewhere/\(Self.name)")
    try move("elsewhere", to: "logs")
    #expect(try await read([logs], with: store).tally.files == 1)
    let touched = try await collect([logs], into: store)
    #expect(touched.known == 1 && touched.unopened == 0 && touched.changed == 0)
    #expect(try await collect([logs], into: store).unopened == 1)
  }

  @Test("a file of any other name is known only under its whole path, be it as large and as old as another")
  func otherRoots() async throws {
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    for id in ["a", "b"] {
      let path = try folder.write(log(id), to: "\(id)/AWSLogs/x.json")
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path.string)
    }
    try await collect([folder.path.appending("a")], into: store)
    let both = [folder.path.appending("a"), folder.path.appending("b")]
    #expect(Set(try await read(both, with: store).sightings.compactMap { $0.event?.eventID }) == ["a", "b"])
    let counts = try await collect(both, into: store)
    #expect(counts.new == 1 && counts.unopened == 1)
  }

  @Test("content that changed under its name is kept beside the earlier one, and what vanished stays")
  func changes() async throws {
    try folder.write(log("a"), to: "logs/\(Self.name)")
    try folder.write(log("b"), to: "logs/b.json")
    try await collect([logs], into: store)
    try folder.write(log("other"), to: "logs/\(Self.name)")
    try folder.remove("logs/b.json")
    let seen = try await read([logs], with: store)
    #expect(Set(seen.sightings.compactMap { $0.event?.eventID }) == ["a", "b", "other"])
    let changed = OddFile(
      path: logs.appending(Self.name).string, oddity: .versions(2), account: "111122223333")
    #expect(seen.tally.oddFiles == [changed])
    let counts = try await collect([logs], into: store)
    #expect(counts.changed == 1 && counts.new == 0 && counts.vanished == 1)
    let told = try await read([], with: store)
    #expect(told.tally.oddFiles == [changed])
    #expect(try await read([logs], with: store).tally.oddFiles == [changed])
    #expect(Set(told.sightings.compactMap { $0.event?.eventID }) == ["a", "b", "other"])
    #expect(try await collect([logs], into: store).changed == 0)
  }

  @Test("a store is told as it was when the reading began, whatever is written meanwhile")
  func snapshot() async throws {
    try folder.write(log("a"), to: "logs/a.json")
    try await collect([logs], into: store)
    let later = try folder.write(log("b"), to: "later/b.json")
    let path = store.string
    let ids = Mutex<Set<String>>([])
    let reader = LogReader(threads: 1)
    _ = try await reader.read([.path(later)], with: Store(reading: store)) { batch in
      ids.withLock { $0.formUnion(batch.sightings.compactMap { $0.event?.eventID }) }
      try DatabaseQueue(path: path).write { db in
        try db.execute(sql: "DELETE FROM sighting; DELETE FROM input")
      }
    }
    #expect(ids.withLock { $0 } == ["a", "b"])
  }

  @Test("what could not be read is asked anew, and is forgotten once it can be read")
  func unreadable() async throws {
    let target = try folder.write(log("a"), to: "outside/a.json")
    try folder.write(log("b"), to: "logs/b.json")
    let link = logs.appending("a.json")
    try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: target.string)
    try await collect([logs], into: store)
    #expect(try await read([], with: store).tally.problems.map(\.kind) == [.unreadable])
    expectSame(try await read([logs]), try await read([logs], with: store))
    try folder.remove("logs/a.json")
    // It is gone without having been read.
    try await collect([logs], into: store)
    #expect(try await read([], with: store).tally.problems.map(\.kind) == [.unreadable])
    try folder.write(log("a"), to: "logs/a.json")
    expectSame(try await read([logs]), try await read([logs], with: store))
    try await collect([logs], into: store)
    expectSame(try await read([logs]), try await read([], with: store))
  }

  @Test("a store that was not made for all that is asked has its inputs read again, or is a problem")
  func unsearched() async throws {
    try folder.write(log("a"), to: "logs/a.json")
    var narrow = LogReader(threads: 1)
    narrow.services = Array(narrow.services.suffix(1))
    let collection = try Collection(into: Store(writing: store) {}, by: narrow)
    _ = try await collection.read([.path(logs)], by: narrow)
    #expect(try await read([], with: store).sightings.count == 1)
    expectSame(try await read([logs]), try await read([logs], with: store))
    try folder.remove("logs/a.json")
    #expect(try await read([], with: store).tally.problems.map(\.kind) == [.notScannedFor])
    try folder.write(log("a"), to: "logs/a.json")
    try await collect([logs], into: store)
    #expect(try await read([], with: store).tally.problems.isEmpty)
  }

  @Test("what is no store is told to be none, and stays as it is")
  func strangers() async throws {
    let junk = try folder.write(log("a"), to: "junk")
    #expect(throws: StoreFailure.self) { try Store(reading: junk) }
    #expect(throws: StoreFailure.self) { try Store(writing: junk) {} }
    #expect(throws: StoreFailure.self) { try Store(reading: folder.path.appending("none")) }
    #expect(throws: StoreFailure.self) { try Store(writing: folder.path.appending("no/folder")) {} }
    #expect(try await read([junk]).sightings.count == 1)
  }
}
