import Gunzip
import Gzip
import TestSupport
import Testing

@Suite("What is compressed")
struct GzipWriterTests {
  private func member(_ parts: [[UInt8]], level: Int32) throws -> [UInt8] {
    var writer = try GzipWriter(level: level)
    var bytes: [UInt8] = []
    for part in parts { bytes += writer.compress(part) }
    return bytes + writer.finish()
  }

  @Test("is one member of the same bytes, however they come", arguments: [-1, 1, 4, 9] as [Int32])
  func roundTrip(level: Int32) throws {
    var random = SeededRandom(seed: 7)
    let bytes = (0..<200_000).map { UInt8($0 % 97 == 0 ? random.next() % 256 : 0x61) }
    let whole = try member([bytes], level: level)
    let parts = stride(from: 0, to: bytes.count, by: 777).map {
      Array(bytes[$0..<min($0 + 777, bytes.count)])
    }
    #expect(try member([[]] + parts, level: level) == whole)
    var reader = GunzipReader()
    reader.open(ByteSource(whole))
    var plain: [UInt8] = []
    while try reader.advance() { plain += unsafe reader.window.withUnsafeBufferPointer { unsafe Array($0) } }
    #expect(plain == bytes)
    #expect(reader.members == 1)
  }

  @Test("has a header that says nothing of the time, and ends where it is empty, too")
  func header() throws {
    let empty = try member([], level: 4)
    #expect(Array(empty.prefix(10)) == [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
    #expect(Array(empty.suffix(8)) == [UInt8](repeating: 0, count: 8))
  }
}
