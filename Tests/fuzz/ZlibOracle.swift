import CZlib

/// What zlib itself makes of the first member of gzip data, given all at once.
struct ZlibOracle: Equatable {
  enum Ending { case whole, damaged, cutOff }

  private(set) var bytes: [UInt8] = []
  /// How many bytes of the data the member has; of no meaning if it is not whole.
  private(set) var used = 0
  private(set) var ending = Ending.cutOff

  init(_ data: [UInt8]) {
    var stream = unsafe z_stream()
    guard unsafe czlib_inflateInit2(&stream, 15 + 16) == Z_OK else { fatalError("zlib cannot start") }
    defer { unsafe inflateEnd(&stream) }
    var input = data
    var status = Z_OK
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(source.count)
      while status == Z_OK {
        var piece = [UInt8](repeating: 0, count: 32 << 10)
        let written = unsafe piece.withUnsafeMutableBufferPointer { target in
          unsafe stream.next_out = target.baseAddress
          unsafe stream.avail_out = UInt32(target.count)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          return unsafe target.count - Int(stream.avail_out)
        }
        bytes += piece[..<written]
      }
    }
    used = unsafe data.count - Int(stream.avail_in)
    ending = status == Z_STREAM_END ? .whole : status == Z_BUF_ERROR ? .cutOff : .damaged
  }
}
