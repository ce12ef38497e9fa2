import Gunzip
import SystemPackage
import Testing

@Suite("Input that does not begin like gzip goes through untouched")
struct PlainInputTests {
  private static let inputs: [[UInt8]] =
    [
      [], [0], [0x1f], [0x8b], Array("{".utf8), [0, 0, 0], [0x1f, 0x1f, 0x8b, 8], [0x1f, 0x8a, 8, 0],
      [0x1e, 0x8b, 8], [0x8b, 0x1f], Array("{\"Records\":[]}\n".utf8), [0] + Member("x").bytes,
      [0x1f] + Member("x").bytes, sampleBytes(10_000, seed: 31),
    ] + (0...255).filter { $0 != 0x8b }.map { [0x1f, $0] }

  @Test("from memory, whatever the sizes", arguments: Sizes.all)
  func memory(sizes: Sizes) {
    for input in Self.inputs {
      #expect(sizes.read(input) == .well([input], members: 0, bytesRead: input.count), "\(input.prefix(10))")
    }
  }

  @Test("from a file or a pipe", arguments: Delivery.allCases)
  func descriptors(delivery: Delivery) throws {
    for input in Self.inputs.prefix(13) {
      var reader = GunzipReader()
      let reading = try delivery.with(input) { descriptor in
        reader.read(descriptor.map { ByteSource($0) } ?? ByteSource(input))
      }
      #expect(reading == .well([input], members: 0, bytesRead: input.count))
    }
  }

  @Test("a window is what one read gave; the first holds two bytes at least")
  func windows() throws {
    for (delivery, expected) in [
      (Delivery.pipe1, [2] + Array(repeating: 1, count: 18)), (.pipe7, [7, 7, 6]), (.pipeAtOnce, [20]),
    ] {
      let input = Array("plain text, 20 bytes".utf8)
      var reader = GunzipReader()
      let windows = try delivery.with(input) { descriptor in
        reader.open(ByteSource(try #require(descriptor)))
        var windows: [Int] = []
        while try reader.advance() {
          windows.append(reader.window.count)
          #expect(reader.member == 0)
        }
        return windows
      }
      #expect(windows == expected, "\(delivery)")
    }
  }

  @Test("a window holds no more than its size", arguments: [2, 7, 100])
  func windowSize(windowSize: Int) throws {
    var reader = GunzipReader(windowSize: windowSize)
    reader.open(ByteSource(sampleBytes(1000, seed: 32)))
    while try reader.advance() { #expect(reader.window.count <= windowSize) }
    #expect(reader.bytesInflated == 1000)
  }

  @Test("two bytes that begin like gzip are gzip that ends early")
  func magicAlone() {
    let reading = read([0x1f, 0x8b])
    #expect(reading.error?.reason == .truncated(inside: .header) && reading.error?.offset == 2)
    #expect(reading.members == 1)
  }
}
