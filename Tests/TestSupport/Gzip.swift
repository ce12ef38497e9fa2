internal import CZlib

/// Compresses bytes into one gzip member.
/// - Parameter level: zlib's, 0...9.
public func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var stream = unsafe z_stream()
  guard unsafe czlib_deflateInit2(&stream, level, 15 + 16) == Z_OK else { return [] }
  defer { _ = unsafe deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 64)
  var input = bytes + [0]  // never empty, so that it has an address
  let written = unsafe input.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(bytes.count)
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      _ = unsafe deflate(&stream, Z_FINISH)
      return unsafe target.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<written])
}
