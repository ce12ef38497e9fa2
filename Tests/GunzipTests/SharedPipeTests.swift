import Dispatch
import Gunzip
import Synchronization
import SystemPackage
import Testing

@Suite("A pipe of two readers", .timeLimit(.minutes(1)))
struct SharedPipeTests {
  /// What the readers found between them.
  private final class Sum: Sendable {
    let bytes = Atomic(0)
    let errors = Mutex<[String]>([])
  }

  @Test("is waited for again by the one that finds it empty, where it does not block")
  func emptied() throws {
    let (input, end) = try FileDescriptor.pipe(options: .nonBlocking)
    defer { try? input.close() }
    let sum = Sum()
    let readers = DispatchGroup()
    for number in 0..<2 {
      DispatchQueue(label: "reader \(number)").async(group: readers) {
        var reader = GunzipReader()
        reader.open(ByteSource(input, until: []))
        do {
          while try reader.advance() { sum.bytes.add(reader.window.count, ordering: .relaxed) }
        } catch {
          sum.errors.withLock { $0.append("\(error)") }
        }
      }
    }
    for number in 1...2000 {
      try end.writeAll("x".utf8)
      // Both wait again by the time that the next byte comes.
      while sum.bytes.load(ordering: .relaxed) < number - 100 && sum.errors.withLock(\.isEmpty) {}
    }
    try end.close()
    readers.wait()
    #expect(sum.errors.withLock { $0 } == [])
    #expect(sum.bytes.load(ordering: .relaxed) == 2000)
  }
}
