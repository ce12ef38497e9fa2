import Foundation
import SystemPackage
import TestSupport
import Testing

/// The file that a report is written to before it is complete, and what it may be read by.
struct PartialFileTests {
  private let folder: TemporaryFolder
  private let binary = builtProduct("retention-trail").string

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"), to: "logs/a.json")
  }

  private func bash(_ script: String) async throws -> CommandResult {
    try await shell(script, in: folder.path, by: "/bin/bash")
  }

  /// Waits for the partial file, in a shell.
  private static let wait = "until compgen -G '.report.txt.*.partial' >/dev/null; do sleep 0.05; done"

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path.string).sorted()
  }

  @Test("one that a kill left is explained in a line, and keeps no later run from its work")
  func leftover() async throws {
    let killed = try await bash(
      """
      mkfifo pipe; '\(binary)' -o report.txt logs - <pipe &
      exec 3>pipe; rm pipe
      \(Self.wait); kill -KILL $!; wait $!; ls -A
      """)
    let left = try #require(killed.output.split(separator: "\n").first { $0.hasSuffix(".partial") })
      .description
    #expect(left.wholeMatch(of: /\.report\.txt\.[0-9a-z]+\.partial/) != nil)
    for arguments in [["-o", "report.txt"], ["-o", "report.txt", "--force"]] {
      let result = try await retentionTrail(["-q"] + arguments + ["logs"], in: folder.path)
      #expect(result.code == 0)
      #expect(result.messages.hasPrefix("retention-trail: \(left) beside report.txt: incomplete"))
      #expect(result.messages.split(separator: "\n").count == 1)
      #expect(!result.messages.contains("--force"))
    }
    #expect(try names() == [left, "logs", "report.txt"])
    try folder.write("", to: ".report.txt.42.partial")
    try folder.write("", to: ".other.txt.42.partial")
    let two = try await retentionTrail(["-q", "-o", "report.txt", "--force", "logs"], in: folder.path)
    #expect(two.messages.contains(" and 1 more beside report.txt"))
    let other = try await retentionTrail(["-q", "-o", "logs/report.txt", "logs"], in: folder.path)
    #expect(!other.messages.contains(".report.txt.42") && !other.messages.contains(".other.txt.42"))
    #expect(other.messages.contains("is-output") && other.messages.split(separator: "\n").count == 1)
  }

  @Test("two runs with one process number, as in two containers, do not stand in each other's way")
  func sameNumber() async throws {
    for number in 1...3 { try folder.write("", to: ".report.txt.\(number).partial") }
    // All numbers that a process can have: the name must not be made of one.
    let result = try await bash(
      "for n in $(seq 0 400); do : >.report.txt.$(($$ + n)).partial; done; '\(binary)' -q -o report.txt logs; echo $?"
    )
    #expect(result.output == "0\n")
  }

  @Test("a report is the owner's alone, and one that replaces another keeps its permissions")
  func permissions() async throws {
    let result = try await bash(
      """
      umask 000; '\(binary)' -q -o new.txt logs; stat -c %a new.txt
      for mode in 644 640 604; do
        echo kept >old.txt; chmod $mode old.txt; '\(binary)' -q -o old.txt --force logs; stat -c %a old.txt
      done
      grep -c kept old.txt
      """)
    #expect(result.output == "600\n644\n640\n604\n0\n", "\(result.messages)")
  }

  @Test("a name as long as a name can be is written all the same")
  func longName() async throws {
    let name = String(repeating: "é", count: 120) + ".json"
    let result = try await retentionTrail(["-q", "-o", name, "--format", "json", "logs"], in: folder.path)
    #expect(result.code == 0, "\(result.messages)")
    #expect(try names() == ["logs", name].sorted())
  }

  @Test("a file that comes up meanwhile is not replaced, and only then --force is advised")
  func meanwhile() async throws {
    let result = try await bash(
      """
      { \(Self.wait); echo other >report.txt; } | '\(binary)' -q -o report.txt logs -; echo "code ${PIPESTATUS[1]}"; cat report.txt
      """)
    #expect(result.output == "code 74\nother\n")
    #expect(result.messages.contains("--force would overwrite it"))
    #expect(try names() == ["logs", "report.txt"])
  }
}
