internal import CZlib

/// One gzip member whose plain bytes are a beginning, one part many times over, and an end.
///
/// The part is compressed once. A full flush behind it makes its compressed bytes stand for themselves, so
/// that they can be repeated as they are: gigabytes of plain bytes take no longer than one part.
public func repeatingGzip(
  _ beginning: String, _ part: [UInt8], times: Int, end: String
) -> [UInt8] {
  let pieces = [Array(beginning.utf8), part, Array(end.utf8)]
  var blocks = rawDeflate(pieces[0], isLast: false)
  let repeated = rawDeflate(part, isLast: false)
  blocks.reserveCapacity(blocks.count + times * repeated.count)
  for _ in 0..<times { blocks += repeated }
  blocks += rawDeflate(pieces[2], isLast: true)

  let sums = pieces.map { checksum($0) }
  var sum = sums[0]
  for _ in 0..<times { sum = crc32_combine(sum, sums[1], part.count) }
  sum = crc32_combine(sum, sums[2], pieces[2].count)
  let length = pieces[0].count + times * part.count + pieces[2].count
  let trailer = [sum, UInt(length)].flatMap { word in
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
  return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + blocks + trailer
}

/// Blocks without a wrapper, which end on a byte.
private func rawDeflate(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
  deflated(bytes, level: 9, windowBits: -15, flush: isLast ? Z_FINISH : Z_FULL_FLUSH)
}

private func checksum(_ bytes: [UInt8]) -> UInt {
  unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
}
