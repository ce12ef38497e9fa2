import CZlib
import Gunzip
import TestSupport

/// A file that is read ahead, whose members may be inflated at once, gives what it gives in small reads. The payload is
/// the blocks of a member whose trailer agrees with them, between two others.
func fuzzInflate(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  var blocks = input.payload
  if input.has(option: 0) {
    blocks = Array(gzip(blocks, level: Int32(input.options >> 4) % 10).dropFirst(10).dropLast(8))
  }
  let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
  let oracle = ZlibOracle(header + blocks + [UInt8](repeating: 0, count: 8))
  var data = header + blocks + trailer(of: oracle.bytes)
  if input.has(option: 1) { data = gzip(Array("the member before".utf8)) + data }
  if input.has(option: 2) { data += gzip(Array("the member behind".utf8)) }
  if input.has(option: 3) { data = Array(data.prefix(input.numbers[2])) }
  compare(
    GunzipReading(data, readsAhead: true),
    GunzipReading(data, windowSize: 1000 + input.numbers[0] % 5000, readSize: 512))
}

private func trailer(of plain: [UInt8]) -> [UInt8] {
  let sum = unsafe plain.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
  return [sum, UInt(plain.count)].flatMap { word in
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}

private func compare(_ ahead: GunzipReading, _ reading: GunzipReading) {
  if ahead == reading { return }
  // Blocks that no compressor writes may break RFC 1951, and inflate nevertheless to what the trailer says.
  let difference = zip(reading.errors, ahead.errors.map(Optional.some) + [nil]).first { $0 != $1 }
  checkEqual(
    difference?.0.reason, .corruptBlock, "read ahead, it gives something else\n  \(ahead)\n  \(reading)")
}
