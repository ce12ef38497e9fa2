import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

struct OrderTests {
  @Test("the finds of many files come in the files' order, with any number of threads", arguments: [1, 2, 7])
  func manyFiles(_ threads: Int) async throws {
    let folder = try TemporaryFolder()
    var expected: [String] = []
    for number in 100..<200 {
      // Every tenth file is larger by far, so that others overtake it.
      let ids = (0..<(number % 10 == 0 ? 400 : 1)).map { "\(number)-\($0)" }
      let records = ids.map { id in log(id).dropFirst(12).dropLast(2) }
      try folder.write(
        gzip(Array("{\"Records\":[\(records.joined(separator: ","))]}".utf8)), to: "\(number).json.gz")
      expected += ids
    }
    let reading = try await read([folder.path], threads: threads, keepsBytes: true)
    #expect(reading.ids == expected)
    #expect(reading.tally.files == 100)
    #expect(reading.tally.records == expected.count)
    #expect(reading.records.allSatisfy { $0.bytes.first == UInt8(ascii: "{") })
  }

  @Test("a reading that is cancelled throws, and returns nothing as if it were all", .timeLimit(.minutes(10)))
  func cancelled() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<50 { try folder.write(log("\(number)"), to: "\(number).json") }
    let path = folder.path
    for threads in [1, 3] {
      let task = Task {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        return try await LogReader(threads: threads).read([.path(path)]) { _ in }
      }
      await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
  }

  @Test("the sink's error is thrown, and not that others end because of it", .timeLimit(.minutes(10)))
  func firstError() async throws {
    struct Full: Error {}
    let folder = try TemporaryFolder()
    for number in 0..<40 { try folder.write(log("\(number)"), to: "\(number).json") }
    for _ in 0..<100 {
      await #expect(throws: Full.self) {
        _ = try await LogReader(threads: 7).read([.path(folder.path)]) { _ in throw Full() }
      }
    }
  }

  @Test("an error of the sink ends the reading", .timeLimit(.minutes(10)))
  func sinkError() async throws {
    struct Enough: Error {}
    let folder = try TemporaryFolder()
    for number in 0..<50 { try folder.write(log("\(number)"), to: "\(number).json") }
    let reader = LogReader(threads: 3)
    await #expect(throws: Enough.self) {
      _ = try await reader.read([.path(folder.path)]) { _ in throw Enough() }
    }
  }
}
