import Dispatch
import Glibc
import Subprocess
import SystemPackage
import TestSupport

/// A run of the real binary whose standard input stays open until it is closed here.
final class LiveRun: Sendable {
  private let input: FileDescriptor
  private let output: FileDescriptor
  private let process: ProcessIdentifier

  private init(input: FileDescriptor, output: FileDescriptor, process: ProcessIdentifier) {
    self.input = input
    self.output = output
    self.process = process
  }

  /// Runs the binary while something is done with it, then closes its input.
  /// - Returns: what it gave; the output is only what was not read while it ran.
  static func with(
    _ arguments: [String], in folder: FilePath, _ body: @Sendable (LiveRun) async throws -> Void
  ) async throws -> CommandResult {
    closedPipesAreErrors
    let (theirInput, input) = try FileDescriptor.pipe()
    let (output, theirOutput) = try FileDescriptor.pipe()
    // What the child inherits by accident would keep the pipes open.
    for end in [input, output] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    let result = try await run(
      .path(builtProduct("retention-trail")), arguments: Arguments(arguments), workingDirectory: folder,
      input: .fileDescriptor(theirInput, closeAfterSpawningProcess: true),
      output: .fileDescriptor(theirOutput, closeAfterSpawningProcess: true),
      error: .string(limit: 1 << 20)
    ) { execution in
      let live = LiveRun(input: input, output: output, process: execution.processIdentifier)
      defer { try? input.close() }
      try await body(live)
    }
    let rest = try await reading(output) { _ in false }
    try output.close()
    return CommandResult(
      code: result.terminationStatus.code, output: rest, messages: result.standardError)
  }

  /// Writes to its standard input.
  func send(_ text: String) throws {
    try input.writeAll(text.utf8)
  }

  /// Waits for output until it satisfies.
  /// - Returns: all that came, which goes no further than one write.
  func receive(until isEnough: @escaping @Sendable (String) -> Bool) async throws -> String {
    try await LiveRun.reading(output, until: isEnough)
  }

  func interrupt(_ signal: Int32 = SIGINT) {
    kill(process.value, signal)
  }

  /// Reads, in a thread of its own, until it is enough or nobody can write any more.
  private static func reading(
    _ descriptor: FileDescriptor, until isEnough: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result {
            var all: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while !isEnough(String(decoding: all, as: UTF8.self)) {
              let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe descriptor.read(into: $0) }
              guard count > 0 else { break }
              all += buffer[..<count]
            }
            return String(decoding: all, as: UTF8.self)
          })
      }
    }
  }
}
