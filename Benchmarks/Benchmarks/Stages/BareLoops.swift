import CStructure
import CZlib

/// zlib's inflate with its own CRC-32 over a gzip member in memory.
/// - Returns: how many bytes came out.
func bareInflate(_ gzip: [UInt8]) -> Int {
  var stream = z_stream()
  guard czlib_inflateInit2(&stream, MAX_WBITS + 16) == Z_OK else { return 0 }
  defer { inflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: 256 << 10)
  var total = 0
  var input = gzip
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      var status = Z_OK
      while status == Z_OK {
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        status = inflate(&stream, Z_NO_FLUSH)
        total += target.count - Int(stream.avail_out)
      }
    }
  }
  return total
}

/// Passes over every record of a log file with one kernel.
/// - Returns: how many there were.
func scanRecords(_ log: [UInt8], with kernel: UnsafePointer<cstructure_kernel>) -> Int {
  log.withUnsafeBufferPointer { bytes in
    guard let start = bytes.baseAddress, let skip = kernel.pointee.skip_container else { return 0 }
    var records = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), index > 0 else {
        index += 1
        continue
      }
      var state = cstructure_state()
      state.depth = 1
      state.depth_limit = 256
      state.last_token = UInt64(UInt8(ascii: "{"))
      index += 1 + skip(&state, start + index + 1, bytes.count - index - 1)
      records += 1
    }
    return records
  }
}
