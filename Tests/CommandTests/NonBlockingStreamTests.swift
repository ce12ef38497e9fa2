import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Standard streams that whoever started the program has set not to block.
struct NonBlockingStreamTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Runs the binary with one of its streams in a pipe of a page that does not block.
  /// - Returns: the exit code, and how many bytes came.
  private static let script = """
    import fcntl, os, subprocess, sys
    end, other = os.pipe()
    fcntl.fcntl(other, 1031, 4096)  # F_SETPIPE_SZ
    os.set_blocking(other, False)
    stream = {sys.argv[1]: other, "stderr" if sys.argv[1] == "stdout" else "stdout": subprocess.DEVNULL}
    process = subprocess.Popen(sys.argv[2:], **stream)
    os.close(other)
    count = 0
    while part := os.read(end, 512): count += len(part)
    print(process.wait(), count)
    """

  private func run(_ stream: String, _ arguments: [String]) async throws -> String {
    let all = ["-c", Self.script, stream, builtProduct("retention-trail").string] + arguments
    let result = try await Subprocess.run(
      .name("python3"), arguments: Arguments(all), workingDirectory: folder.path,
      output: .string(limit: 100), error: .string(limit: 1 << 16))
    return result.standardOutput
  }

  @Test("a standard output that takes no more for now is waited for", arguments: ["json", "html", "csv"])
  func output(format: String) async throws {
    let records = (0..<1500).map { recorded("2024-01-01T00:00:00Z put each=\(30 + $0 % 2) id=e-\($0)") }
    try folder.write(records.joined(separator: "\n"), to: "log.json")
    let arguments = ["--format", format, "--as-of", "2026-01-01", "log.json"]
    let whole = try await retentionTrail(arguments, in: folder.path)
    #expect(whole.output.utf8.count > 1 << 16)
    #expect(try await run("stdout", arguments) == "0 \(whole.output.utf8.count)\n")
  }

  @Test("no message is lost that the standard error takes no more of for now")
  func messages() async throws {
    for number in 0..<4 {
      try folder.write("junk", to: "logs/\(String(repeating: "\u{1b}", count: 240))\(number).json")
    }
    let whole = try await retentionTrail(["logs"], in: folder.path)
    #expect(whole.messages.utf8.count > 4096)
    #expect(try await run("stderr", ["logs"]) == "2 \(whole.messages.utf8.count)\n")
  }

  @Test("a list of paths is waited for")
  func paths() async throws {
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=own"), to: "a.json")
    let all = ["-c", Self.lateList, builtProduct("retention-trail").string, "--files-from", "-"]
    let result = try await Subprocess.run(
      .name("python3"), arguments: Arguments(all), workingDirectory: folder.path,
      output: .string(limit: 100), error: .string(limit: 1 << 16))
    #expect(result.standardOutput == "0\n", "\(result.standardError)")
  }

  /// The list comes in two parts; the second once the first was taken.
  private static let lateList = """
    import fcntl, os, subprocess, sys, termios, struct
    end, other = os.pipe()
    os.set_blocking(end, False)
    process = subprocess.Popen(sys.argv[1:], stdin=end, stdout=subprocess.DEVNULL)
    os.write(other, b"a.j")
    waiting = lambda: struct.unpack("i", fcntl.ioctl(end, termios.FIONREAD, b"....")) != (0,)
    while waiting() and process.poll() is None: os.sched_yield()
    os.close(end)
    if process.poll() is None: os.write(other, b"son\\n")
    os.close(other)
    print(process.wait())
    """
}
