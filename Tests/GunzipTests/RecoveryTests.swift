import Gunzip
import SystemPackage
import TestSupport
import Testing

@Suite("Behind a fault the reading continues with the next member")
struct RecoveryTests {
  private static let texts = ["the first member", "the second, which is damaged", "the third member"]
  private static let members = texts.map { Member($0) }
  private static let contents = members.map(\.content)

  private static func file(_ middle: [UInt8]) -> [UInt8] { members[0].bytes + middle + members[2].bytes }

  @Test("bytes between two members are counted and skipped", arguments: Sizes.all)
  func bytesBetween(sizes: Sizes) {
    let strangers: [[UInt8]] = [
      [1], Array("some text".utf8), [0x1f], [0x1f, 0x8b], [0x1f, 0x8b, 8], [0x1f, 0x8b, 8, 0xe0],
      // Headers whose blocks are none, one behind the other.
      Array((0..<50).map { _ in Member("").header + [7] }.joined()), sampleBytes(5000, seed: 61),
    ]
    for bytes in strangers {
      let reading = sizes.read(Self.file(bytes))
      #expect(reading.contents == [Self.contents[0], Self.contents[2]])
      let start = UInt64(Self.members[0].bytes.count)
      if bytes.starts(with: [0x1f, 0x8b]) && bytes.count < 4 {
        #expect(reading.error?.isFollowedByMember == true)
      } else if !bytes.starts(with: [0x1f, 0x8b, 8]) {
        #expect(reading.errors.map(\.reason) == [.trailingBytes])
        #expect(reading.error?.offset == start && reading.error?.unread == UInt64(bytes.count))
      }
      #expect(!reading.errors.contains { !$0.isFollowedByMember })
    }
  }

  @Test("a member with a damaged block, header or trailer costs only itself", arguments: Sizes.all)
  func damagedMember(sizes: Sizes) {
    var wrongHeader = Self.members[1]
    wrongHeader.method = 7
    var wrongTrailer = Self.members[1]
    wrongTrailer.checksumError = 1
    let wrongBlock = Self.members[1].header + [7, 1, 2, 3, 4, 5, 6]
    let cutTrailer = Array(Self.members[1].bytes.dropLast(3))
    for (middle, isRead) in [
      (wrongHeader.bytes, false), (wrongTrailer.bytes, true), (wrongBlock, false), (cutTrailer, true),
    ] {
      let reading = sizes.read(Self.file(middle))
      let expected = isRead ? Self.contents : [Self.contents[0], Self.contents[2]]
      #expect(reading.contents == expected)
      #expect(reading.errors.count == 1 && reading.error?.isFollowedByMember == true)
    }
  }

  @Test(
    "a member behind one that is cut off anywhere is read, though its start was taken for the other's rest")
  func cutAndFollowed() {
    let content = sampleBytes(3000, seed: 62)
    let first = Member(content).bytes
    let next = Member("the member behind it")
    for count in stride(from: 4, to: first.count, by: 7) {
      let file = first.prefix(count) + next.bytes + Member("and one more").bytes
      let reading = read(Array(file))
      #expect(reading.contents.suffix(2) == [next.content, Array("and one more".utf8)], "cut at \(count)")
      #expect(reading.errors.count >= 1 && reading.error?.isFollowedByMember == true, "cut at \(count)")
      for sizes in [Sizes(window: 2, read: 3), Sizes(window: 100, read: 64)] {
        #expect(sizes.read(Array(file)) == reading, "cut at \(count)")
      }
    }
  }

  @Test("what no member follows is counted to the end")
  func noneFollows() {
    let junk = sampleBytes(1000, seed: 63)
    let reading = read(Self.members[0].bytes + junk)
    #expect(reading.errors.count == 1)
    #expect(reading.error?.unread == 1000 && reading.error?.isFollowedByMember == false)
  }

  @Test(
    "headers without end are passed over in time that grows as their number does", .timeLimit(.minutes(5)))
  func manyHeaders() {
    let header: [UInt8] = [0x1f, 0x8b, 8, 8, 1, 1, 1, 1, 1, 1]
    let junk = Array(repeatElement(header, count: 20_000).joined())
    let reading = read(Self.file([1] + junk))
    #expect(reading.contents == [Self.contents[0], Self.contents[2]])
    #expect(reading.error?.unread == UInt64(junk.count + 1))
  }

  @Test("a source that fails behind a fault is told behind it")
  func failure() throws {
    let bytes = Self.members[0].bytes + [1, 2, 3]
    let reading = try Delivery.nonBlockingPipe.with(bytes) { descriptor in
      var reader = GunzipReader()
      return reader.read(ByteSource(try #require(descriptor)))
    }
    #expect(reading.errors.map(\.reason) == [.trailingBytes, .unreadable(.resourceTemporarilyUnavailable)])
    #expect(reading.contents == [Self.contents[0]])
  }
}
