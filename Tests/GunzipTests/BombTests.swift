import Gunzip
import TestSupport
import Testing

@Suite("However much a few bytes inflate to, only one window of it is held")
struct BombTests {
  private static let plainCount = 64 << 20
  private static let file = gzip([UInt8](repeating: 0, count: plainCount), level: 9)

  @Test("64 MiB of zeros come window by window", arguments: [1 << 16, 1 << 20])
  func windows(windowSize: Int) throws {
    #expect(Self.file.count < 70_000)
    var reader = GunzipReader(windowSize: windowSize, readSize: 4096)
    reader.open(ByteSource(Self.file))
    #expect(try reader.advance())
    #expect(reader.bytesRead == 4096, "nothing is read ahead")
    #expect(reader.window.count == windowSize)
    var windows = 1
    while try reader.advance() {
      #expect(reader.window.count <= windowSize)
      windows += 1
    }
    #expect(reader.bytesInflated == UInt64(Self.plainCount))
    // The window that meets the end of what was read is not full.
    #expect(windows <= Self.plainCount / windowSize + Self.file.count / 4096 + 1)
    #expect(reader.members == 1)
  }

  @Test("a bomb behind the first window costs nothing if one stops there")
  func stop() throws {
    var reader = GunzipReader(windowSize: 10, readSize: 3)
    reader.open(ByteSource(Self.file))
    for _ in 0..<100 { #expect(try reader.advance()) }
    #expect(reader.bytesInflated <= 1000)
    #expect(reader.bytesRead < 100)
  }
}
