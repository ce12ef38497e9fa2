internal import RetentionReports
internal import LogReading
internal import Glibc
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
    case .noSuchFileOrDirectory: "; its folder must exist"
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

  /// The files that are written, which are no input: the one under the output's name until it is replaced, its
  /// partial file, and those that the standard output and the standard error go to.
  let identities: Set<FileIdentity>
  private let descriptor: FileDescriptor
  private let path: FilePath?
  private let partial: PartialFile?
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
    let leftovers = path.map(PartialFile.leftovers) ?? []
    do {
      partial = try path.map { try PartialFile(beside: $0) }
    } catch {
      throw OutputFailure(path: path?.string ?? "", error: error as? Errno ?? .ioError)
    }
    descriptor = partial?.descriptor ?? .standardOutput
    let written = [.standardOutput, .standardError, descriptor].filter(Output.isRegular)
    identities = Set(
      written.compactMap { try? FileIdentity(of: $0) }
        + [path.flatMap { try? FileIdentity(of: $0) }].compactMap(\.self))
    if let path, let first = leftovers.first {
      let others = leftovers.count > 1 ? " and \(leftovers.count - 1) more" : ""
      Messages.error(
        "\(first)\(others) beside \(path.string): incomplete, left by a run that was killed or written by one that "
          + "still runs; this run does not touch it")
    }
  }

  /// Adds text; a failure is thrown by `close()`.
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

  /// Whether a file begins as log files do: with gzip data, or as CloudTrail's JSON. Nothing that is written here does.
  static func holdsLog(_ path: FilePath) -> Bool {
    guard let file = try? FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec]) else {
      return false
    }
    defer { try? file.close() }
    var start = [UInt8](repeating: 0, count: 64)
    let count = unsafe (try? start.withUnsafeMutableBytes { try unsafe file.read(into: $0) }) ?? 0
    let bytes = start.prefix(count)
    let text = bytes.filter { !" \t\r\n".utf8.contains($0) }
    return bytes.starts(with: [0x1f, 0x8b]) || text.starts(with: "{\"Records\":[".utf8)
  }

  /// Whether a descriptor is of a file that grows as it is written, rather than of a pipe or a device.
  private static func isRegular(_ descriptor: FileDescriptor) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor.rawValue, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Adds bytes.
  /// - Throws: `OutputFailure`, so that a long run can end early.
  func write(_ bytes: [UInt8]) throws {
    append(bytes)
    if let failure = state.withLock({ $0.failure }) { throw outputFailure(failure) }
  }

  /// Writes what is pending, for a reader who waits for it.
  /// - Throws: `OutputFailure`.
  func flush() throws {
    let failure = state.withLock { state in
      flush(&state)
      return state.failure
    }
    if let failure { throw outputFailure(failure) }
  }

  /// Writes what is pending, and gives the file its name.
  /// - Throws: `OutputFailure` where anything could not be written, or where a file of that name has come up.
  func close() throws {
    try flush()
    guard let path, let partial else { return }
    guard partial.publish(as: path, overwriting: overwrites) else {
      throw outputFailure(Errno(rawValue: errno))
    }
    try? descriptor.close()
  }

  /// Removes what was written to a file that is not complete.
  func abandon() { partial?.remove() }

  /// The file's name; nil for the standard output.
  var name: String? { path?.string }

  /// Why the output cannot be written, once that is so.
  var failure: OutputFailure? {
    state.withLock { $0.failure }.map(outputFailure)
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
      try descriptor.writePatiently(bytes)
      return nil
    } catch {
      return error as? Errno ?? .ioError
    }
  }

  /// A reader that has closed the standard output has seen enough: that ends the program, and well.
  private func outputFailure(_ failure: Errno) -> OutputFailure {
    if path == nil, failure == .brokenPipe {
      StatusLine.shared.hide()
      _exit(0)
    }
    return OutputFailure(path: path?.string ?? "standard output", error: failure)
  }
}
