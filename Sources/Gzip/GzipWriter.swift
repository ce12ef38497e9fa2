internal import CZlib

/// Compresses bytes into one gzip member, which says nothing of the time or the machine.
@safe public struct GzipWriter: ~Copyable {
  /// On the heap because zlib keeps a pointer back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var scratch = [UInt8](repeating: 0, count: 1 << 16)
  /// How many bytes are made.
  private var count = 0

  /// Begins a member.
  /// - Parameter level: how hard zlib tries, from 1, the quickest, to 9; -1 for its own choice.
  /// - Throws: `OutOfMemory` where there is no memory for it.
  public init(level: Int32 = -1) throws(OutOfMemory) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 31 stands for the largest window, in gzip's form.
    guard unsafe czlib_deflateInit2(stream, level, 31) == Z_OK else { throw OutOfMemory() }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// zlib's only failure while it compresses.
  public struct OutOfMemory: Error {}

  /// Compresses what comes next.
  /// - Parameter bytes: any number of them.
  /// - Returns: what is ready, which may be nothing.
  public mutating func compress(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, Z_NO_FLUSH) }

  /// Ends the member.
  /// - Returns: the rest of it.
  public mutating func finish() -> [UInt8] { deflate([], Z_FINISH) }

  private mutating func deflate(_ input: [UInt8], _ flush: Int32) -> [UInt8] {
    var output: [UInt8] = []
    let stream = unsafe stream
    unsafe input.withUnsafeBufferPointer { source in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(source.count)
      var room: Int
      repeat {
        unsafe scratch.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(target.count)
          _ = unsafe CZlib.deflate(stream, flush)
        }
        room = unsafe Int(stream.pointee.avail_out)
        output += scratch[..<(scratch.count - room)]
      } while room == 0
    }
    // zlib writes there what system it was made for.
    let system = 9 - count
    if output.indices.contains(system) { output[system] = GzipWriter.system }
    count += output.count
    return output
  }

  /// Unix, in the member's header.
  private static let system: UInt8 = 3
}
