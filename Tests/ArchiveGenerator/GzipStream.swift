import CZlib

/// A gzip compressor that makes one member after the other.
@safe struct GzipStream: ~Copyable {
  /// On the heap because zlib keeps a pointer back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var scratch = [UInt8](repeating: 0, count: 1 << 16)

  init(level: Int) throws(ArchiveError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe czlib_deflateInit2(stream, Int32(level), 31)
    if status != Z_OK { throw .compression(Int(status)) }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Compresses `input`; when finishing, ends the member and gets ready for the next.
  mutating func deflate(
    _ input: [UInt8], into output: inout [UInt8], finishing: Bool
  ) throws(ArchiveError) {
    let stream = unsafe stream
    var status = Z_OK
    unsafe input.withUnsafeBufferPointer { source in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(source.count)
      var room: Int
      repeat {
        status = unsafe scratch.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(target.count)
          return unsafe CZlib.deflate(stream, finishing ? Z_FINISH : Z_NO_FLUSH)
        }
        room = unsafe Int(stream.pointee.avail_out)
        output.append(contentsOf: scratch[..<(scratch.count - room)])
      } while room == 0
    }
    if status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR {
      throw .compression(Int(status))
    }
    if finishing { unsafe deflateReset(stream) }
  }
}
