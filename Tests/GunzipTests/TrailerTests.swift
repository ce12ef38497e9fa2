import Gunzip
import Testing

@Suite("A member's trailer must agree with its content")
struct TrailerTests {
  @Test("a wrong checksum is told with both, where it stands", arguments: Sizes.all)
  func checksum(sizes: Sizes) {
    let first = Member("first").bytes
    for bit in 0..<32 as Range<UInt32> {
      var member = Member("content")
      member.checksumError = 1 << bit
      let right = crc32(member.content)
      let reading = sizes.read(first + member.bytes + first)
      #expect(reading.error?.reason == .checksumMismatch(declared: right ^ 1 << bit, computed: right))
      #expect(reading.error?.offset == UInt64(first.count + member.bytes.count - 8))
      let contents = ["first", "content", "first"].map { Array($0.utf8) }
      #expect(reading.contents == contents, "what was read stands, and the next member is read")
      #expect(reading.members == 3 && reading.errors.count == 1)
      #expect(reading.error?.unread == 0 && reading.error?.isFollowedByMember == true)
    }
  }

  @Test("a wrong length is told with both, where it stands", arguments: Sizes.all)
  func length(sizes: Sizes) {
    for bit in 0..<32 as Range<UInt32> {
      var member = Member("content")
      member.lengthError = 1 << bit
      let reading = sizes.read(member.bytes)
      #expect(reading.error?.reason == .lengthMismatch(declared: 7 ^ 1 << bit, computed: 7))
      #expect(reading.error?.offset == UInt64(member.bytes.count - 4))
      #expect(reading.contents == [Array("content".utf8)])
    }
  }

  @Test("where both are wrong, the checksum is told")
  func both() {
    var member = Member("content")
    (member.checksumError, member.lengthError) = (.max, .max)
    let right = crc32(member.content)
    #expect(read(member.bytes).error?.reason == .checksumMismatch(declared: ~right, computed: right))
  }

  @Test("an empty member has a trailer that is checked too")
  func empty() {
    var member = Member("")
    member.checksumError = 5
    #expect(read(member.bytes).error?.reason == .checksumMismatch(declared: 5, computed: 0))
    member = Member("")
    member.lengthError = 5
    #expect(read(member.bytes).error?.reason == .lengthMismatch(declared: 5, computed: 0))
  }

  @Test("checksum and length begin anew with each member")
  func anew() {
    let members = [Member("one"), Member("two"), Member("three")]
    for wrong in members.indices {
      var file = members
      file[wrong].lengthError = 1
      let length = UInt32(members[wrong].content.count)
      let reading = read(file.flatMap(\.bytes))
      #expect(reading.error?.reason == .lengthMismatch(declared: length ^ 1, computed: length))
      #expect(reading.members == 3 && reading.errors.count == 1)
      #expect(reading.contents == members.map(\.content))
    }
  }
}
