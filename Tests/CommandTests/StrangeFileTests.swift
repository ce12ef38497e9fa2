import Foundation
import Glibc
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What can stand in a folder besides ordinary files with ordinary names.
struct StrangeFileTests {
  private let folder: TemporaryFolder
  private let files = FileManager.default

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=own"), to: "logs/m.json")
  }

  private func link(_ name: String, to target: String) throws {
    try files.createSymbolicLink(
      atPath: folder.path.pushing(FilePath(name)).string, withDestinationPath: target)
  }

  /// Whether the binary can be run without root's power over permissions.
  private static let canBeDenied =
    geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

  @Test(
    "a folder and a file without permission are unreadable, and all others count",
    .enabled(if: canBeDenied, "root is denied nothing, and there is no setpriv to change that"))
  func permission() async throws {
    try folder.write(recorded("2024-01-02T00:00:00Z put each=1 id=hidden"), to: "logs/closed/a.json")
    let secret = try folder.write("", to: "logs/secret.json")
    let closed = folder.path.appending("logs").appending("closed")
    for path in [secret, closed] {
      #expect(unsafe path.withPlatformString { unsafe chmod($0, 0) } == 0)
    }
    defer { _ = unsafe closed.withPlatformString { unsafe chmod($0, 0o700) } }
    var command = [builtProduct("retention-trail").string, "--format", "json", "logs"]
    if geteuid() == 0 {
      command = ["/usr/bin/setpriv", "--bounding-set", "-dac_override,-dac_read_search"] + command
    }
    let result = try await Subprocess.run(
      .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
      workingDirectory: folder.path, output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
    let run = try ReportedRun(
      CommandResult(
        code: result.terminationStatus.code, output: result.standardOutput,
        messages: result.standardError))
    #expect(run.result.code == 2)
    #expect(run.report.ids == ["own"])
    #expect(run.report.input.problems.map(\.path) == ["logs/closed", "logs/secret.json"])
    for problem in run.report.input.problems {
      #expect(problem.kind == "unreadable")
      #expect(problem.message == "cannot be read: Permission denied")
    }
  }

  @Test("links that lead in circles end the run neither way")
  func loops() async throws {
    try link("logs/b.json", to: "c.json")
    try link("logs/c.json", to: "b.json")
    try link("logs/up", to: "..")
    try link("logs/z", to: ".")
    let run = try await ReportedRun(["logs"], in: folder.path)
    #expect(run.result.code == 2)
    #expect(run.report.ids == ["own"])
    #expect(run.report.input.matched == 1)
    #expect(run.report.input.problems.map(\.path) == ["logs/b.json", "logs/c.json", "logs/up"])
    for problem in run.report.input.problems { #expect(problem.kind == "unreadable") }
    for problem in run.report.input.problems.prefix(2) {
      #expect(problem.message == "cannot be read: Too many levels of symbolic links")
    }
  }

  @Test("a pipe is told and not read in a folder, and read where it is named", .timeLimit(.minutes(10)))
  func pipe() async throws {
    let path = folder.path.appending("logs").appending("pipe")
    #expect(unsafe path.withPlatformString { unsafe mkfifo($0, 0o600) } == 0)
    let left = try await ReportedRun(["logs"], in: folder.path)
    #expect(left.result.code == 2)
    #expect(left.report.ids == ["own"])
    #expect(
      left.complaints == [
        "retention-trail: logs/pipe: unreadable: is a pipe, which is not read from a folder: name it to read it"
      ])
    let script = "cat logs/m.json > logs/pipe & '\(builtProduct("retention-trail"))' events logs/pipe"
    let named = try await Subprocess.run(
      .name("bash"), arguments: ["-c", script], workingDirectory: folder.path,
      output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
    #expect(named.terminationStatus.isSuccess)
    #expect(named.standardOutput.contains("\"own\""))
    #expect(named.standardError == "retention-trail: 1 file, 1 record, 1 retention event\n")
  }

  @Test(
    "a link to /proc/kmsg or out of the folder is told, and neither hangs the run", .timeLimit(.minutes(10)))
  func strayLinks() async throws {
    try folder.write(recorded("2024-01-02T00:00:00Z put each=1 id=elsewhere"), to: "other/a.json")
    try link("logs/kernel", to: "/proc/kmsg")
    try link("logs/stray.json", to: "../other/a.json")
    let run = try await ReportedRun(["logs"], in: folder.path)
    #expect(run.result.code == 2)
    #expect(run.report.ids == ["own"])
    #expect(run.report.input.problems.map(\.path) == ["logs/kernel", "logs/stray.json"])
    #expect(run.complaints.first?.contains("the kernel's") == true)
    #expect(run.complaints.last?.contains("is a link out of the folder that was named") == true)
  }

  @Test(
    "a strange name is told whole in the evidence, and on one line of text",
    arguments: [
      ("a\n2024-06-06 00:00:00Z  Put.json", "a\\u{a}2024-06-06 00:00:00Z Put.json"),
      ("\u{1b}[2J\u{202e}.json", "\\u{1b}[2J\\u{202e}.json"),
      ("\\u{1b}\u{9b}\u{85}\u{2028}", "\\\\u{1b}\\u{9b}\\u{85}\\u{2028}"),
      ("-o", "-o"), ("\"quoted\",'too'.json", "\"quoted\",'too'.json"),
    ])
  func strangeName(name: String, told: String) async throws {
    try folder.write(recorded("2024-01-02T00:00:00Z put each=60 id=strange"), to: "logs/\(name)")
    let run = try await ReportedRun(["logs"], in: folder.path)
    #expect(run.result.code == 0)
    let entry = run.report.timelines.first?.entries.first { $0.eventID == "strange" }
    #expect(entry?.evidence.map { Array($0.path.utf8) } == [Array("logs/\(name)".utf8)])
    let text = try await retentionTrail(["--evidence", "logs"], in: folder.path).output
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("    in             logs/\(told),") })
    #expect(lines.count { $0.hasPrefix("2024-") } == 2)
  }

  @Test("a name that is not UTF-8 is read, and told with U+FFFD where its bytes are none")
  func foreignName() async throws {
    let script = "mv logs/m.json $'logs/a\\xff\\xfe.json'; printf junk > $'logs/b\\xc3\\n.json'"
    let moved = try await Subprocess.run(
      .name("bash"), arguments: ["-c", script], workingDirectory: folder.path, output: .discarded)
    #expect(moved.terminationStatus.isSuccess)
    let run = try await ReportedRun(["logs"], in: folder.path)
    #expect(run.result.code == 2)
    let evidence = run.report.timelines.first?.entries.first?.evidence
    #expect(evidence?.map(\.path) == ["logs/a\u{fffd}\u{fffd}.json"])
    #expect(run.report.input.problems.map(\.path) == ["logs/b\u{fffd}\n.json"])
    #expect(run.complaints.count == 1)
    #expect(run.complaints.first?.hasPrefix("retention-trail: logs/b\u{fffd}\\u{a}.json: ") == true)
  }
}
