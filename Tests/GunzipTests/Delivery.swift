import Foundation
import Glibc
import SystemPackage

/// How bytes come to a reader.
enum Delivery: Sendable, CaseIterable {
  case memory, file
  /// A pipe that holds at most so many bytes at a time, so that each read gives that many.
  case pipe1, pipe7, pipe4096
  /// A pipe that holds all bytes from the start; at most 64 KiB.
  case pipeAtOnce
  /// A pipe that holds all bytes, and then fails instead of waiting for more.
  case nonBlockingPipe

  static let allCases: [Delivery] = [.memory, .file, .pipe1, .pipe7, .pipe4096, .pipeAtOnce]

  /// Calls `body` with a descriptor that delivers the bytes; nil for memory.
  func with<Result>(_ bytes: [UInt8], _ body: (FileDescriptor?) throws -> Result) throws -> Result {
    switch self {
    case .memory: try body(nil)
    case .file: try withFile(bytes, body)
    case .pipe1: try withPipe(bytes, piece: 1, body)
    case .pipe7: try withPipe(bytes, piece: 7, body)
    case .pipe4096: try withPipe(bytes, piece: 4096, body)
    case .pipeAtOnce: try withPipe(bytes, piece: nil, body)
    case .nonBlockingPipe: try withNonBlockingPipe(bytes, body)
    }
  }
}

private func withFile<Result>(
  _ bytes: [UInt8], _ body: (FileDescriptor) throws -> Result
) throws -> Result {
  guard let stream = unsafe tmpfile() else { throw Errno(rawValue: errno) }
  defer { unsafe fclose(stream) }
  let descriptor = FileDescriptor(rawValue: unsafe fileno(stream))
  try descriptor.writeAll(bytes)
  try descriptor.seek(offset: 0, from: .start)
  return try body(descriptor)
}

private func withPipe<Result>(
  _ bytes: [UInt8], piece: Int?, _ body: (FileDescriptor) throws -> Result
) throws -> Result {
  let pipe = try FileDescriptor.pipe()
  if let piece {
    // The writing end is closed by the writer. The reader reads to the end, so no write can fail.
    Thread.detachNewThread { write(bytes, to: pipe.writeEnd, piece: piece) }
  } else {
    try pipe.writeEnd.closeAfter { _ = try pipe.writeEnd.writeAll(bytes) }
  }
  return try pipe.readEnd.closeAfter {
    let result = try body(pipe.readEnd)
    var rest = [UInt8](repeating: 0, count: 4096)
    while unsafe try rest.withUnsafeMutableBytes({ unsafe try pipe.readEnd.read(into: $0) }) > 0 {}
    return result
  }
}

private func withNonBlockingPipe<Result>(
  _ bytes: [UInt8], _ body: (FileDescriptor) throws -> Result
) throws -> Result {
  let pipe = try FileDescriptor.pipe(options: .nonBlocking)
  defer { try? pipe.readEnd.close() }
  defer { try? pipe.writeEnd.close() }
  try pipe.writeEnd.writeAll(bytes)
  return try body(pipe.readEnd)
}

/// Writes a piece whenever the reader has taken the one before.
private func write(_ bytes: [UInt8], to end: FileDescriptor, piece: Int) {
  for start in stride(from: 0, to: bytes.count, by: piece) {
    var held: CInt = 1
    while held > 0, unsafe ioctl(end.rawValue, UInt(FIONREAD), &held) == 0 { sched_yield() }
    guard (try? end.writeAll(bytes[start..<min(start + piece, bytes.count)])) != nil else { break }
  }
  try? end.close()
}
