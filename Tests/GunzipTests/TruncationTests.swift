import Gunzip
import Testing

@Suite("A file that ends early says inside what, and gives all that came before")
struct TruncationTests {
  /// A file of two members that have every header field, and where their parts end.
  private struct File {
    let bytes: [UInt8]
    let members: [Member]

    init(level: Int32) {
      var first = Member("the first member's content", level: level)
      (first.extra, first.name, first.comment, first.hasHeaderChecksum) = ([1, 2], "n", "c", true)
      members = [first, Member("the second, the second, the second", level: level)]
      bytes = members.flatMap(\.bytes)
    }

    /// What a reader must say of the first `count` bytes.
    func reason(ofFirst count: Int) -> GunzipError.Reason? {
      if count < 2 { return nil }  // nothing, or one byte that is no gzip
      var start = 0
      for member in members {
        let header = start + member.header.count
        let blocks = header + member.blocks.count
        let end = blocks + member.trailer.count
        if count == start { return nil }
        if count == start + 1 { return .trailingBytes }
        if count < header { return .truncated(inside: .header) }
        if count < blocks { return .truncated(inside: .blocks) }
        if count < end { return .truncated(inside: .trailer) }
        start = end
      }
      return nil
    }

    /// How much of the content must be handed out if its blocks are stored, each byte as it is.
    func storedContent(inFirst count: Int) -> [UInt8] {
      if count < 2 { return Array(bytes[..<count]) }
      var start = 0
      var content: [UInt8] = []
      for member in members {
        let stored = min(max(count - start - member.header.count - 5, 0), member.content.count)
        content += member.content[..<stored]
        start += member.bytes.count
      }
      return content
    }
  }

  @Test("at every offset, for every size", arguments: Sizes.all)
  func everyOffset(sizes: Sizes) {
    for level in [0, 9] as [Int32] {
      let file = File(level: level)
      for count in 0...file.bytes.count {
        let reading = sizes.read(Array(file.bytes[..<count]))
        #expect(reading.error?.reason == file.reason(ofFirst: count), "level \(level), cut at \(count)")
        if let error = reading.error {
          #expect(error.offset == place(of: error, count), "level \(level), cut at \(count)")
        }
        #expect(reading.bytesRead == UInt64(count))
      }
    }
  }

  @Test("all of a stored block that is there is handed out", arguments: Sizes.all)
  func stored(sizes: Sizes) {
    let file = File(level: 0)
    for count in 0...file.bytes.count {
      let reading = sizes.read(Array(file.bytes[..<count]))
      #expect(reading.bytes == file.storedContent(inFirst: count), "cut at \(count)")
    }
  }

  @Test("all that a compressed block allows is handed out, whatever the sizes")
  func compressed() {
    let content = sampleBytes(400, seed: 21)
    let member = Member(content)
    var last = 0
    for count in member.header.count...member.bytes.count {
      let cut = Array(member.bytes[..<count])
      let reading = read(cut)
      #expect(content.starts(with: reading.bytes) && reading.bytes.count >= last, "cut at \(count)")
      last = reading.bytes.count
      for sizes in [Sizes(window: 2, read: 3), Sizes(window: 7, read: 5), Sizes(window: 400, read: 4)] {
        #expect(sizes.read(cut) == reading, "cut at \(count), \(sizes.testDescription)")
      }
      if count >= member.bytes.count - 8 { #expect(reading.bytes == content, "cut at \(count)") }
    }
  }

  @Test("through a pipe too")
  func pipe() throws {
    let file = File(level: 6)
    for count in [2, 11, 22, 40, file.bytes.count - 9, file.bytes.count - 1] {
      let cut = Array(file.bytes[..<count])
      var reader = GunzipReader()
      let reading = try Delivery.pipe1.with(cut) { reader.read($0.map { ByteSource($0) } ?? ByteSource([])) }
      #expect(reading == read(cut), "cut at \(count)")
      #expect(reading.error?.reason == file.reason(ofFirst: count))
    }
  }

  /// The fault is where the input ends, but a lone byte behind a member is the fault itself.
  private func place(of error: GunzipError, _ count: Int) -> UInt64 {
    UInt64(error.reason == .trailingBytes ? count - 1 : count)
  }
}
