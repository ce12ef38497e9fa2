import Gunzip
import TestSupport
import Testing

@Suite("Damaged blocks give the right bytes, or an error, and never anything else")
struct CorruptBlockTests {
  /// The kinds of blocks that RFC 1951 knows, by their number.
  private enum Kind: UInt8, CaseIterable {
    case stored, fixedCodes, dynamicCodes

    var member: Member {
      switch self {
      case .stored: Member(sampleBytes(100, seed: 41), level: 0)
      case .fixedCodes: Member("three words, three words, other words", level: 9)
      case .dynamicCodes: Member(sampleBytes(400, seed: 41), level: 9)
      }
    }
  }

  @Test("each single bit flipped", arguments: Kind.allCases)
  private func singleBits(kind: Kind) {
    let member = kind.member
    #expect(member.blocks.first.map { $0 >> 1 & 3 } == kind.rawValue)
    let right = member.bytes
    let blocks = member.header.count * 8..<(right.count - member.trailer.count) * 8
    var faults = 0
    for bit in blocks {
      var file = right
      file[bit / 8] ^= 1 << (bit % 8)
      faults += expectSound(file, member.content, "bit \(bit)")
    }
    #expect(faults > blocks.count / 2, "most flips are faults")
  }

  @Test("random bytes overwritten", arguments: 42..<92 as Range<UInt64>)
  func overwritten(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let member = Member(sampleBytes(3000, seed: seed))
    var file = member.bytes
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      file[.random(in: 10..<file.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    let faults = expectSound(file, member.content, "seed \(seed)")
    #expect(faults == (file == member.bytes ? 0 : 1), "seed \(seed)")
  }

  @Test("nothing but random bytes behind a header", arguments: 92..<142 as Range<UInt64>)
  func garbage(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let file = Member("").header + (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(expectSound(file, nil, "seed \(seed)") == 1, "seed \(seed)")
  }

  @Test("what was inflated before the damage is handed out", arguments: Sizes.all)
  func before(sizes: Sizes) {
    // A stored block that is not the last, and then one of a kind that does not exist.
    let text = Array("handed out".utf8)
    let count = UInt8(text.count)
    let file = Member("").header + [0, count, 0, ~count, 255] + text + [7, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let reading = sizes.read(file)
    #expect(reading.contents == [text])
    #expect(reading.error?.reason == .corruptBlock)
    // The byte that is wrong is the one at 25; zlib has used it when it sees that.
    #expect((25...26).contains(reading.error?.offset ?? 0))
  }

  @Test("a stored block whose length does not match its complement is damage")
  func storedLength() {
    let reading = read(Member("").header + [1, 3, 0, 0, 0] + Array("abc".utf8))
    #expect(reading.error?.reason == .corruptBlock && reading.bytes.isEmpty)
  }

  /// Checks a file that may be damaged, with several sizes.
  ///
  /// - Returns: 1 if it is a fault, else 0.
  private func expectSound(_ file: [UInt8], _ content: [UInt8]?, _ place: Comment) -> Int {
    let reading = read(file)
    if reading.error == nil { #expect(reading.bytes == content, place) }
    if let offset = reading.error?.offset { #expect(offset <= UInt64(file.count), place) }
    for sizes in [Sizes(window: 2, read: 3), Sizes(window: 7, read: 4096), Sizes(window: 5000, read: 10)] {
      let other = sizes.read(file)
      #expect(other.contents == reading.contents, place)
      #expect(other.members == reading.members, place)
      #expect(other.errors == reading.errors, place)
    }
    return reading.error == nil ? 0 : 1
  }
}
