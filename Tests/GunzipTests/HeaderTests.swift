import Gunzip
import Testing

@Suite("Whatever a member's header holds, its content is what counts")
struct HeaderTests {
  private static let text = "the content"

  private static let members: [Member] = {
    var members: [Member] = []
    for extra in [nil, [], [0, 0], (0..<65535).map { UInt8(truncatingIfNeeded: $0) }] as [[UInt8]?] {
      for name in [nil, "", "a-name.json"] as [String?] {
        for comment in [nil, "", "a comment, \u{1f}\u{8b}"] as [String?] {
          for hasHeaderChecksum in [false, true] {
            var member = Member(text)
            (member.extra, member.name, member.comment) = (extra, name, comment)
            member.hasHeaderChecksum = hasHeaderChecksum
            members.append(member)
          }
        }
      }
    }
    return members
  }()

  private static let files = members.map(\.bytes)

  @Test("with all fields in all combinations, twice in a file", arguments: [3, 4, 16, 100, 64 << 10])
  func combinations(readSize: Int) {
    for (member, bytes) in zip(Self.members, Self.files) {
      let file = bytes + bytes
      let content = Array(Self.text.utf8)
      let expected = Reading.well([content, content], members: 2, bytesRead: file.count)
      #expect(read(file, readSize: readSize) == expected, "header \(member.header.prefix(40))")
    }
  }

  @Test("a header whose own checksum is wrong is a fault where that stands", arguments: [1, 0x100, 0xffff])
  func wrongChecksum(error: UInt16) {
    for var member in Self.members where member.hasHeaderChecksum {
      member.headerChecksumError = error
      let place = UInt64(member.header.count - 2)
      let reading = read(member.bytes)
      #expect(reading.error?.reason == .headerChecksumMismatch, "header \(member.header.prefix(40))")
      #expect(reading.error?.offset == place)
      #expect(reading.bytes.isEmpty && reading.members == 1)
    }
  }

  @Test("a changed bit anywhere in a header with a checksum never goes unseen")
  func changedBits() {
    var member = Member(Self.text)
    (member.extra, member.name, member.comment) = ([1, 2, 3], "n", "c")
    member.hasHeaderChecksum = true
    // Behind the first two bytes, without which it is no gzip.
    for bit in 16..<member.header.count * 8 {
      var file = member.bytes
      file[bit / 8] ^= 1 << (bit % 8)
      // A flipped FHCRC flag takes the protection itself away: the checksum is then read as blocks.
      #expect(read(file).error != nil, "bit \(bit)")
    }
  }

  @Test("a flag that RFC 1952 reserves is a fault", arguments: [0x20, 0x40, 0x80, 0xe0] as [UInt8])
  func reserved(flags: UInt8) {
    var member = Member(Self.text)
    member.flags = flags
    expectUnsupported(member)
  }

  @Test("a method other than deflate is a fault", arguments: [0, 7, 9, 255] as [UInt8])
  func method(method: UInt8) {
    var member = Member(Self.text)
    member.method = method
    let short = read([0x1f, 0x8b, method])
    #expect(
      short.error?.reason == .unsupportedHeader && short.error?.offset == 0, "nothing behind it matters")
    let reading = read(member.bytes)
    #expect(reading.error?.reason == .unsupportedHeader && reading.error?.offset == 0)
    #expect(reading.members == 1 && reading.bytes.isEmpty)
  }

  @Test("the flag that says text, and any time, level and system, change nothing")
  func ignored() {
    var member = Member(Self.text)
    member.flags = 1
    var file = member.bytes
    file.replaceSubrange(4..<10, with: [255, 254, 253, 252, 4, 255])
    #expect(read(file) == .well([member.content], members: 1, bytesRead: file.count))
  }

  /// The fault is at the member's start, also where it is the second one.
  private func expectUnsupported(_ member: Member) {
    let first = Member("before").bytes
    let alone = read(member.bytes)
    #expect(alone.error?.reason == .unsupportedHeader && alone.error?.offset == 0)
    let second = read(first + member.bytes)
    #expect(second.error?.reason == .unsupportedHeader && second.error?.offset == UInt64(first.count))
    #expect(second.contents == [Array("before".utf8)] && second.members == 2)
  }
}
