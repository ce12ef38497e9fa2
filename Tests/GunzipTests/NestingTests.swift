import Gunzip
import TestSupport
import Testing

@Suite("Gzip data inside gzip data is inflated as well")
struct NestingTests {
  private static let text = Array("the content".utf8)
  private static let once = Member(text).bytes

  @Test("up to three times", arguments: Sizes.all)
  func levels(sizes: Sizes) {
    var packed = Self.text
    for _ in 1...3 {
      packed = Member(packed).bytes
      #expect(sizes.read(packed).contents == [Self.text])
      #expect(sizes.read(packed).errors.isEmpty)
    }
    let fourth = sizes.read(Member(packed).bytes)
    #expect(fourth.contents == [Self.once], "what is packed once more is left as it is")
  }

  @Test("members of either layer in any mixture", arguments: Sizes.all)
  func mixtures(sizes: Sizes) {
    let twice = Member(Self.once).bytes
    let more = Member("more").bytes
    for (file, texts) in [
      (twice + more, ["the content", "more"]), (more + twice, ["more", "the content"]),
      (more + twice + more + twice, ["more", "the content", "more", "the content"]),
      (Member(Self.once + more).bytes, ["the contentmore"]),
      // A packed file that was packed again in blocks.
      (
        Member(Array(Self.once.prefix(20))).bytes + Member(Array(Self.once.dropFirst(20))).bytes,
        ["the content"]
      ),
    ] {
      let reading = sizes.read(file)
      #expect(reading.errors.isEmpty)
      #expect(reading.bytes == texts.flatMap { Array($0.utf8) })
    }
  }

  @Test("members inside a member are counted, as one file of a log has only one")
  func members() {
    #expect(read(Member(Self.once + Self.once).bytes).members == 2)
  }

  @Test("a fault tells in which layer it is, and the reading goes on", arguments: Sizes.all)
  func faults(sizes: Sizes) {
    var wrong = Member("wrong")
    wrong.checksumError = 1
    let inner = sizes.read(Member(wrong.bytes + Self.once).bytes + Member("plain").bytes)
    #expect(inner.errors.map(\.layer) == [1])
    #expect(inner.bytes == Array("wrongthe contentplain".utf8))
    #expect(inner.error.map { "\($0)" }?.hasPrefix("in the nested gzip data: ") == true)
    var outer = Member(Self.once)
    outer.checksumError = 1
    let outerReading = sizes.read(outer.bytes + Member("plain").bytes)
    #expect(outerReading.errors.map(\.layer) == [0])
    #expect(outerReading.bytes == Array("the contentplain".utf8))
  }

  @Test("data that is cut off is not read twice, though its inside looks like a member")
  func cut() {
    let content = sampleBytes(20_000, seed: 71)
    let twice = Member(Member(content).bytes).bytes
    let reading = read(Array(twice.dropLast(3000)))
    #expect(content.starts(with: reading.bytes) && reading.bytes.count > 10_000)
    #expect(!reading.errors.isEmpty)
  }

  @Test("a bomb in three layers is left when it grows as no gzip data can", .timeLimit(.minutes(5)))
  func bomb() throws {
    var packed = gzip([UInt8](repeating: 0, count: 64 << 20), level: 9)
    packed = gzip(Array(repeatElement(packed, count: 100).joined()), level: 9)
    var reader = GunzipReader()
    reader.open(ByteSource(packed))
    let fault = #expect(throws: GunzipError.self) { while try reader.advance() {} }
    #expect(fault?.reason == .inflatesTooFar)
    #expect(reader.bytesInflated < 600 << 20)
    #expect(try !reader.advance())
  }
}
