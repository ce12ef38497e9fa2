import LogReading
import RetentionModel
import RetentionStore
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// What a reading told.
private struct Told {
  var tally = InputTally()
  var sightings: [Sighting] = []

  /// Its records, each with its place.
  var records: [String] {
    sightings.map { "\($0.evidence) \(String(decoding: $0.bytes, as: UTF8.self))" }.sorted()
  }

  var ids: [String] { sightings.compactMap { $0.event?.eventID } }

  func expectSame(as other: Told, _ comment: Comment) {
    #expect(records == other.records, comment)
    #expect(tally.files == other.tally.files, comment)
    #expect(tally.records == other.tally.records, comment)
    #expect(tally.matched == other.tally.matched, comment)
    #expect(tally.bytesRead == other.tally.bytesRead, comment)
    #expect(tally.bytesInflated == other.tally.bytesInflated, comment)
    #expect(tally.problems.listed == other.tally.problems.listed, comment)
    #expect(tally.oddFiles == other.tally.oddFiles, comment)
  }
}

/// What a run of a stream is: the bytes in pieces, and how it ends.
private struct Pass {
  enum End: CaseIterable {
    /// The stream ends.
    case end
    /// The run is killed before it has told the last piece, or before it has noted that.
    case untold, unnoted
  }

  let pieces: [String]
  var end = End.end
}

private func watch(_ pass: Pass, into store: FilePath?) async throws -> Told {
  var reader = LogReader(threads: 1)
  reader.keepsBytes = true
  let stream = try store.map { try StreamCollection(into: Store(writing: $0) {}, by: reader) }
  var told = Told()
  var earlier: [String] = []
  if let stream {
    told.tally = try stream.tellEarlier { batch in earlier += batch.sightings.compactMap { $0.event?.eventID }
    }
    if let untold = try stream.untold() {
      told.sightings += untold.sightings
      try stream.noteUntoldAsTold()
    }
  }
  earlier += told.ids
  let (output, input) = try FileDescriptor.pipe()
  defer { try? output.close() }
  let batches = (stream?.reader ?? reader).batches(following: output)
  var iterator = batches.makeAsyncIterator()
  for (index, piece) in pass.pieces.enumerated() {
    try input.writeAll(piece.utf8)
    guard let batch = try await iterator.next() else { break }
    let kept = try stream?.keep(batch) ?? batch
    let isLast = index + 1 == pass.pieces.count
    if isLast, pass.end == .untold { break }
    told.sightings += kept.sightings.filter { stream == nil || !earlier.contains($0.event?.eventID ?? "") }
    if isLast, pass.end == .unnoted { break }
    try stream?.noteTold()
  }
  try input.close()
  // What a killed run would still have read is nobody's.
  while let batch = try await iterator.next() {
    guard pass.end == .end else { continue }
    let kept = try stream?.keep(batch) ?? batch
    told.sightings += kept.sightings.filter { stream == nil || !earlier.contains($0.event?.eventID ?? "") }
    try stream?.noteTold()
  }
  if pass.end == .end { told.tally = stream?.tally ?? batches.tally }
  return told
}

private func stored(in store: FilePath) async throws -> Told {
  var reader = LogReader(threads: 1)
  reader.keepsBytes = true
  let sightings = Mutex<[Sighting]>([])
  let tally = try await reader.read([], with: Store(reading: store)) { batch in
    sightings.withLock { $0 += batch.sightings }
  }
  return Told(tally: tally, sightings: sightings.withLock { $0 })
}

/// Lines of a stream, of which every piece ends with a retention event.
private func lines(_ count: Int, _ name: String, using random: inout SeededRandom) -> [String] {
  (0..<count).map { number in
    let kind = Int.random(in: 0..<5, using: &random)
    let other = recorded("2024-01-01T00:00:00Z put id=x").replacing("PutRetentionSettings", with: "PutObject")
    let before = kind == 0 ? other + "\n" : kind == 1 && number > 0 ? "{\"junk\n" : ""
    let time = "2024-01-\(number < 9 ? "0" : "")\(number + 1)T00:00:00Z"
    return before + recorded("\(time) put each=\(number + 2) id=\(name)-\(number)") + "\n"
  }
}

private func pieces(_ lines: some Sequence<String>, using random: inout SeededRandom) -> [String] {
  var pieces: [String] = []
  for line in lines {
    if pieces.isEmpty || Bool.random(using: &random) { pieces.append("") }
    pieces[pieces.count - 1] += line
  }
  return pieces
}

@Suite("A stream that is kept in a store", .timeLimit(.minutes(10)))
struct StreamTests {
  private let folder: TemporaryFolder
  private let store: FilePath

  init() throws {
    folder = try TemporaryFolder()
    store = folder.path.appending("case.db")
  }

  @Test("however often it is ended and read again, it is stored as if it had been read once, and told once")
  func again() async throws {
    for round in 0..<(6 * longRun) {
      var random = SeededRandom(seed: UInt64(round))
      let store = folder.path.appending("\(round).db")
      let lines = lines(Int.random(in: 3...12, using: &random), "e", using: &random)
      var told: [String] = []
      var repeatable: Set<String> = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let count = Int.random(in: 1...lines.count, using: &random)
        var parts = pieces(lines[..<count], using: &random)
        let end = Pass.End.allCases.randomElement(using: &random) ?? .end
        if end == .end, count < lines.count { parts.append(String(lines[count].prefix(40))) }
        let isCut = end == .end && count < lines.count
        let run = try await watch(
          Pass(pieces: isCut ? [parts.joined()] : parts, end: end), into: store)
        #expect(Set(told).intersection(run.ids).isSubset(of: repeatable), "round \(round)")
        told += run.ids
        repeatable = end == .end ? [] : Set(run.ids)
      }
      let last = try await watch(Pass(pieces: pieces(lines, using: &random)), into: store)
      #expect(Set(told).intersection(last.ids).isSubset(of: repeatable), "round \(round)")
      told += last.ids
      let plain = try await watch(Pass(pieces: [lines.joined()]), into: nil)
      #expect(Set(told) == Set(plain.ids), "round \(round)")
      let all = try await stored(in: store)
      all.expectSame(as: plain, "round \(round)")
      #expect(last.tally.records == plain.tally.records && last.tally.files == 1, "round \(round)")
      #expect(try Store(reading: store).faults(by: LogReader(threads: 1)) == [], "round \(round)")
    }
  }

  @Test("another stream, be its beginning the same, is kept beside it by a path of its own")
  func others() async throws {
    for round in 0..<(3 * longRun) {
      var random = SeededRandom(seed: UInt64(round))
      let store = folder.path.appending("\(round).db")
      let common = lines(round % 3, "c", using: &random)
      let first = common + lines(4, "a", using: &random)
      let second = common + lines(4, "b", using: &random)
      for pass in [first, second, Array(first[..<3]), second, first] {
        _ = try await watch(Pass(pieces: pieces(pass, using: &random)), into: store)
      }
      let all = try await stored(in: store)
      var expected = try await watch(Pass(pieces: [first.joined()]), into: nil)
      let other = try await watch(Pass(pieces: [second.joined()]), into: nil)
      #expect(Set(all.sightings.map(\.evidence.path)) == ["-", "-#2"], "round \(round)")
      expected.tally.add(other.tally)
      #expect(all.tally.files == 2 && all.tally.oddFiles.isEmpty, "round \(round)")
      #expect(all.tally.records == expected.tally.records, "round \(round)")
      #expect(all.tally.matched == first.count + second.count, "round \(round)")
      for (path, lines) in [("-", first), ("-#2", second)] {
        let ids = all.sightings.filter { $0.evidence.path == path }.compactMap { $0.event?.eventID }
        #expect(ids.count == lines.count && Set(ids).count == ids.count, "round \(round) \(path): \(ids)")
      }
      #expect(try Store(reading: store).faults(by: LogReader(threads: 1)) == [], "round \(round)")
    }
  }

  @Test("a file of the name of a stream is none, and a run of collect leaves streams as they are")
  func files() async throws {
    var random = SeededRandom(seed: 1)
    let lines = lines(3, "s", using: &random)
    _ = try await watch(Pass(pieces: lines), into: store)
    let file = try folder.write(recorded("2024-02-01T00:00:00Z put id=f"), to: "logs/-")
    let reader = LogReader(threads: 1)
    let collection = try Collection(into: Store(writing: store) {}, by: reader)
    let counts = try await collection.read([.path(file.removingLastComponent())], by: reader).1
    #expect(counts.new == 1 && counts.vanished == 0 && counts.changed == 0)
    #expect(Set(try await stored(in: store).ids) == ["s-0", "s-1", "s-2", "f"])
    #expect(try await watch(Pass(pieces: lines), into: store).ids == [])
  }

  @Test("of two runs that go on with one stream one ends, and nothing is lost or stored twice")
  func together() async throws {
    let text = recorded("2024-01-01T00:00:00Z put id=a") + "\n"
    _ = try await watch(Pass(pieces: [text]), into: store)
    let more = text + recorded("2024-01-02T00:00:00Z put id=b") + "\n"
    func begin() async throws -> () throws -> Int {
      let stream = try StreamCollection(into: Store(writing: store) {}, by: LogReader(threads: 1))
      let (output, input) = try FileDescriptor.pipe()
      defer { try? output.close() }
      try input.writeAll(more.utf8)
      try input.close()
      var batches: [Batch] = []
      for try await batch in stream.reader.batches(following: output) { batches.append(batch) }
      return { try batches.reduce(0) { try $0 + stream.keep($1).sightings.count } }
    }
    let (one, two) = (try await begin(), try await begin())
    #expect(try one() == 2)
    #expect(throws: StoreFailure.self) { try two() }
    let three = try await begin()
    #expect(try three() == 2)
    #expect(try await stored(in: store).tally.files == 1)
    #expect(Set(try await stored(in: store).ids) == ["a", "b"])
  }
}
