import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

struct FaultTests {
  /// What a file holds, and what must be told of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let kinds: [InputTally.Problem.Kind]
    let ids: [String]

    var testDescription: String { name }
  }

  static let whole = Array(log("a", "b").utf8)
  static let packed = gzip(whole)

  static let cases: [Case] = [
    Case(name: "an empty file", bytes: [], kinds: [], ids: []),
    Case(name: "no records", bytes: Array("{\"Records\":[]}".utf8), kinds: [], ids: []),
    Case(name: "plain", bytes: whole, kinds: [], ids: ["a", "b"]),
    Case(name: "gzip", bytes: packed, kinds: [], ids: ["a", "b"]),
    Case(name: "two members", bytes: packed + gzip(Array(log("c").utf8)), kinds: [], ids: ["a", "b", "c"]),
    Case(
      name: "a cut trailer", bytes: packed.dropLast(3), kinds: [.truncatedGzip], ids: ["a", "b"]),
    Case(
      name: "a wrong checksum", bytes: packed.dropLast(8) + [0, 0, 0, 0] + packed.suffix(4),
      kinds: [.corruptGzip], ids: ["a", "b"]),
    Case(
      name: "trailing bytes", bytes: packed + Array("more".utf8), kinds: [.trailingBytes],
      ids: ["a", "b"]),
    Case(
      name: "bytes between two members", bytes: packed + Array("more".utf8) + gzip(Array(log("c").utf8)),
      kinds: [.trailingBytes], ids: ["a", "b", "c"]),
    Case(
      name: "a wrong checksum before a member",
      bytes: packed.dropLast(8) + [0, 0, 0, 0] + packed.suffix(4) + gzip(Array(log("c").utf8)),
      kinds: [.corruptGzip], ids: ["a", "b", "c"]),
    Case(name: "text", bytes: Array("hello".utf8), kinds: [.notCloudTrail], ids: []),
    Case(name: "another object", bytes: Array("{\"a\":1}".utf8), kinds: [.notCloudTrail], ids: []),
    Case(name: "cut JSON", bytes: whole.dropLast(5), kinds: [.truncatedJSON], ids: ["a"]),
    Case(
      name: "broken JSON", bytes: whole.dropLast(2) + Array("!".utf8), kinds: [.invalidJSON],
      ids: ["a", "b"]),
    Case(
      name: "no eventTime",
      bytes: Array(log("a").replacing("2024-01-01T00:00:00Z", with: "soon").utf8),
      kinds: [.notCloudTrail], ids: ["none"]),
  ]

  @Test("each fault is told by its kind, and what precedes it counts", arguments: cases)
  func fault(_ given: Case) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(given.bytes, to: "file")
    let reading = try await read([file])
    #expect(reading.tally.problems.map(\.kind) == given.kinds)
    #expect(reading.ids == given.ids)
    #expect(reading.tally.matched == given.ids.count)
    #expect(reading.tally.files == 1)
    #expect(reading.tally.bytesRead == UInt64(given.bytes.count))
    #expect(reading.tally.problems.allSatisfy { $0.path == file.string && !$0.message.isEmpty })
  }

  @Test("one bad file stops nothing")
  func badNeighbour() async throws {
    let folder = try TemporaryFolder()
    try folder.write(log("a"), to: "1.json")
    try folder.write(Self.packed.dropLast(9), to: "2.json.gz")
    try folder.write(log("c"), to: "3.json")
    let reading = try await read([folder.path, folder.path.appending("missing")])
    #expect(reading.ids.first == "a" && reading.ids.last == "c")
    #expect(reading.tally.problems.map(\.kind) == [.truncatedGzip, .unreadable])
  }

  @Test("a record over the limit is counted and told, and the next one is read")
  func largeRecord() async throws {
    let folder = try TemporaryFolder()
    let padding = String(repeating: "x", count: 5000)
    let text = log("a", "b").replacing("\"a\"", with: "\"a\",\"userAgent\":\"\(padding)\"")
    try folder.write(text, to: "log.json")
    let reading = try await read([folder.path], recordBytes: 4096)
    #expect(reading.ids == ["b"])
    #expect(reading.tally.records == 2)
    #expect(reading.tally.problems.map(\.kind) == [.recordTooLarge])
    #expect(reading.records.first?.evidence.record == 1)
  }

  @Test("a file of broken lines tells three of them, and how many more there are")
  func manyFaults() async throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "{\"a\":1}\n", count: 250), to: "lines")
    let problems = try await read([folder.path]).tally.problems
    #expect(problems.count == 250)
    #expect(problems.listed.map(\.offset) == [0, 8, 16, 24])
    #expect(problems.listed.last?.message.hasPrefix("247 further problems of this kind, ") == true)
  }

  @Test("a file of records without a time tells three of them, and how many more there are")
  func manyRecordsWithoutTime() async throws {
    let folder = try TemporaryFolder()
    let record = log("a").replacing("2024-01-01T00:00:00Z", with: "soon")
    try folder.write(String(repeating: record + "\n", count: 130), to: "lines")
    let tally = try await read([folder.path]).tally
    #expect(tally.matched == 130)
    #expect(tally.problems.count == 130)
    #expect(tally.problems.listed.count == 4)
    #expect(tally.problems.listed.last?.message.hasPrefix("127 further problems") == true)
  }
}
