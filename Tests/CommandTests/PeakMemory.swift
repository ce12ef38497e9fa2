import Subprocess
import SystemPackage
import TestSupport

/// What a run of the real binary said, and the most memory that it held at once.
struct MeasuredRun {
  let code: Int32
  let messages: String
  /// In bytes.
  let peakMemory: Int

  /// Python starts the binary: it is small itself, and the kernel tells it how large its child became.
  private static let script = """
    import resource, subprocess, sys
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    sys.exit(code)
    """

  /// Runs the binary with its output thrown away.
  init(_ arguments: [String], in folder: FilePath) async throws {
    let all = ["-c", Self.script, builtProduct("retention-trail").string] + arguments
    let result = try await run(
      .name("python3"), arguments: Arguments(all), workingDirectory: folder,
      output: .string(limit: 100), error: .string(limit: 1 << 16))
    code = result.terminationStatus.code
    messages = result.standardError
    peakMemory = (Int(result.standardOutput.dropLast()) ?? .max >> 10) << 10
  }
}
