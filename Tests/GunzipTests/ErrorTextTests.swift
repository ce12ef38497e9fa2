import Gunzip
import SystemPackage
import Testing

@Suite("Every fault is told in a sentence that carries its facts")
struct ErrorTextTests {
  @Test("each reason has its own text")
  func texts() {
    let well = Member("content")
    var wrongChecksum = well
    wrongChecksum.checksumError = crc32(well.content) ^ 0xab
    var wrongLength = well
    wrongLength.lengthError = 7 ^ 1000
    var wrongHeader = well
    wrongHeader.flags = 0x80
    var wrongHeaderChecksum = well
    (wrongHeaderChecksum.hasHeaderChecksum, wrongHeaderChecksum.headerChecksumError) = (true, 1)
    let computed = String(crc32(well.content), radix: 16)

    expect(Array(well.bytes.prefix(5)), "the gzip data ends inside a member's header")
    expect(Array(well.bytes.prefix(12)), "the gzip data ends inside a member's blocks")
    expect(well.bytes.dropLast(), "the gzip data ends inside a member's trailer")
    let rest = "from here on contain no further member and are not read"
    expect(
      wrongHeader.bytes,
      "a gzip member's header does not follow RFC 1952; \(wrongHeader.bytes.count) bytes \(rest)")
    let behind = wrongHeaderChecksum.bytes.count - wrongHeaderChecksum.header.count + 2
    expect(
      wrongHeaderChecksum.bytes,
      "a gzip member's header does not match its own checksum; \(behind) bytes \(rest)")
    expect(well.header + [7], "a compressed block is damaged")
    expect(
      wrongChecksum.bytes,
      "the inflated bytes have CRC-32 \(computed), but the gzip trailer says 000000ab")
    expect(
      wrongLength.bytes, "the inflated bytes are 7 long (mod 2^32), but the gzip trailer says 1000")
    let trailing = "a gzip member is followed by bytes that are not a member"
    expect(well.bytes + [1], "\(trailing); 1 byte from here on is not a member and is not read")
    expect(well.bytes + [1] + well.bytes, "\(trailing); 1 byte is skipped, up to the next member")
    expect(
      wrongLength.bytes + well.bytes,
      """
      the inflated bytes are 7 long (mod 2^32), but the gzip trailer says 1000; reading continues with the next member
      """)
  }

  @Test("the operating system's error is told in its words")
  func system() {
    var reader = GunzipReader()
    let error = reader.read(ByteSource(FileDescriptor(rawValue: -1))).error
    #expect(error.map { "\($0)" } == "cannot be read: Bad file descriptor")
  }

  private func expect(
    _ file: [UInt8], _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(read(file).error.map { "\($0)" } == text, sourceLocation: sourceLocation)
  }
}
