internal import Glibc
public import SystemPackage

/// Where compressed (or plain) bytes come from: an open file, a pipe, or memory.
public struct ByteSource: ~Copyable {
  private enum Backing {
    case descriptor(FileDescriptor, until: [FileDescriptor]?)
    case bytes([UInt8], next: Int)
  }

  private var backing: Backing
  /// Whether an interruption ended the input.
  private(set) var wasInterrupted = false
  /// How many bytes were given.
  private(set) var bytesRead: UInt64 = 0

  /// Reads from a descriptor that the caller opened and closes.
  /// - Parameters:
  ///   - descriptor: what is read; one that does not block is waited for only if there are interruptions, be it none.
  ///   - interruptions: the input ends, whatever else there is of it, when one of them can be read.
  public init(_ descriptor: FileDescriptor, until interruptions: [FileDescriptor]? = nil) {
    backing = .descriptor(descriptor, until: interruptions)
  }

  /// Reads from memory.
  public init(_ bytes: [UInt8]) {
    backing = .bytes(bytes, next: 0)
  }

  private mutating func fetch(into buffer: inout [UInt8], _ range: Range<Int>) throws(Errno) -> Int {
    switch backing {
    case .descriptor(let descriptor, let interruptions):
      if let interruptions, try !descriptor.becomesReadable(before: interruptions) {
        wasInterrupted = true
        return 0
      }
      do {
        return try unsafe buffer.withUnsafeMutableBytes { all in
          try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: all[range]))
        }
      } catch {
        throw (error as? Errno) ?? .ioError
      }
    case .bytes(let bytes, let next):
      let count = min(range.count, bytes.count - next)
      buffer.replaceSubrange(
        range.lowerBound..<range.lowerBound + count, with: bytes[next..<next + count])
      backing = .bytes(bytes, next: next + count)
      return count
    }
  }
}

/// What bytes are read from: a source, or the plain bytes of gzip data (Nesting.swift).
protocol ByteGiving: ~Copyable {
  /// Reads what is there, at most what fits into `range` of the buffer; 0 is the end.
  /// - Parameter isBetweenMembers: whether another kind of data may begin here, which ends this one.
  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>, isBetweenMembers: Bool
  ) throws(GunzipError) -> Int
}

extension ByteSource: ByteGiving {
  /// A pipe gives what it holds at the moment, so that live input is not held back.
  /// - Throws: the operating system's error; an interrupted read is tried again.
  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>, isBetweenMembers: Bool
  ) throws(GunzipError) -> Int {
    do {
      let count = try fetch(into: &buffer, range)
      bytesRead += UInt64(count)
      return count
    } catch {
      throw GunzipError(.unreadable(error), at: bytesRead)
    }
  }
}

extension FileDescriptor {
  /// Waits until this or any of the others can be read.
  /// - Returns: whether none of the others can; if both can, the others count.
  fileprivate func becomesReadable(before others: [FileDescriptor]) throws(Errno) -> Bool {
    var descriptors = ([self] + others).map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
    while unsafe poll(&descriptors, nfds_t(descriptors.count), -1) < 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
    return descriptors.dropFirst().allSatisfy { $0.revents == 0 }
  }
}
