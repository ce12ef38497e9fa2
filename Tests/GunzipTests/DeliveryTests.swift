import Gunzip
import SystemPackage
import Testing

@Suite("What is read does not depend on how it comes")
struct DeliveryTests {
  private static let contents: [[UInt8]] = [sampleBytes(1500, seed: 1), [], sampleBytes(700, seed: 2)]
  private static let file: [UInt8] = contents.flatMap { Member($0).bytes } + [0, 0, 0]
  private static let expected = Reading.well(contents, members: 3, bytesRead: file.count)

  @Test("from memory, with every read size and window size", arguments: Sizes.all)
  func sizes(sizes: Sizes) {
    #expect(sizes.read(Self.file) == Self.expected)
  }

  @Test("with every small read size")
  func everySmallReadSize() {
    for readSize in 3...200 {
      #expect(read(Self.file, windowSize: 50, readSize: readSize) == Self.expected, "read size \(readSize)")
    }
  }

  @Test("sizes below the least are taken for the least", arguments: [Int.min, -1, 0, 1, 2])
  func tooSmall(size: Int) {
    #expect(read(Self.file, windowSize: size, readSize: size) == Self.expected)
  }

  @Test("from a file or a pipe", arguments: Delivery.allCases, [3, 7, 64 << 10])
  func descriptors(delivery: Delivery, readSize: Int) throws {
    for windowSize in Sizes.windows {
      var reader = GunzipReader(windowSize: windowSize, readSize: readSize)
      let reading = try delivery.with(Self.file) { descriptor in
        reader.read(
          descriptor.map { ByteSource($0, readsAhead: delivery == .file) } ?? ByteSource(Self.file))
      }
      #expect(reading == Self.expected, "window size \(windowSize)")
    }
  }

  @Test("a large file through a pipe", arguments: [Delivery.pipe4096, .pipe7])
  func large(delivery: Delivery) throws {
    let contents = [sampleBytes(30_000, seed: 3), sampleBytes(20_000, seed: 4)]
    let file = contents.flatMap { Member($0, level: 1).bytes }
    var reader = GunzipReader(windowSize: 1000)
    let reading = try delivery.with(file) { reader.read($0.map { ByteSource($0) } ?? ByteSource([])) }
    #expect(reading == .well(contents, members: 2, bytesRead: file.count))
  }

  @Test("a pipe that goes on is not held back: what it holds comes at once")
  func live() throws {
    let pipe = try FileDescriptor.pipe(options: .nonBlocking)
    defer { try? pipe.readEnd.close() }
    defer { try? pipe.writeEnd.close() }
    let member = Member("begun", level: 0)
    try pipe.writeEnd.writeAll(member.header + member.blocks)
    var reader = GunzipReader()
    reader.open(ByteSource(pipe.readEnd))
    #expect(try reader.advance())
    #expect(reader.bytesInflated == 5)
    // The pipe is empty, but not at its end: the trailer cannot be read yet.
    let fault = #expect(throws: GunzipError.self) { _ = try reader.advance() }
    #expect(fault?.reason == .unreadable(.resourceTemporarilyUnavailable))
    #expect(fault?.offset == UInt64(member.bytes.count - 8))
  }

  @Test("a source that cannot be read says why")
  func unreadable() throws {
    var reader = GunzipReader()
    let folder = try FileDescriptor.open(FilePath("/"), .readOnly)
    let ofFolder = reader.read(ByteSource(folder))
    try folder.close()
    #expect(ofFolder.error?.reason == .unreadable(.isDirectory))
    let ofNothing = reader.read(ByteSource(FileDescriptor(rawValue: -1)))
    #expect(ofNothing.error?.reason == .unreadable(.badFileDescriptor))
    #expect(ofNothing.error?.offset == 0)
  }
}
