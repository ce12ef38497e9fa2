import Foundation
import Glibc
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Files that change between the listing of their folder and the end of their reading.
///
/// A pipe that is named first holds the run up: what later files give must wait for it, up to a bound of some
/// megabytes, so that their reader stands still in a large file until the pipe is closed.
struct VanishingFileTests {
  private let folder: TemporaryFolder
  private static let recordSize = 100_000

  init() throws {
    folder = try TemporaryFolder()
    let made = unsafe folder.path.appending("a.pipe").withPlatformString { unsafe mkfifo($0, 0o600) }
    #expect(made == 0)
    // 12 MB in lines of one size, of which no more than the first 5 can have been read.
    let lines = (0..<120).map { number in
      let line = recorded("2024-01-02T00:00:00Z put each=30 id=large-\(number)")
      return line.dropLast() + String(repeating: " ", count: Self.recordSize - line.utf8.count - 1) + "}\n"
    }
    try folder.write(lines.joined(), to: "logs/1.json")
    try folder.write(recorded("2024-01-03T00:00:00Z put each=60 id=gone"), to: "logs/2.json")
    try folder.write(recorded("2024-01-04T00:00:00Z put each=90 id=last"), to: "logs/3.json")
  }

  /// Runs the real binary with a change to the folder while it stands in the first large file.
  private func run(changing change: () throws -> Void) async throws -> ReportedRun {
    let pipe = try FileDescriptor.open(folder.path.appending("a.pipe"), .readWrite)
    let arguments = ["--threads", "2", "--format", "json", "a.pipe", "logs"]
    let result = try await Subprocess.run(
      .path(builtProduct("retention-trail")), arguments: Arguments(arguments),
      workingDirectory: folder.path, input: .none, output: .string(limit: 1 << 24),
      error: .string(limit: 1 << 16)
    ) { execution in
      while !isOpen("logs/1.json", in: execution.processIdentifier.value) {
        try await Task.sleep(for: .milliseconds(5))
      }
      try change()
      _ = try pipe.writeAll(Array(recorded("2024-01-01T00:00:00Z put each=10 id=piped").utf8))
      try pipe.close()
    }
    return try ReportedRun(
      CommandResult(
        code: result.terminationStatus.code, output: result.standardOutput,
        messages: result.standardError))
  }

  private func isOpen(_ name: String, in process: Int32) -> Bool {
    let open = "/proc/\(process)/fd"
    let files = FileManager.default
    return (try? files.contentsOfDirectory(atPath: open))?.contains { number in
      (try? files.destinationOfSymbolicLink(atPath: "\(open)/\(number)"))?.hasSuffix(name) == true
    } ?? false
  }

  @Test("a file that is gone when its turn comes is unreadable, the others count", .timeLimit(.minutes(10)))
  func vanished() async throws {
    let run = try await run {
      try FileManager.default.removeItem(atPath: folder.path.appending("logs").appending("2.json").string)
    }
    #expect(run.result.code == 2)
    let problem = ProblemReport.Problem(
      path: "logs/2.json", kind: "unreadable", offset: 0,
      message: "cannot be read: No such file or directory", recordsRead: 0)
    #expect(run.report.input.problems == [problem])
    #expect(run.report.input.matched == 122)
    #expect(run.report.ids.contains("piped") && run.report.ids.contains("last"))
  }

  @Test("a file that shrinks while it is read gives what was left of it", .timeLimit(.minutes(10)))
  func shrunk() async throws {
    let left = 80 * Self.recordSize + 50
    let run = try await run {
      let file = folder.path.appending("logs").appending("1.json")
      #expect(unsafe file.withPlatformString { unsafe truncate($0, left) } == 0)
    }
    #expect(run.result.code == 2)
    let problem = ProblemReport.Problem(
      path: "logs/1.json", kind: "truncated-json", offset: left,
      message: "the input ends inside a JSON document", recordsRead: 80)
    #expect(run.report.input.problems == [problem])
    #expect(run.report.input.matched == 83)
  }

  @Test("a file that is removed while it is read is read to its end", .timeLimit(.minutes(10)))
  func removed() async throws {
    let run = try await run {
      try FileManager.default.removeItem(atPath: folder.path.appending("logs").appending("1.json").string)
    }
    #expect(run.result.code == 0)
    #expect(run.report.input.matched == 123)
  }
}
