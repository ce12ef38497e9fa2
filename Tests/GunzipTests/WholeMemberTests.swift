#if FastInflate
  import Gunzip
  import TestSupport
  import Testing

  // That what is read ahead is read to the same result is held by `read` in all tests of this module.

  @Suite("With the trait FastInflate, a file's members are inflated at once")
  struct WholeMemberTests {
    /// A member that breaks RFC 1951: its one block, of fixed codes, has the length code 286, which is reserved.
    private static let reserved: [UInt8] = {
      var member = Member(String(repeating: "A", count: 259))
      member.level = 9
      return member.header + [0x73, 0x1c, 0x03, 0x00] + member.trailer
    }()

    @Test(
      "which tells from the one difference: blocks that break RFC 1951, and agree with their trailer, are taken"
    )
    func reservedCode() {
      var reader = GunzipReader()
      let ahead = reader.read(ByteSource(Self.reserved, readsAhead: true))
      #expect(ahead == .well([Array(repeating: 65, count: 259)], members: 1, bytesRead: Self.reserved.count))
      #expect(reader.read(ByteSource(Self.reserved)).errors.map(\.reason) == [.corruptBlock])
    }

    @Test("and what zlib would say of any file is said", arguments: 0..<300 as Range<UInt64>)
    func randomFiles(seed: UInt64) {
      for round in 0..<UInt64(longRun) {
        var random = SeededRandom(seed: seed &+ 1000 &* round)
        let file = randomFile(&random)
        for sizes in [Sizes(window: 256 << 10, read: 64 << 10), Sizes(window: 100, read: 7)] {
          #expect(sizes.read(file).bytesRead == UInt64(file.count), "seed \(seed), round \(round)")
        }
      }
    }

    @Test(
      "up to 10 MiB of plain bytes, whatever the trailer says", arguments: [-1, 0, 1],
      [0, 1 << 31] as [UInt32])
    func large(more: Int, lengthError: UInt32) {
      var member = Member([UInt8](repeating: 7, count: 10 << 20 + more))
      member.lengthError = lengthError
      let reading = read(Member("before").bytes + member.bytes + Member("behind").bytes)
      #expect(reading.bytes.count == member.content.count + 12)
      #expect(reading.errors.count == (lengthError == 0 ? 0 : 1))
    }

    @Test("up to 2 MiB of blocks, between small members and large ones")
    func manyBlocks() {
      let large = Member(sampleBytes(3 << 20, seed: 81), level: 0)
      let small = Member(sampleBytes(700 << 10, seed: 82), level: 0)
      for members in [
        [large, small, small, small], [small, large, small], [small, small, small, small, large],
      ] {
        let contents = members.map(\.content)
        let file = members.flatMap(\.bytes)
        #expect(read(file) == .well(contents, members: members.count, bytesRead: file.count))
      }
    }

    /// Members of all kinds, of which one may be damaged.
    private func randomFile(_ random: inout SeededRandom) -> [UInt8] {
      var file: [UInt8] = []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var member = Member(
          sampleBytes([0, 1, 2, 500, 5000].randomElement(using: &random) ?? 0, seed: random.next()),
          level: .random(in: 0...9, using: &random))
        switch Int.random(in: 0..<12, using: &random) {
        case 0: member.checksumError = .random(in: 1...UInt32.max, using: &random)
        case 1: member.lengthError = .random(in: 1...UInt32.max, using: &random)
        case 2: (member.hasHeaderChecksum, member.headerChecksumError) = (true, 1)
        case 3: member.content = Member(member.content).bytes
        default: break
        }
        var bytes = member.bytes
        switch Int.random(in: 0..<12, using: &random) {
        case 0: bytes.removeLast(.random(in: 1...bytes.count, using: &random))
        case 1: bytes[.random(in: 10..<bytes.count, using: &random)] ^= .random(in: 1...255, using: &random)
        case 2: bytes += [UInt8](repeating: 0, count: .random(in: 1...600, using: &random))
        case 3: bytes += sampleBytes(.random(in: 1...600, using: &random), seed: random.next())
        default: break
        }
        file += bytes
      }
      return file
    }
  }
#endif
