import Gunzip
import Testing

@Suite("After the last member there may be zeros, and nothing else")
struct AfterLastMemberTests {
  private static let member = Member("content").bytes
  private static let content = Array("content".utf8)
  private static let magic: [UInt8] = [0x1f, 0x8b]

  @Test("zero padding is the end", arguments: [0, 1, 2, 3, 511, 100_000])
  func padding(zeros: Int) {
    let file = Self.member + [UInt8](repeating: 0, count: zeros)
    for sizes in Sizes.all {
      let expected = Reading.well([Self.content], members: 1, bytesRead: file.count)
      #expect(sizes.read(file) == expected, "\(sizes.testDescription)")
    }
  }

  @Test("zeros and then a further member are a member", arguments: [1, 2, 3, 511, 100_000])
  func paddedMember(zeros: Int) {
    let file = Self.member + [UInt8](repeating: 0, count: zeros) + Member("more").bytes + [0]
    for sizes in Sizes.all {
      let expected = Reading.well(
        [Self.content, Array("more".utf8)], members: 2, bytesRead: file.count)
      #expect(sizes.read(file) == expected, "\(sizes.testDescription)")
    }
  }

  @Test(
    "other bytes are a fault where they begin", arguments: Sizes.all,
    [
      Array("text behind it".utf8), Array("\n".utf8), [0x1f], [0x1f, 0x1f], [0x1f, 0, 0], [0x8b, 0x1f, 8],
      magic + [0], magic + [9, 0, 0, 0, 0, 0, 0, 0, 0], [0xff],
    ])
  func trailing(sizes: Sizes, bytes: [UInt8]) {
    for zeros in [0, 1, 2, 3, 600] {
      let padded = Self.member + [UInt8](repeating: 0, count: zeros)
      let reading = sizes.read(padded + bytes)
      #expect(reading.error?.reason == .trailingBytes, "\(zeros) zeros")
      #expect(reading.error?.offset == UInt64(padded.count), "\(zeros) zeros")
      #expect(reading.contents == [Self.content])
      #expect(reading.members == 1)
    }
  }

  @Test("the start of a member is a member that ends early", arguments: Sizes.all)
  func truncatedMember(sizes: Sizes) {
    for bytes in [Self.magic, Self.magic + [8], Self.magic + [8, 0]] {
      let reading = sizes.read(Self.member + bytes)
      #expect(reading.error?.reason == .truncated(inside: .header))
      #expect(reading.error?.offset == UInt64(Self.member.count + bytes.count))
      #expect(reading.contents == [Self.content])
      #expect(reading.members == 2)
    }
  }
}
