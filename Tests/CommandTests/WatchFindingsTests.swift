import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("findings of watch", .timeLimit(.minutes(10)))
struct WatchFindingsTests {
  private static let first = recorded("2024-01-01T00:00:00Z put each=365 id=e-1")
  private static let cut = recorded("2024-02-01T00:00:00Z put each=30 id=e-2")

  /// An attempt that was refused.
  private static func refusal(_ number: Int) -> String {
    recorded("2024-03-01T00:0\(number):00Z put each=1 id=no-\(number) error=AccessDenied") + "\n"
  }

  private func watch(
    _ arguments: [String] = [], in folder: FilePath = Repository.root,
    _ body: @escaping @Sendable (LiveRun) async throws -> Void
  ) async throws -> CommandResult {
    try await LiveRun.with(["watch"] + arguments, in: folder, body)
  }

  @Test(
    "a finding is raised when its record has come, while the pipe stays open", arguments: ["text", "jsonl"])
  func atOnce(format: String) async throws {
    let result = try await watch(["--format", format]) { live in
      try live.send(Self.first + "\n")
      let before = try await live.receive { $0.contains("e-1") && $0.contains("purge-carried-out") }
      #expect(!before.contains("shortened-retention"))
      try live.send(Self.cut + "\n")
      let told = try await live.receive {
        $0.components(separatedBy: "shortened-retention").count == 3 && $0.hasSuffix("\n")
      }
      // The event is told first, then what is wrong with it.
      let event = try #require(
        told.firstRange(of: format == "text" ? "PutRetentionSettings e-2" : "\"type\": \"entry\""))
      let finding = try #require(told.firstRange(of: "shortened-retention"))
      #expect(event.lowerBound < finding.lowerBound)
      if format == "jsonl" { #expect(try FoundFinding.ofLines(told).contains { $0.eventIDs == ["e-2"] }) }
    }
    #expect(result.code == 0)
    #expect(result.output.isEmpty || !result.output.contains("shortened-retention"))
  }

  @Test("what the history holds is not raised, but what adds to it is")
  func history() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.first + "\n" + Self.cut, to: "logs/a.json")
    let arguments = ["--history", "logs", "--format", "jsonl", "--fail-on", "low"]
    let repeated = try await watch(arguments, in: folder.path) { live in
      try live.send(Self.first + "\n" + Self.cut + "\n")
    }
    #expect(repeated.output.isEmpty)
    #expect(repeated.code == 0)
    let restored = try await watch(arguments, in: folder.path) { live in
      try live.send(recorded("2024-02-05T00:00:00Z put each=365 id=e-3"))
    }
    let found = try FoundFinding.ofLines(restored.output)
    #expect(found.count { $0.rule == "dip" && $0.eventIDs == ["e-2", "e-3"] } == 2)
    #expect(!found.contains { $0.rule == "shortened-retention" })
    #expect(restored.code == 1)
  }

  @Test("nothing is raised twice: not for repeats, and not for a burst that grows")
  func once() async throws {
    let result = try await watch(["--format", "jsonl"]) { live in
      try live.send(Self.first + "\n" + Self.cut + "\n" + Self.cut + "\n")
      for number in 1...3 { try live.send(Self.refusal(number)) }
      let told = try await live.receive { $0.contains("denied-attempts") && $0.hasSuffix("\n") }
      #expect(try FoundFinding.ofLines(told).count { $0.rule == "shortened-retention" } == 2)
      for number in [4, 5, 5, 1] { try live.send(Self.refusal(number) + Self.cut + "\n") }
    }
    #expect(result.output.contains("no-5"))
    #expect(try FoundFinding.ofLines(result.output).isEmpty)
  }

  @Test("one that comes to matter more is not raised again, but watch fails where findings would")
  func worse() async throws {
    let slight = recorded("2024-02-01T00:00:00Z put each=300 id=e-2")
    let later = recorded("2025-02-01T00:00:00Z put each=301 id=e-3")
    let result = try await watch(["--format", "jsonl", "--fail-on", "high"]) { live in
      try live.send(Self.first + "\n" + slight + "\n")
      let told = try await live.receive { $0.contains("shortened-retention") && $0.hasSuffix("\n") }
      #expect(!told.contains(#""severity": "high""#))
      try live.send(later + "\n" + later + "\n")
    }
    #expect(result.code == 1)
    #expect(!result.output.contains("purge-carried-out\", \"severity\": \"high"))
  }

  @Test(
    "--min-level, the accounts and the policy hide findings; --fail-on gives 1 for what is not suppressed")
  func options() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{version: 1, suppressions: [{rule: '*', reason: known}]}", to: "policy.yaml")
    for (options, rules, code) in [
      (["--min-level", "high", "--fail-on", "high"], ["shortened-retention"], Int32(1)),
      (["--min-level", "critical", "--fail-on", "high"], [], 1),
      (["--fail-on", "critical", "--min-level", "high"], ["shortened-retention"], 0),
      (["--chime-account", "c-9", "--fail-on", "low"], [], 3),
      (["--policy", "policy.yaml", "--fail-on", "low"], [], 0),
      (
        ["--policy", "policy.yaml", "--show-suppressed", "--min-level", "high", "--fail-on", "low"],
        ["shortened-retention"], 0
      ),
    ] {
      let result = try await watch(["--format", "jsonl"] + options, in: folder.path) { live in
        try live.send(Self.first + "\n" + Self.cut + "\n")
      }
      #expect(result.code == code, "\(options)")
      #expect(Set(try FoundFinding.ofLines(result.output).map(\.rule)) == Set(rules), "\(options)")
    }
    let broken = try await watch(["--fail-on", "high"]) {
      try $0.send(Self.first + "\njunk\n" + Self.cut + "\n")
    }
    #expect(broken.code == 2)
  }
}
