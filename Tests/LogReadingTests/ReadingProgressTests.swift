import Foundation
import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

@Suite("The progress of a reading")
struct ReadingProgressTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let record = #"{"eventTime":"t","eventSource":"s3.amazonaws.com","eventName":"GetObject"}"#
    let records = Array(#"{"Records":[\#(record),\#(record)]}"#.utf8)
    for number in 0..<20 {
      try folder.write(number % 2 == 0 ? gzip(records) : records, to: "logs/\(number % 3)/\(number).json")
    }
  }

  @Test("comes to what the tally says, and to what was measured", arguments: [1, 4])
  func sums(threads: Int) async throws {
    let inputs = [LogInput.path(folder.path.appending("logs"))]
    let progress = ReadingProgress()
    #expect(progress.done == ReadingProgress.Counts())
    var reader = LogReader(threads: threads)
    reader.progress = progress
    let tally = try await reader.read(inputs) { _ in }
    #expect(tally.files == 20)
    #expect(tally.records == 40)
    #expect(progress.done.files == tally.files)
    #expect(progress.done.records == tally.records)
    #expect(progress.done.bytes == Int(tally.bytesRead))
    #expect(progress.total == nil)
    progress.measure(inputs) { true }
    #expect(progress.total?.files == tally.files)
    #expect(progress.total?.bytes == Int(tally.bytesRead))
  }

  /// Only a file system in memory has files so large.
  @Test(
    "has no whole where files with holes come to more bytes than can be counted",
    .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm")))
  func sparse() throws {
    let name = "/dev/shm/retention-trail-test-\(UUID().uuidString)"
    defer { for number in 0..<2 { try? FileManager.default.removeItem(atPath: "\(name)-\(number)") } }
    let inputs = try (0..<2).map { number in
      let path = FilePath("\(name)-\(number)")
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
      try file.closeAfter { try file.resize(to: 7 << 60) }
      return LogInput.path(path)
    }
    let progress = ReadingProgress()
    progress.measure([inputs[0]]) { true }
    #expect(progress.total?.bytes == 7 << 60)
    let both = ReadingProgress()
    both.measure(inputs) { true }
    #expect(both.total == nil)
  }

  @Test("has no whole where nobody can tell it, or nobody wants it any more")
  func unknown() {
    let progress = ReadingProgress()
    let inputs = [LogInput.path(folder.path.appending("logs"))]
    progress.measure(inputs + [.standardInput]) { true }
    #expect(progress.total == nil)
    progress.measure(inputs + [.path("/dev/null")]) { true }
    #expect(progress.total == nil)
    progress.measure(inputs) { false }
    #expect(progress.total == nil)
  }
}
