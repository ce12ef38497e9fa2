internal import Glibc
internal import Synchronization
internal import SystemPackage

/// The reader of the output has closed it; there is nothing more to do, and nothing is wrong.
struct ClosedPipe: Error {}

/// The output could not be written.
struct OutputFailure: Error, CustomStringConvertible {
  let path: String
  let error: Errno

  var description: String { "\(path): cannot be written: \(error)" }
}

/// Where data goes: the standard output, or a file that appears under its name only when it is complete.
final class Output: TextOutputStream, Sendable {
  private struct State: Sendable {
    var pending: [UInt8] = []
    var failure: Errno?
  }

  private let descriptor: FileDescriptor
  private let path: FilePath?
  private let temporary: FilePath?
  private let state = Mutex(State())

  /// - Parameter path: the file, or nil for the standard output.
  /// - Throws: `OutputFailure` where the file cannot be created.
  init(_ path: FilePath?) throws {
    self.path = path
    guard let path else {
      descriptor = .standardOutput
      temporary = nil
      return
    }
    var beside = path
    beside.removeLastComponent()
    let name = path.lastComponent?.string ?? "output"
    beside.append(".\(name).\(getpid()).partial")
    temporary = beside
    do {
      descriptor = try FileDescriptor.open(
        beside, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw OutputFailure(path: path.string, error: error as? Errno ?? .ioError)
    }
  }

  /// Adds text; a failure is told by `close()`.
  func write(_ text: String) {
    append(text.utf8)
  }

  /// Adds bytes.
  /// - Throws: `ClosedPipe` or `OutputFailure`, so that a long run can end early.
  func write(_ bytes: [UInt8]) throws {
    append(bytes)
    if let failure = state.withLock({ $0.failure }) { throw told(failure) }
  }

  /// Writes what is pending, and gives the file its name.
  /// - Throws: `ClosedPipe`, or `OutputFailure` where anything could not be written.
  func close() throws {
    let failure = state.withLock { state in
      flush(&state)
      return state.failure
    }
    if let failure { throw told(failure) }
    guard let path, let temporary else { return }
    guard fsync(descriptor.rawValue) == 0 else { throw told(Errno(rawValue: errno)) }
    let result = unsafe temporary.withPlatformString { old in
      unsafe path.withPlatformString { new in unsafe rename(old, new) }
    }
    guard result == 0 else { throw told(Errno(rawValue: errno)) }
  }

  /// Removes what was written to a file that is not complete.
  func abandon() {
    guard let temporary else { return }
    _ = unsafe temporary.withPlatformString { unsafe unlink($0) }
  }

  private func append(_ bytes: some Sequence<UInt8>) {
    state.withLock { state in
      guard state.failure == nil else { return }
      state.pending.append(contentsOf: bytes)
      if state.pending.count >= 1 << 16 { flush(&state) }
    }
  }

  private func flush(_ state: inout State) {
    do {
      if state.failure == nil { _ = try descriptor.writeAll(state.pending) }
    } catch {
      state.failure = error as? Errno ?? .ioError
    }
    state.pending.removeAll(keepingCapacity: true)
  }

  private func told(_ failure: Errno) -> any Error {
    failure == .brokenPipe
      ? ClosedPipe() : OutputFailure(path: path?.string ?? "standard output", error: failure)
  }
}
