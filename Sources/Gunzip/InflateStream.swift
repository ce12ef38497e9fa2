internal import CChecksum
internal import CZlib

/// zlib's raw inflate; all of its pointers stay in this file.
///
/// zlib remembers the address of its stream, so the stream lives in an allocation of its own.
@safe struct InflateStream: ~Copyable {
  /// The result of one step.
  struct Step {
    /// How many input bytes it consumed.
    var used: Int
    /// How many output bytes it wrote.
    var written: Int
    var outcome: Outcome
  }

  enum Outcome {
    /// It needs more input or more room.
    case more
    /// The member's last block is complete.
    case finished
    /// The blocks are damaged.
    case corrupt
  }

  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Negative window bits: raw blocks. MemberHeader.swift reads the gzip wrapper.
    let status = unsafe czlib_inflateInit2(stream, -MAX_WBITS)
    precondition(status == Z_OK, "zlib cannot start: out of memory or a foreign version")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Clears all state for the next member.
  mutating func reset() {
    unsafe inflateReset(stream)
  }

  /// Inflates from `input[unused]` into `output[free]` until either is exhausted or the member ends.
  mutating func step(
    _ input: [UInt8], _ unused: Range<Int>, into output: inout [UInt8], _ free: Range<Int>
  ) -> Step {
    let status = unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        let next = unsafe UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.next_in = next?.advanced(by: unused.lowerBound)
        unsafe stream.pointee.avail_in = UInt32(unused.count)
        unsafe stream.pointee.next_out = target.baseAddress?.advanced(by: free.lowerBound)
        unsafe stream.pointee.avail_out = UInt32(free.count)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let outcome: Outcome =
      switch status {
      case Z_STREAM_END: .finished
      case Z_OK, Z_BUF_ERROR: .more
      default: .corrupt
      }
    return unsafe Step(
      used: unused.count - Int(stream.pointee.avail_in),
      written: free.count - Int(stream.pointee.avail_out), outcome: outcome)
  }
}

/// Continues a CRC-32 over `bytes[range]`.
func crc32(_ sum: UInt32, of bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { all in
    guard let start = unsafe all.baseAddress?.advanced(by: range.lowerBound) else { return sum }
    return unsafe cchecksum_crc32(sum, start, range.count)
  }
}

/// Continues a CRC-32 over one byte.
func crc32(_ sum: UInt32, of byte: UInt8) -> UInt32 {
  unsafe withUnsafePointer(to: byte) { unsafe cchecksum_crc32(sum, $0, 1) }
}
