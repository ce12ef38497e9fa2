internal import Glibc
internal import SystemPackage

// Streams that others have set not to block: where one has nothing now, or takes nothing now, it is waited for.

extension FileDescriptor {
  /// Writes all bytes.
  /// - Throws: the operating system's error, but never that it would block.
  func writePatiently(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      do {
        rest = rest.dropFirst(try unsafe rest.withUnsafeBytes { try unsafe write($0) })
      } catch Errno.wouldBlock {
        try wait(for: POLLOUT)
      }
    }
  }

  /// Reads what there is into a buffer, once there is something.
  /// - Returns: how many bytes; 0 at the end.
  /// - Throws: the operating system's error, but never that it would block.
  func readPatiently(into buffer: inout [UInt8]) throws -> Int {
    while true {
      do {
        return try unsafe buffer.withUnsafeMutableBytes { try unsafe read(into: $0) }
      } catch Errno.wouldBlock {
        try wait(for: POLLIN)
      }
    }
  }

  /// A stream that has failed is one that need not be waited for.
  private func wait(for event: Int32) throws(Errno) {
    var stream = pollfd(fd: rawValue, events: Int16(event), revents: 0)
    while unsafe poll(&stream, 1, -1) < 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
  }
}

extension FileDescriptor {
  /// What a file holds, or more than the limit where it holds more.
  func bytes(upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe read(into: $0) }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
