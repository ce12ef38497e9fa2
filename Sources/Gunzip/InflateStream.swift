internal import CChecksum
internal import CZlib

/// zlib's raw inflate, with all of its pointers kept in this file.
///
/// zlib remembers the address of its stream, so the stream lives in an allocation of its own.
@safe struct InflateStream: ~Copyable {
  /// What one step did.
  struct Step {
    /// How many bytes of the input it used.
    var used: Int
    /// How many bytes of the output it wrote.
    var written: Int
    var outcome: Outcome
  }

  enum Outcome {
    /// More input or more room is needed.
    case more
    /// The last block of the member is done.
    case finished
    /// The blocks are damaged.
    case corrupt
  }

  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Negative window bits: raw blocks, no gzip wrapper; that one is read by us.
    let status = unsafe czlib_inflateInit2(stream, -MAX_WBITS)
    precondition(status == Z_OK, "zlib cannot start: out of memory or a foreign version")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Forgets everything, ready for the next member.
  mutating func reset() {
    unsafe inflateReset(stream)
  }

  /// Inflates from `input[unused]` into `output[free]` until one of them is used up or the member ends.
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

/// Carries a CRC-32 on over `bytes[range]`.
func crc32(_ sum: UInt32, of bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
  unsafe bytes.withUnsafeBufferPointer { all in
    guard let start = unsafe all.baseAddress?.advanced(by: range.lowerBound) else { return sum }
    return unsafe cchecksum_crc32(sum, start, range.count)
  }
}

/// Carries a CRC-32 on over one byte.
func crc32(_ sum: UInt32, of byte: UInt8) -> UInt32 {
  unsafe withUnsafePointer(to: byte) { unsafe cchecksum_crc32(sum, $0, 1) }
}
