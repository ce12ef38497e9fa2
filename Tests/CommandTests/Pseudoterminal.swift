import Dispatch
import Glibc
import Subprocess
import SystemPackage
import TestSupport

/// Which outputs of a run go to the terminal; the other one is thrown away.
enum TerminalSide: Sendable {
  case output, messages
}

/// A terminal of which one end is ours, and which adds nothing to what is written to it.
struct Pseudoterminal {
  private let ours: FileDescriptor
  private let theirs: FileDescriptor

  /// - Throws: the operating system's error.
  init(columns: UInt16) throws {
    var (master, slave) = (Int32(-1), Int32(-1))
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var modes = termios()
    unsafe cfmakeraw(&modes)
    guard unsafe openpty(&master, &slave, nil, &modes, &size) == 0 else {
      throw Errno(rawValue: errno)
    }
    ours = FileDescriptor(rawValue: master)
    theirs = FileDescriptor(rawValue: slave)
  }

  /// Runs the real binary on it.
  /// - Returns: the exit code, and the bytes that a terminal would be given.
  func retentionTrail(
    _ arguments: [String], in folder: FilePath, on side: TerminalSide = .output
  ) async throws -> (code: Int32, bytes: [UInt8]) {
    async let bytes = everything()
    let binary = Executable.path(builtProduct("retention-trail"))
    let terminal = FileDescriptorOutput.fileDescriptor(theirs, closeAfterSpawningProcess: true)
    let arguments = Arguments(arguments)
    let status =
      switch side {
      case .output:
        try await run(
          binary, arguments: arguments, environment: Self.environment, workingDirectory: folder,
          output: terminal, error: .discarded
        ).terminationStatus
      case .messages:
        try await run(
          binary, arguments: arguments, environment: Self.environment, workingDirectory: folder,
          output: .discarded, error: terminal
        ).terminationStatus
      }
    return (status.code, await bytes)
  }

  /// Runs a line in the shell, with both outputs on it; in the line, `$trail` is the real binary, and there is a
  /// file `shown` as soon as a reading has been told of.
  /// - Returns: what a terminal would be given.
  func shell(_ line: String, in folder: FilePath) async throws -> String {
    async let bytes = everything { bytes in
      guard String(decoding: bytes, as: UTF8.self).contains("reading: ") else { return }
      let shown = try? FileDescriptor.open(
        folder.appending("shown"), .writeOnly, options: .create, permissions: .ownerReadWrite)
      try? shown?.close()
    }
    _ = try await run(
      .path("/bin/sh"), arguments: ["-c", line],
      environment: Self.environment.updating(["trail": builtProduct("retention-trail").string]),
      workingDirectory: folder,
      output: .fileDescriptor(theirs, closeAfterSpawningProcess: true), error: .combinedWithOutput)
    return String(decoding: await bytes, as: UTF8.self)
  }

  /// A terminal that shows colours, and a user who has nothing against them.
  private static let environment = Environment.inherit.updating(["TERM": "xterm", "NO_COLOR": ""])

  /// Reads, in a thread of its own, until nobody has the other end any more.
  private func everything(onMore: @escaping @Sendable ([UInt8]) -> Void = { _ in }) async -> [UInt8] {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while let count = try? unsafe buffer.withUnsafeMutableBytes({ try unsafe ours.read(into: $0) }),
          count > 0
        {
          all += buffer[..<count]
          onMore(all)
        }
        try? ours.close()
        continuation.resume(returning: all)
      }
    }
  }
}
