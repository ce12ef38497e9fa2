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
  var stream = unsafe z_stream()
  guard unsafe czlib_deflateInit2(&stream, 9, -15) == Z_OK else { return [] }
  defer { _ = unsafe deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 64)
  var input = bytes + [0]  // never empty, so that it has an address
  let written = unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(bytes.count)
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      _ = unsafe deflate(&stream, isLast ? Z_FINISH : Z_FULL_FLUSH)
      return unsafe target.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<written])
}

private func checksum(_ bytes: [UInt8]) -> UInt {
  unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
}
