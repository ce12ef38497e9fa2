import Foundation
import LogReading
import RetentionModel
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("The batches of a reading", .timeLimit(.minutes(2)))
struct BatchesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func ids(_ batch: Batch?) -> [String] {
    (batch?.sightings ?? []).compactMap { $0.event?.eventID }
  }

  @Test("come in the order of the files, with what could not be read, and with the tally behind the last")
  func whole() async throws {
    for number in 10..<40 { try folder.write(log("\(number)"), to: "logs/\(number).json") }
    try folder.write("junk", to: "logs/20.json")
    try folder.write("{\"Records\":[]}", to: "logs/\(Self.logName)")
    let inputs = [LogInput.path(folder.path.appending("logs")), .path(folder.path.appending("none"))]
    let batches = LogReader(threads: 3).batches(of: inputs)
    for _ in 0..<2 {
      var found: [String] = []
      var kinds: [InputTally.Problem.Kind] = []
      for try await batch in batches {
        found += ids(batch)
        kinds += batch.problems.map(\.kind)
      }
      #expect(found == (10..<40).filter { $0 != 20 }.map(String.init))
      #expect(kinds == [.notCloudTrail, .emptyFile, .unreadable])
      #expect(batches.tally.files == 31 && batches.tally.records == 29)
      #expect(batches.tally.problems.count == 3)
    }
  }

  private static let logName = "444455556666_CloudTrail_us-east-1_20240101T0005Z_abcdefghijklmnop.json"

  @Test("come as soon as their bytes have, and end when they are interrupted, with no problem")
  func followed() async throws {
    let (input, end) = try FileDescriptor.pipe()
    let (interruption, wake) = try FileDescriptor.pipe()
    defer { for descriptor in [input, end, interruption, wake] { try? descriptor.close() } }
    let batches = LogReader().batches(following: input, until: interruption)
    var iterator = batches.makeAsyncIterator()
    for id in ["a", "b"] {
      try end.writeAll((log(id) + "\n").utf8)
      #expect(ids(try await iterator.next()) == [id])
    }
    try end.writeAll(log("c").utf8.dropLast(9))
    try wake.writeAll([0])
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
    #expect(batches.tally.records == 2 && batches.tally.problems.isEmpty)
  }

  @Test("say why something was not read, once records show that it is CloudTrail's")
  func unread() async throws {
    let (input, end) = try FileDescriptor.pipe()
    defer { try? input.close() }
    var iterator = LogReader().batches(following: input).makeAsyncIterator()
    // The first hundred bytes can be those of an archive.
    try end.writeAll(("junk" + String(repeating: " and more", count: 20) + "\n").utf8)
    #expect(try await iterator.next()?.unread == nil)
    try end.writeAll((log("a") + "\n").utf8)
    #expect(try await iterator.next()?.unread == .notCloudTrail)
    try end.writeAll("{\"Records\":[{\n".utf8)
    try end.writeAll((log("b") + "\n").utf8)
    try end.close()
    var last: Batch?
    while let batch = try await iterator.next() { last = batch }
    #expect(last?.unread == .invalidJSON)
  }

  @Test("wait for a slow loop")
  func slowLoop() async throws {
    let filler = #","filler":""# + String(repeating: "x", count: 1 << 20) + "\"}\n"
    let path = try folder.write(
      String(repeating: recorded("2024-01-01T00:00:00Z put id=a").dropLast() + filler, count: 40),
      to: "log.json")
    var reader = LogReader()
    reader.keepsBytes = true
    let progress = ReadingProgress()
    reader.progress = progress
    var count = 0
    for try await batch in reader.batches(of: [.path(path)]) {
      if count == 0 { try await Task.sleep(for: .milliseconds(300)) }
      count += batch.sightings.count
      #expect(progress.done.records <= count + 16)
    }
    #expect(count == 40)
  }

  @Test("have all that was read while the loop was busy, so that a slow loop need not go over each read")
  func coalesced() async throws {
    let (input, end) = try FileDescriptor.pipe()
    defer { try? input.close() }
    var reader = LogReader()
    let progress = ReadingProgress()
    reader.progress = progress
    var iterator = reader.batches(following: input).makeAsyncIterator()
    for number in 0..<100 {
      try end.writeAll((log("\(number)") + "\n").utf8)
      while progress.done.records <= number { await Task.yield() }
    }
    try end.close()
    var batches: [[String]] = []
    while let batch = try await iterator.next() { batches.append(ids(batch)) }
    #expect(batches.count <= 2)
    #expect(batches.flatMap(\.self) == (0..<100).map(String.init))
  }

  /// A message with so many hundred records in compressed data.
  private static func message(ofHundreds times: Int) -> String {
    let records = String(repeating: recorded("2024-01-01T00:00:00Z put id=a") + "\n", count: 100)
    let data = Data(repeatingGzip("", Array(records.utf8), times: times, end: ""))
    return #"{"awslogs":{"data":"\#(data.base64EncodedString())"}}"#
  }

  @Test("come while one message is still read, where that holds more than should be kept")
  func largeMessage() async throws {
    let path = try folder.write(Self.message(ofHundreds: 200), to: "message.json")
    let counts = Mutex<[Int]>([])
    _ = try await LogReader(threads: 1).read([.path(path)]) { batch in
      counts.withLock { $0.append(batch.sightings.count) }
    }
    #expect(counts.withLock { $0.reduce(0, +) } == 20_000)
    #expect(counts.withLock { $0.allSatisfy { $0 < 4200 } })
  }

  @Test("throw what the loop throws, also where that is in the midst of a message")
  func thrownWithinMessage() async throws {
    struct Enough: Error {}
    let path = try folder.write(Self.message(ofHundreds: 200), to: "message.json")
    let batches = Mutex(0)
    await #expect(throws: Enough.self) {
      try await LogReader(threads: 1).read([.path(path)]) { _ in
        batches.withLock { $0 += 1 }
        throw Enough()
      }
    }
    #expect(batches.withLock { $0 } == 1)
  }

  @Test("end with the loop that is left, and leave nothing behind")
  func leftLoop() async throws {
    let pipe = try NamedPipe("0", in: folder)
    weak var progress: ReadingProgress?
    let end: FileDescriptor
    do {
      var reader = LogReader()
      reader.progress = ReadingProgress()
      progress = reader.progress
      let batches = reader.batches(of: [.path(pipe.path)])
      let writing = Task {
        let end = await pipe.openedWhenRead()
        try end.writeAll((log("a") + "\n").utf8)
        return end
      }
      for try await batch in batches {
        #expect(ids(batch) == ["a"])
        break
      }
      end = try await writing.value
    }
    defer { try? end.close() }
    try await pipe.closed()
    while progress != nil { await Task.yield() }
  }

  @Test("are not all that there are where the task is cancelled, which throws")
  func cancelled() async throws {
    let (input, end) = try FileDescriptor.pipe()
    defer { for descriptor in [input, end] { try? descriptor.close() } }
    let task = Task {
      for try await _ in LogReader().batches(following: input) {}
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
