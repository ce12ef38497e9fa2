internal import Glibc
internal import RetentionTimeline
internal import Synchronization
internal import SystemPackage

/// The output could not be written.
struct OutputFailure: Error, CustomStringConvertible {
  let path: String
  let error: Errno

  var description: String { "\(path): cannot be written: \(error)\(advice)" }

  /// What to do about it, where that is plain.
  private var advice: String {
    switch error {
    case .noSuchFileOrDirectory: "; its folder has to be there"
    case .permissionDenied, .readOnlyFileSystem: "; name a file where you may write"
    case .noSpace, .diskQuotaExceeded: "; make room, or name a file elsewhere with --output"
    case .fileExists: "; it was not there when this began, and --force would overwrite it"
    default: ""
    }
  }
}

/// Where data goes: the standard output, or a file that appears under its name only when it is complete.
final class Output: ReportTarget, Sendable {
  private struct State: Sendable {
    var pending: [UInt8] = []
    var failure: Errno?
  }

  private let descriptor: FileDescriptor
  private let path: FilePath?
  private let temporary: FilePath?
  private let overwrites: Bool
  private let isTerminal: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - path: the file, or nil for the standard output.
  ///   - overwrites: whether a file of that name may be replaced.
  /// - Throws: `OutputFailure` where the file cannot be created.
  init(_ path: FilePath?, overwrites: Bool) throws {
    self.path = path
    self.overwrites = overwrites
    isTerminal = path == nil && Terminal.isOutput
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
    PartialFile.removeIfInterrupted(beside)
  }

  /// Adds text; a failure is told by `close()`.
  func write(_ text: String) {
    append(text.utf8)
  }

  /// Whether there is anything under a path, be it a link to nothing.
  static func exists(_ path: FilePath) -> Bool {
    var status = stat()
    return unsafe path.withPlatformString { unsafe lstat($0, &status) } == 0
  }

  /// Whether a path leads to something that is no file to be replaced: a folder, a pipe, a device.
  static func isForeign(_ path: FilePath) -> Bool {
    var status = stat()
    let result = unsafe path.withPlatformString { unsafe stat($0, &status) }
    return result == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Adds bytes.
  /// - Throws: `OutputFailure`, so that a long run can end early.
  func write(_ bytes: [UInt8]) throws {
    append(bytes)
    if let failure = state.withLock({ $0.failure }) { throw told(failure) }
  }

  /// Writes what is pending, for a reader who waits for it.
  /// - Throws: `OutputFailure`.
  func flush() throws {
    let failure = state.withLock { state in
      flush(&state)
      return state.failure
    }
    if let failure { throw told(failure) }
  }

  /// Writes what is pending, and gives the file its name.
  /// - Throws: `OutputFailure` where anything could not be written, or where a file of that name has come up.
  func close() throws {
    try flush()
    guard let path, let temporary else { return }
    guard fsync(descriptor.rawValue) == 0 else { throw told(Errno(rawValue: errno)) }
    guard give(temporary, theName: path) else { throw told(Errno(rawValue: errno)) }
    try? descriptor.close()
  }

  /// A link, unlike a renaming, never takes the place of another file; where the file system has no links,
  /// what was there when the run began must do.
  private func give(_ temporary: FilePath, theName path: FilePath) -> Bool {
    unsafe temporary.withPlatformString { old in
      unsafe path.withPlatformString { new in
        if !overwrites {
          if unsafe link(old, new) == 0 { return unsafe unlink(old) == 0 }
          if errno != EPERM, errno != EOPNOTSUPP { return false }
        }
        return unsafe rename(old, new) == 0
      }
    }
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
    if state.failure == nil {
      if isTerminal {
        StatusLine.shared.giveWay { state.failure = failure(ofWriting: state.pending) }
      } else {
        state.failure = failure(ofWriting: state.pending)
      }
    }
    state.pending.removeAll(keepingCapacity: true)
  }

  private func failure(ofWriting bytes: [UInt8]) -> Errno? {
    do {
      _ = try descriptor.writeAll(bytes)
      return nil
    } catch {
      return error as? Errno ?? .ioError
    }
  }

  /// A reader that has closed the standard output has seen enough: that ends the program, and well.
  private func told(_ failure: Errno) -> OutputFailure {
    if path == nil, failure == .brokenPipe {
      StatusLine.shared.hide()
      _exit(0)
    }
    return OutputFailure(path: path?.string ?? "standard output", error: failure)
  }
}
