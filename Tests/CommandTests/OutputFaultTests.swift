import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Outputs that come to no end: a full disk, a reader that has gone, an interrupt.
struct OutputFaultTests {
  private let folder: TemporaryFolder
  private let binary = builtProduct("retention-trail").string

  /// A history whose report is longer than any buffer or small disk.
  init() throws {
    folder = try TemporaryFolder()
    let records = (0..<1500).map { recorded("2024-01-01T00:00:00Z put each=\(30 + $0 % 2) id=e-\($0)") }
    try folder.write(records.joined(separator: "\n"), to: "log.json")
  }

  private func bash(_ script: String) async throws -> CommandResult {
    try await shell(script, in: folder.path, by: "/bin/bash")
  }

  @Test("a full device is exit code 74, and says what to do", arguments: ["text", "json", "csv", "ocsf"])
  func fullDevice(format: String) async throws {
    let result = try await bash("'\(binary)' -q --format \(format) log.json >/dev/full")
    #expect(result.code == 74)
    #expect(result.messages.hasPrefix("retention-trail: standard output: cannot be written: No space left"))
    #expect(result.messages.contains("No space left on device; make room"))
    #expect(result.messages.contains("--output"))
    #expect(result.messages.split(separator: "\n").count == 1)
  }

  @Test(
    "the output's failure is what is told, whatever follows from it in readers that run beside each other")
  func fullDeviceOfEvents() async throws {
    let text = try String(contentsOfFile: folder.path.appending("log.json").string, encoding: .utf8)
    for number in 0..<12 { try folder.write(text + "\njunk\n", to: "logs/\(number).json") }
    let result = try await bash(
      "for n in $(seq 40); do '\(binary)' events -q --threads 4 logs >/dev/full 2>>messages; echo $?; done | sort -u"
    )
    #expect(result.output == "74\n")
    let messages = try String(contentsOfFile: folder.path.appending("messages").string, encoding: .utf8)
    #expect(messages.split(separator: "\n").allSatisfy { $0.contains("standard output: cannot be written") })
    #expect(messages.split(separator: "\n").count == 40)
  }

  /// Needs a machine on which a process may mount in a namespace of its own.
  private static let mayMount =
    (try? Process.run(
      URL(fileURLWithPath: "/usr/bin/unshare"),
      arguments: ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]))
    .map { process in
      process.waitUntilExit()
      return process.terminationStatus == 0
    } ?? false

  @Test("a full disk is exit code 74, and nothing of the file is left", .enabled(if: mayMount))
  func fullDisk() async throws {
    let result = try await bash(
      """
      mkdir small && unshare -m bash -c 'mount -t tmpfs -o size=64k none small
        "\(binary)" -q --format json --output small/report.json log.json
        echo "code $?"; ls -A small; echo end
        "\(binary)" -q --format json --as-of 2024-01-01 --output small/short.txt /dev/null; ls -A small'
      """)
    #expect(result.output == "code 74\nend\nshort.txt\n")
    #expect(
      result.messages
        == "retention-trail: small/report.json: cannot be written: No space left on device; "
        + "make room, or name a file elsewhere with --output\n")
  }

  @Test(
    "a reader that has seen enough is no failure",
    arguments: [
      "timeline", "events", "timeline --format jsonl", "timeline --format csv", "timeline --format html",
      "timeline --format timesketch", "timeline --format ocsf",
    ])
  func closedPipe(command: String) async throws {
    let result = try await bash(
      "'\(binary)' \(command) log.json 2>messages | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}")
    #expect(result.output == "0\n")
    #expect(
      try String(contentsOfFile: folder.path.appending("messages").string, encoding: .utf8).isEmpty)
  }

  @Test("a signal amid the work leaves no part of the file behind", arguments: [SIGINT, SIGTERM, SIGHUP])
  func signal(_ signal: Int32) async throws {
    let folder = folder.path
    let result = try await LiveRun.with(
      ["timeline", "--output", "report.txt", "log.json", "-"], in: folder
    ) { live in
      try await Self.wait { try Self.names(in: folder).contains { $0.hasSuffix(".partial") } }
      live.interrupt(signal)
      _ = try await live.receive { _ in false }
    }
    #expect(result.code == 128 + signal)
    #expect(try Self.names(in: folder) == ["log.json"])
  }

  @Test("an interrupt that the program was told to ignore is ignored")
  func ignoredSignal() async throws {
    let result = try await bash(
      """
      trap '' INT HUP
      mkfifo pipe; '\(binary)' -q --output report.txt log.json - <pipe &
      exec 3>pipe; rm pipe
      until compgen -G '.report.txt.*.partial' >/dev/null; do sleep 0.05; done
      kill -INT $!; kill -HUP $!; exec 3>&-; wait $!; echo "code $?"; ls -A
      """)
    #expect(result.output == "code 0\nlog.json\nreport.txt\n", "\(result.messages)")
  }

  private static func names(in folder: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
  }

  private static func wait(until holds: () throws -> Bool) async throws {
    for _ in 0..<500 {
      if try holds() { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("waited in vain")
  }
}
