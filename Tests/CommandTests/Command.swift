import Glibc
import Subprocess
import SystemPackage
import TestSupport

/// What a run of the real binary gave.
struct CommandResult {
  let code: Int32
  let output: String
  let messages: String
}

/// Writing to a program that has ended is an error here, and not the end of the tests.
let closedPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

/// Runs the binary that was built beside the tests.
/// - Parameters:
///   - folder: the working folder; the repository by default.
///   - input: the standard input.
func retentionTrail(
  _ arguments: [String], in folder: FilePath = Repository.root, input: [UInt8] = []
) async throws -> CommandResult {
  closedPipesAreErrors
  let result = try await run(
    .path(builtProduct("retention-trail")), arguments: Arguments(arguments),
    workingDirectory: folder, input: .array(input), output: .bytes(limit: 64 << 20),
    error: .string(limit: 1 << 20))
  return CommandResult(
    code: result.terminationStatus.code, output: String(decoding: result.standardOutput, as: UTF8.self),
    messages: result.standardError)
}

extension TerminationStatus {
  /// The exit code, or 128 and the signal's number.
  var code: Int32 {
    switch self {
    case .exited(let code): Int32(code)
    case .signaled(let signal): 128 + Int32(signal)
    }
  }
}

/// Runs a line in a shell.
func shell(
  _ line: String, in folder: FilePath, by shell: FilePath = "/bin/sh"
) async throws -> CommandResult {
  let result = try await run(
    .path(shell), arguments: ["-c", line], workingDirectory: folder,
    output: .bytes(limit: 64 << 20), error: .string(limit: 1 << 20))
  return CommandResult(
    code: result.terminationStatus.code, output: String(decoding: result.standardOutput, as: UTF8.self),
    messages: result.standardError)
}
