import Gunzip
import Testing

/// All that a reader gave for one source.
struct Reading: Equatable, Sendable {
  /// The plain bytes, per member.
  var contents: [[UInt8]] = []
  var errors: [GunzipError] = []
  var members = 0
  var bytesRead: UInt64 = 0
  var bytesInflated: UInt64 = 0

  var bytes: [UInt8] { contents.flatMap(\.self) }
  /// The first fault.
  var error: GunzipError? { errors.first }

  /// The reading of a source that is well.
  static func well(_ contents: [[UInt8]], members: Int, bytesRead: Int) -> Reading {
    Reading(
      contents: contents.filter { !$0.isEmpty }, members: members, bytesRead: UInt64(bytesRead),
      bytesInflated: UInt64(contents.map(\.count).reduce(0, +)))
  }
}

extension GunzipReader {
  /// Reads a source to its end, past its faults, and checks what holds for every source.
  mutating func read(_ source: consuming ByteSource) -> Reading {
    open(source)
    var reading = Reading()
    var lastMember: Int?
    var isOpen = true
    while isOpen {
      do {
        isOpen = try advance()
        guard isOpen else { break }
        let bytes = unsafe window.withUnsafeBufferPointer { unsafe Array($0) }
        #expect(!bytes.isEmpty, "a window is never empty")
        if member == lastMember {
          reading.contents[reading.contents.count - 1] += bytes
        } else {
          reading.contents.append(bytes)
        }
        lastMember = member
        reading.bytesInflated += UInt64(bytes.count)
        #expect(bytesInflated == reading.bytesInflated)
        #expect(isAfterFault == !reading.errors.isEmpty)
      } catch {
        reading.errors.append(error)
        lastMember = nil
        let isEmpty = window.isEmpty
        #expect(isEmpty && isAfterFault, "at a fault the window is empty")
      }
    }
    for _ in 0..<2 {
      var isAtEnd = false
      do { isAtEnd = try !advance() } catch {}
      #expect(isAtEnd, "after the end advance() gives false")
      let isEmpty = window.isEmpty
      #expect(isEmpty, "after the end the window is empty")
    }
    reading.members = members
    reading.bytesRead = bytesRead
    #expect(bytesInflated == reading.bytesInflated)
    return reading
  }
}

/// Reads bytes from memory with a new reader; with the package trait `FastInflate` also as a file is read, to the same
/// result.
func read(_ bytes: [UInt8], windowSize: Int = 256 << 10, readSize: Int = 64 << 10) -> Reading {
  var reader = GunzipReader(windowSize: windowSize, readSize: readSize)
  let reading = reader.read(ByteSource(bytes))
  #if FastInflate
    let ahead = reader.read(ByteSource(bytes, readsAhead: true))
    #expect(ahead == reading, "read ahead, window \(windowSize), read \(readSize)")
  #endif
  return reading
}

/// The sizes of a reader that meet every border.
struct Sizes: Sendable, CustomTestStringConvertible {
  var window: Int
  var read: Int

  var testDescription: String { "window \(window), read \(read)" }

  /// 3 is the least that one read asks for.
  static let reads = [3, 4, 5, 7, 10, 11, 18, 64, 4096, 1 << 20]
  static let windows = [2, 7, 4096, 4 << 20]
  static let all = reads.flatMap { read in windows.map { Sizes(window: $0, read: read) } }

  func read(_ bytes: [UInt8]) -> Reading {
    GunzipTests.read(bytes, windowSize: window, readSize: read)
  }
}
