import CChecksum
import CZlib
import TestSupport
import Testing

/// The kernels that this machine can run.
private let kinds = [
  CCHECKSUM_PORTABLE, CCHECKSUM_PCLMUL, CCHECKSUM_VPCLMUL, CCHECKSUM_ARM,
].filter { unsafe cchecksum_of_kind($0) != nil }

@Suite("CRC-32")
struct ChecksumTests {
  /// The checksum of `count` bytes from `start` on.
  private func checksum(
    _ kind: cchecksum_kind, of bytes: [UInt8], from start: Int, count: Int, after crc: UInt32
  ) -> UInt32? {
    unsafe bytes.withUnsafeBufferPointer { all in
      guard let kernel = unsafe cchecksum_of_kind(kind), let first = all.baseAddress else { return nil }
      return unsafe kernel(crc, first + start, count)
    }
  }

  @Test("every kernel gives what zlib gives, for every length and alignment", arguments: kinds)
  func agreement(_ kind: cchecksum_kind) {
    var random = SeededRandom(seed: 32)
    let bytes = (0..<2048).map { _ in UInt8.random(in: 0...255, using: &random) }
    for start in 0..<33 {
      for count in Array(0..<300) + [511, 512, 513, 1000, 2000] {
        let crc = UInt32.random(in: 0...UInt32.max, using: &random)
        let expected = unsafe bytes.withUnsafeBufferPointer { all in
          unsafe UInt32(crc32_z(UInt(crc), all.baseAddress.map { unsafe $0 + start }, count))
        }
        #expect(
          checksum(kind, of: bytes, from: start, count: count, after: crc) == expected,
          "\(count) bytes from \(start) on")
      }
    }
  }

  @Test("the checksum of parts is carried on to that of the whole", arguments: kinds)
  func parts(_ kind: cchecksum_kind) {
    var random = SeededRandom(seed: 33)
    let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let whole = checksum(kind, of: bytes, from: 0, count: bytes.count, after: 0)
    for _ in 0..<500 {
      let cut = Int.random(in: 0...bytes.count, using: &random)
      let first = checksum(kind, of: bytes, from: 0, count: cut, after: 0) ?? 0
      #expect(checksum(kind, of: bytes, from: cut, count: bytes.count - cut, after: first) == whole)
    }
  }

  @Test("the check value of the standard comes out, whichever kernel is picked")
  func checkValue() {
    let text = Array("123456789".utf8)
    #expect(checksum(CCHECKSUM_PORTABLE, of: text, from: 0, count: 9, after: 0) == 0xcbf4_3926)
    let picked = unsafe text.withUnsafeBufferPointer { all in
      unsafe all.baseAddress.map { unsafe cchecksum_crc32(0, $0, 9) }
    }
    #expect(picked == 0xcbf4_3926)
    #expect(!kinds.isEmpty)
  }
}
