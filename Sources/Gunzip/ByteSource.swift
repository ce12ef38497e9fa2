internal import Glibc
public import SystemPackage

/// Where compressed (or plain) bytes come from: an open file, a pipe, memory, or a part of something else.
public struct ByteSource: ~Copyable {
  /// Reads bytes into a range of a buffer, as many as there are at once: 0 at the end; nil where it breaks off before.
  public typealias Part = (_ buffer: inout [UInt8], _ range: Range<Int>) -> Int?

  private enum Backing {
    case descriptor(FileDescriptor, until: [FileDescriptor]?)
    case bytes([UInt8], next: Int)
    case part(Part)
  }

  private var backing: Backing
  private let tap: ((Span<UInt8>) -> Void)?
  let readsAhead: Bool
  /// Whether an interruption ended the input.
  private(set) var wasInterrupted = false
  /// How many bytes have been read.
  private(set) var bytesRead: UInt64 = 0

  /// Reads from a descriptor that the caller opened and closes.
  /// - Parameters:
  ///   - descriptor: the input; a non-blocking one is waited for only if interruptions are given, even none.
  ///   - interruptions: the input ends as soon as one of them is readable, even if it has more to give.
  ///   - readsAhead: whether more than the next window takes may be read before, up to 2 MiB, as of a file, which need not
  ///     be waited for; it is only where the package trait `FastInflate` is on, which inflates whole members at once.
  ///   - tap: is given the bytes as they are read.
  public init(
    _ descriptor: FileDescriptor, until interruptions: [FileDescriptor]? = nil, readsAhead: Bool = false,
    tap: ((Span<UInt8>) -> Void)? = nil
  ) {
    self.readsAhead = readsAhead
    self.tap = tap
    backing = .descriptor(descriptor, until: interruptions)
  }

  /// Reads from memory.
  /// - Parameters:
  ///   - bytes: the input.
  ///   - readsAhead: whether it is read as a file would be.
  public init(_ bytes: [UInt8], readsAhead: Bool = false) {
    self.readsAhead = readsAhead
    tap = nil
    backing = .bytes(bytes, next: 0)
  }

  /// Reads what is a part of something else, such as a file in an archive.
  /// - Parameters:
  ///   - part: gives its bytes.
  ///   - tap: is given the bytes as they are read.
  public init(tap: ((Span<UInt8>) -> Void)? = nil, of part: @escaping Part) {
    readsAhead = false
    self.tap = tap
    backing = .part(part)
  }

  /// - Returns: nil where a part breaks off.
  private mutating func fetch(into buffer: inout [UInt8], _ range: Range<Int>) throws(Errno) -> Int? {
    switch backing {
    case .descriptor(let descriptor, let interruptions):
      while true {
        if let interruptions, try !descriptor.becomesReadable(before: interruptions) {
          wasInterrupted = true
          return 0
        }
        do {
          return try unsafe buffer.withUnsafeMutableBytes { all in
            try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: all[range]))
          }
        } catch {
          let error = (error as? Errno) ?? .ioError
          // Another reader of the same pipe can have taken what was there.
          guard error == .wouldBlock, interruptions != nil else { throw error }
        }
      }
    case .bytes(let bytes, let next):
      let count = min(range.count, bytes.count - next)
      buffer.replaceSubrange(
        range.lowerBound..<range.lowerBound + count, with: bytes[next..<next + count])
      backing = .bytes(bytes, next: next + count)
      return count
    case .part(let read):
      return read(&buffer, range)
    }
  }
}

/// A source of bytes: a `ByteSource`, or the plain bytes of gzip data (Nesting.swift).
protocol ByteGiving: ~Copyable {
  /// Whether more may be read than is needed next.
  var readsAhead: Bool { get }

  /// Reads what is available, at most as many bytes as `range` of the buffer holds; 0 means the end.
  /// - Parameter isBetweenMembers: whether data of another kind may begin here and end this data.
  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>, isBetweenMembers: Bool
  ) throws(GunzipError) -> Int
}

extension ByteSource: ByteGiving {
  /// A pipe returns what it holds at the moment, so live input is not held back.
  /// - Throws: the operating system's error; an interrupted read is tried again.
  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>, isBetweenMembers: Bool
  ) throws(GunzipError) -> Int {
    let fetched: Int?
    do {
      fetched = try fetch(into: &buffer, range)
    } catch {
      throw GunzipError(.unreadable(error), at: bytesRead)
    }
    guard let count = fetched else { throw GunzipError(.brokenOff, at: bytesRead) }
    bytesRead += UInt64(count)
    if let tap { tap(buffer.span.extracting(range.lowerBound..<range.lowerBound + count)) }
    return count
  }
}

extension FileDescriptor {
  /// Waits until this or one of the other descriptors is readable.
  /// - Returns: whether none of the others is; if both are, the others win.
  fileprivate func becomesReadable(before others: [FileDescriptor]) throws(Errno) -> Bool {
    var descriptors = ([self] + others).map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
    while unsafe poll(&descriptors, nfds_t(descriptors.count), -1) < 0 {
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
    return descriptors.dropFirst().allSatisfy { $0.revents == 0 }
  }
}
