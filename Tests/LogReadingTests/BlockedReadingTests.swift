import Foundation
import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("A reading that waits for bytes", .timeLimit(.minutes(2)))
struct BlockedReadingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("keeps no other task waiting, though it waits for more pipes than Swift has threads")
  func otherTasks() async throws {
    let count = ProcessInfo.processInfo.activeProcessorCount + 1
    let pipes = try (0..<count).map { try NamedPipe("\(100 + $0)", in: folder) }
    async let reading = read(pipes.map(\.path), threads: count)
    var ends: [FileDescriptor] = []
    for pipe in pipes { ends.append(await pipe.openedWhenRead()) }
    let sum = await withTaskGroup { group in
      for number in 1...10 {
        group.addTask {
          await Task.yield()
          return number
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sum == 55)
    for (number, end) in ends.enumerated() {
      try end.closeAfter { _ = try end.writeAll(log("\(number)").utf8) }
    }
    #expect(try await reading.ids == (0..<count).map(String.init))
  }

  @Test("throws when it is cancelled, and then has nothing open and nothing waiting")
  func cancelled() async throws {
    // Those who read the others are ahead of the pipe's, by more than may wait for it.
    let pipe = try NamedPipe("0", in: folder)
    let big = log("a").replacing(
      #""eventID""#, with: #""userAgent":"\#(String(repeating: "x", count: 3 << 20))","eventID""#)
    for number in 1..<8 { try folder.write(big, to: "\(number).json") }
    let paths = [pipe.path] + (1..<8).map { folder.path.appending("\($0).json") }
    let task = Task { try await read(paths, threads: 3, keepsBytes: true) }
    let end = await pipe.openedWhenRead()
    defer { try? end.close() }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(pipe.opened() == nil)
  }
}
