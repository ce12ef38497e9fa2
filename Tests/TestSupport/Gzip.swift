internal import CZlib

/// Compresses bytes into one gzip member.
/// - Parameter level: zlib's, 0...9.
public func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  deflated(bytes, level: level, windowBits: 15 + 16, flush: Z_FINISH)
}

/// Compresses bytes in one step.
/// - Parameters:
///   - windowBits: as zlib has them: with 16 added gzip, negative without a wrapper.
///   - flush: how the step ends.
func deflated(_ bytes: [UInt8], level: Int32, windowBits: Int32, flush: Int32) -> [UInt8] {
  var stream = unsafe z_stream()
  guard unsafe czlib_deflateInit2(&stream, level, windowBits) == Z_OK else { return [] }
  defer { _ = unsafe deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 64)
  var input = bytes + [0]  // never empty, so that it has an address
  let written = unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(bytes.count)
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      _ = unsafe deflate(&stream, flush)
      return unsafe target.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<written])
}
