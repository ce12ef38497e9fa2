import LogReading
import RetentionModel
import Synchronization
import SystemPackage
@testable import TestSupport
import Testing

/// Extracts what paths hold.
private func extract(_ inputs: [LogInput], threads: Int = 2, source: LogReader.Source? = nil) async throws
  -> [UInt8]
{
  var reader = LogReader(threads: threads)
  (reader.keepsBytes, reader.tellsInputs, reader.source) = (true, true, source)
  let writer = Mutex((ExtractWriter(reader), ExtractWriter(reader).header(tool: "test")))
  _ = try await reader.read(inputs) { batch in
    writer.withLock { $0.1 += $0.0.lines(of: batch) }
  }
  return writer.withLock { $0.1 + $0.0.end }
}

private func extract(_ paths: [FilePath]) async throws -> [UInt8] {
  try await extract(paths.map { .path($0) })
}

@Suite("An extract says what its logs said")
struct ExtractTests {
  /// Compares what is known from logs and from their extract.
  private func expectSame(_ read: Reading, _ again: Reading, _ comment: Comment? = nil) {
    #expect(read.ids == again.ids, comment)
    #expect(read.records.map(\.event) == again.records.map(\.event), comment)
    #expect(read.records.map(\.evidence) == again.records.map(\.evidence), comment)
    #expect(read.records.map(\.isFromColumns) == again.records.map(\.isFromColumns), comment)
    #expect(read.tally.files == again.tally.files, comment)
    #expect(read.tally.records == again.tally.records, comment)
    #expect(read.tally.matched == again.tally.matched, comment)
    #expect(read.tally.bytesRead == again.tally.bytesRead, comment)
    #expect(read.tally.bytesInflated == again.tally.bytesInflated, comment)
    #expect(read.tally.bystanders == again.tally.bystanders, comment)
    #expect(read.tally.oddFiles == again.tally.oddFiles, comment)
    #expect(read.tally.problems.listed == again.tally.problems.listed, comment)
    let (one, other) = (Coverage(files: read.tally.witnesses), Coverage(files: again.tally.witnesses))
    #expect("\(one.extents)" == "\(other.extents)", comment)
    #expect(one.unplacedHoles == other.unplacedHoles, comment)
    #expect(one.extents.map(\.holes) == other.extents.map(\.holes), comment)
    #expect(
      read.tally.witnesses.holesWithoutTrail == again.tally.witnesses.holesWithoutTrail, comment)
  }

  @Test(
    "each fault, and each witness, is known from the extract as from the file", arguments: FaultTests.cases)
  func fault(_ given: FaultTests.Case) async throws {
    for name in ["file", "111122223333_CloudTrail_us-east-1_20240101T0005Z_AbCdEfGhIjKlMnOp.json.gz"] {
      let folder = try TemporaryFolder()
      let file = try folder.write(given.bytes, to: name)
      let copy = try folder.write(try await extract([file]), to: "extract")
      expectSame(try await read([file], keepsBytes: true), try await read([], extracts: [copy]), "\(name)")
    }
  }

  @Test("an archive, whole or damaged, is known from the extract as from the archive")
  func archives() async throws {
    let folder = try TemporaryFolder()
    let name = "111122223333_CloudTrail_us-east-1_20240101T0005Z_AbCdEfGhIjKlMnOp.json"
    let whole = tar([
      TarMember("x/\(name)", Array(log("a").utf8)),
      TarMember("x/\(name).gz", gzip(Array(log("b", "c").utf8))),
      TarMember("S", "x/sparse"), TarMember("x/empty_CloudTrail_a_20240101T0005Z_", []),
    ])
    for bytes in [whole, gzip(whole), whole.dropLast(2048), Array(whole[..<700]), whole + Array("more".utf8)]
    {
      for file in ["logs.tar", name] {
        let archive = try folder.write(bytes, to: file)
        let copy = try folder.write(try await extract([archive]), to: "extract")
        expectSame(
          try await read([archive], keepsBytes: true), try await read([], extracts: [copy]),
          "\(bytes.count) bytes as \(file)")
      }
    }
  }

  @Test("records keep their bytes: bytes that are not UTF-8, columns, the deepest nesting, line breaks")
  func bodies() async throws {
    let folder = try TemporaryFolder()
    let record = recorded("2024-01-01T00:00:00Z put id=a")
    var invalid = Array(record.replacing("\"a\"", with: "\"a~\"").utf8)
    if let place = invalid.firstIndex(of: UInt8(ascii: "~")) { invalid[place] = 0xff }
    let deep = String(repeating: "[", count: 255) + String(repeating: "]", count: 255)
    try folder.write(invalid + [10], to: "invalid.json")
    try folder.write(record.dropLast() + ",\n\"x\":\r\n" + deep + "}", to: "deep.json")
    try folder.write(
      "eventtime,eventsource,eventname,eventid\n2024-01-01T00:00:00Z,chime.amazonaws.com,PutRetentionSettings,c\n",
      to: "columns.csv")
    let logs = try await read([folder.path], keepsBytes: true)
    #expect(logs.records.count == 3 && logs.records.contains { $0.isFromColumns })
    let copies = try TemporaryFolder()
    let copy = try copies.write(try await extract([folder.path]), to: "extract")
    let again = try await read([], extracts: [copy])
    expectSame(logs, again)
    #expect(again.records.map(\.bytes.count) == logs.records.map(\.bytes.count))
    let own = logs.records[1].bytes
    let spaced = own.map { byte in byte == 10 || byte == 13 ? UInt8(32) : byte }
    #expect(again.records[1].bytes == spaced && spaced != own)
  }

  @Test("an extract that was cut anywhere, or lost a line, is a problem and leaves a hole")
  func damage() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(log("a", "b"), to: "a.json")
    let other = try folder.write(log("c"), to: "b.json")
    let whole = try await extract([file, other])
    let lines = whole.split(separator: 10).map { Array($0) + [10] }
    #expect(lines.count == 7)
    func problems(_ bytes: [UInt8]) async throws -> [InputTally.Problem] {
      let copy = try folder.write(bytes, to: "extract")
      let tally = try await read([], extracts: [copy]).tally
      let coverage = Coverage(files: tally.witnesses)
      #expect(coverage.unplacedHoles.isEmpty == tally.problems.isEmpty)
      return tally.problems.listed
    }
    #expect(try await problems(whole).isEmpty)
    #expect(try await problems(whole + whole).isEmpty)
    #expect(try await problems(gzip(whole)).isEmpty)
    var random = SeededRandom(seed: 16)
    for cut in [0, 1, 20] + (0..<60).map({ _ in Int.random(in: 0..<whole.count - 1, using: &random) }) {
      #expect(try await !problems(Array(whole[..<cut])).isEmpty, "cut at \(cut)")
      #expect(try await !problems(gzip(whole).dropLast(1 + cut % 40)).isEmpty)
    }
    for index in lines.indices {
      var less = lines
      less.remove(at: index)
      #expect(try await !problems(less.flatMap { $0 }).isEmpty, "without line \(index)")
      var more = lines
      more.insert(lines[index], at: index)
      #expect(try await !problems(more.flatMap { $0 }).isEmpty, "line \(index) twice")
    }
    #expect(try await problems(Array(log("a").utf8)).map(\.kind) == [.notCloudTrail])
  }

  @Test("no number in an extract overflows a sum: an input that claims too much is damaged")
  func claims() async throws {
    let folder = try TemporaryFolder()
    let text = String(decoding: try await extract([try folder.write(log("a"), to: "a.json")]), as: UTF8.self)
    for (own, claimed) in [
      ("\"records\":1", "\"records\":\(Int.max)"), ("\"members\":0", "\"members\":\(Int.max)"),
      ("\"bystanders\":{}", "\"bystanders\":{\"digests\":\(Int.max),\"sideFiles\":\(Int.max)}"),
      (
        "\"problems\":[]",
        "\"problems\":[{\"kind\":\"unreadable\",\"count\":\(Int.max)},{\"kind\":\"unreadable\",\"count\":\(Int.max)}]"
      ),
    ] {
      try #require(text.contains(own))
      let extract = text.replacing(own, with: claimed)
      // Another path, as the same input counts once.
      let other = extract.replacing("a.json", with: "b.json")
      let copies = [try folder.write(extract, to: "one"), try folder.write(other, to: "two")]
      #expect(try await !read([], extracts: copies).tally.problems.isEmpty, "\(claimed)")
    }
  }

  @Test("what stands beside logs is known from the extract, and what does not is not")
  func bystanders() async throws {
    let folder = try TemporaryFolder()
    for text in [
      "", "Permission Check Successful\n",
      "2 123456789012 eni-0a1b2c 10.0.0.1 10.0.0.2 443 49152 6 20 4249 1 2 A OK\n",
    ] {
      let file = try folder.write(text, to: "beside")
      let copy = try folder.write(try await extract([file]), to: "extract")
      expectSame(try await read([file], keepsBytes: true), try await read([], extracts: [copy]), "\(text)")
    }
  }

  @Test("an input in two extracts counts once, and an extract of extracts says the same")
  func repeats() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(gzip(Array(log("a", "b").utf8)).dropLast(2), to: "a.json.gz")
    let other = try folder.write(log("c"), to: "b.json")
    let (one, two) = (try await extract([file]), try await extract([file, other]))
    let copies = [try folder.write(one, to: "one"), try folder.write(two, to: "two")]
    let logs = try await read([file, other])
    let both = try await read([], extracts: copies)
    #expect(both.tally.files == 2 && both.tally.matched == logs.tally.matched)
    #expect(both.tally.problems.listed == logs.tally.problems.listed)
    let again = try folder.write(try await extract(copies.map { .extract($0) }), to: "again")
    expectSame(both, try await read([], extracts: [again]))
  }

  @Test("what is wrong with an extract is known from an extract of it")
  func problemsTravel() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(log("a"), to: "a.json")
    let cut = try folder.write(try await extract([file]).dropLast(10), to: "cut")
    let again = try folder.write(try await extract([.extract(cut)]), to: "again")
    let tally = try await read([], extracts: [again]).tally
    #expect(Set(tally.problems.map(\.path)) == [cut.string])
    #expect(!Coverage(files: tally.witnesses).unplacedHoles.isEmpty)
  }

  @Test("an input that was not searched for all that is asked for is read again, or is a problem")
  func unsearched() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(log("a"), to: "a.json")
    let text = String(decoding: try await extract([file]), as: UTF8.self)
    let earlier = try folder.write(text.replacing(/"reader":[0-9]+/, with: "\"reader\":0"), to: "earlier")
    let fewer = try folder.write(
      text.replacing("\"chime.amazonaws.com/PutRetentionSettings\"", with: "\"x\""), to: "fewer")
    for copy in [earlier, fewer] {
      try folder.write(log("a", "b"), to: "a.json")
      let again = try await read([], extracts: [copy])
      #expect(again.ids.contains("b") && again.tally.problems.isEmpty && again.tally.records == 2)
    }
    try folder.remove("a.json")
    for copy in [earlier, fewer] {
      let again = try await read([], extracts: [copy])
      #expect(again.ids == ["a"] && again.tally.problems.map(\.kind) == [.notScannedFor])
      #expect(!Coverage(files: again.tally.witnesses).unplacedHoles.isEmpty)
    }
  }

  @Test("an extract among logs is no evidence, however it is read")
  func planted() async throws {
    let folder = try TemporaryFolder()
    let bytes = try await extract([try folder.write(log("a"), to: "a.json")])
    let logs = try TemporaryFolder()
    try logs.write(bytes, to: "x.jsonl")
    try logs.write(gzip(bytes), to: "x.jsonl.gz")
    // Its records without its header are no messages either.
    try logs.write(bytes.split(separator: 10)[1] + [10], to: "line.jsonl")
    let reading = try await read([logs.path])
    #expect(reading.ids.isEmpty && reading.tally.problems.count == 3)
    #expect(reading.tally.problems.allSatisfy { $0.message.contains("--extract") })
  }

  @Test("a folder of extracts, as other programs write it, has files that are none")
  func folder() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(log("a"), to: "a.json")
    let copies = try TemporaryFolder()
    try copies.write(gzip(try await extract([file])), to: "out/part-00000.txt.gz")
    try copies.write("", to: "out/_SUCCESS")
    try copies.write("crc", to: "out/.part-00000.txt.gz.crc")
    let reading = try await read([], extracts: [copies.path.appending("out")])
    #expect(reading.ids == ["a"] && reading.tally.problems.isEmpty)
    #expect(
      try await read([], extracts: [copies.path.appending("none")]).tally.problems.map(\.kind) == [
        .unreadable
      ])
  }

  @Test("extracts of a job that has not ended are not taken for all of them")
  func unfinishedJob() async throws {
    let folder = try TemporaryFolder()
    let whole = gzip(try await extract([try folder.write(log("a"), to: "a.json")]))
    let copies = try TemporaryFolder()
    try copies.write(whole, to: "out/_temporary/0/task_1/part-00000.txt.gz")
    try copies.write(whole, to: "out/part-00001.txt.gz")
    let reading = try await read([], extracts: [copies.path.appending("out")])
    #expect(reading.ids == ["a"] && reading.tally.problems.map(\.kind) == [.unreadable])
  }

  @Test("a source stands in the place of what was named")
  func source() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("a"), to: "logs/x/a.json")
    let input = LogInput.path(folder.path.appending("logs"))
    let copy = try folder.write(
      try await extract([input], source: LogReader.Source(input, name: "s3://bucket/logs")), to: "extract")
    let reading = try await read([], extracts: [copy])
    #expect(reading.records.map(\.evidence.path) == ["s3://bucket/logs/x/a.json"])
  }
}
