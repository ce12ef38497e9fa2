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
    workingDirectory: folder, input: .array(input), output: .string(limit: 64 << 20),
    error: .string(limit: 1 << 20))
  return CommandResult(
    code: result.terminationStatus.code, output: result.standardOutput,
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

/// The path of an executable of this package, which stands beside the test bundle.
func builtProduct(_ name: String) -> FilePath {
  var path = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe readlink("/proc/self/exe", &path, path.count - 1)
  let bytes = path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
  return FilePath(String(decoding: bytes, as: UTF8.self)).removingLastComponent().appending(name)
}

/// Runs a line in the shell.
func shell(_ line: String, in folder: FilePath) async throws -> CommandResult {
  let result = try await run(
    .path("/bin/sh"), arguments: ["-c", line], workingDirectory: folder,
    output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
  return CommandResult(
    code: result.terminationStatus.code, output: result.standardOutput,
    messages: result.standardError)
}
