import SystemPackage
import TestSupport
import Testing

/// A policy that cannot be read ends the command before anything is read or written.
struct PolicyCommandTests {
  private static let commands = ["findings", "timeline", "watch"]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"), to: "log.json")
  }

  /// Runs each command that takes a policy, and gives what it said.
  private func messages(_ policy: String = "policy.yaml") async throws -> [String] {
    var messages: [String] = []
    for command in Self.commands {
      let path = command == "watch" ? [] : ["log.json"]
      let result = try await retentionTrail([command, "--policy", policy] + path, in: folder.path)
      #expect(result.code == 64)
      #expect(result.output.isEmpty)
      messages.append(result.messages)
    }
    return messages
  }

  @Test(
    "what is wrong in it is told with its line",
    arguments: [
      ("version: 1\nminimum-day: {room: 90}\n", "line 2: unknown policy key `minimum-day`"),
      ("version: 1\nminimum-days:\n  room: 90\n  rooms: 90\n", "line 4: unknown policy key `rooms`"),
      ("version: 1\nminimum-days:\n  room: 90\n - 90\n", "line 4: not valid YAML"),
      ("version: 1\nx: \"\u{1}\"", "line 2: not valid YAML"),
      ("version: 2\n", "line 1: `version` must be 1"),
      ("", "line 1: the text is empty"),
      ("version: 1\nthresholds:\n  dip: {days: many}\n", "line 3: `days` must be a whole number"),
      ("version: 1\nsuppressions:\n- rule: dips\n  reason: x\n", "line 3: `rule` matches no rule"),
      ("version: 1\nsuppressions:\n- rule: dip\n", "line 3: a suppression lacks `reason`"),
      (
        "version: 1\nchange-windows:\n- days: mon-fri\n  from: \"08:00\"\n  to: \"18:00\"\n  time-zone: Mars/Olympus\n",
        "line 6: `time-zone` must be a time zone"
      ),
      ("version: 1\n\u{1b}[2J\u{202e}: 1\n", "line 2: "),
    ])
  func faults(text: String, complaint: String) async throws {
    try folder.write(text, to: "policy.yaml")
    for message in try await messages() {
      #expect(message.contains("--policy policy.yaml: \(complaint)"), "\(message)")
      #expect(message.isTame)
    }
  }

  @Test("one that is not there, or is a folder, is told by its name")
  func unreadable() async throws {
    for message in try await messages("no-such.yaml") {
      #expect(message.contains("--policy no-such.yaml: No such file or directory"))
    }
    for message in try await messages(".") { #expect(message.contains("--policy .: Is a directory")) }
  }

  @Test("one that is not UTF-8, or larger than 1 MiB, is refused")
  func noText() async throws {
    try folder.write(Array("version: 1\n# caf".utf8) + [0xe9, 0x0a], to: "policy.yaml")
    for message in try await messages() { #expect(message.contains("--policy policy.yaml: not a text")) }
    let start = "version: 1\n#"
    let filler = String(repeating: "x", count: (1 << 20) - start.utf8.count)
    try folder.write(start + filler + "x", to: "policy.yaml")
    for message in try await messages() { #expect(message.contains("--policy policy.yaml: not a text")) }
    try folder.write(start + filler, to: "policy.yaml")
    let result = try await retentionTrail(
      ["findings", "--policy", "policy.yaml", "log.json"], in: folder.path)
    #expect(result.code == 0, "\(result.messages)")
    let endless = try await retentionTrail(
      ["findings", "--policy", "/dev/zero", "log.json"], in: folder.path)
    #expect(endless.code == 64)
  }

  @Test("the sample policy is read, and a fault in it does not leave a file behind")
  func sample() async throws {
    let policy = Repository.root.appending("samples").appending("policy.yaml").string
    for command in Self.commands.dropLast() {
      let result = try await retentionTrail([command, "--policy", policy, "log.json"], in: folder.path)
      #expect(result.code == 0)
    }
    let failed = try await retentionTrail(
      ["findings", "--policy", "log.json", "-o", "report", "log.json"], in: folder.path)
    #expect(failed.code == 64)
    #expect(try await shell("ls -A", in: folder.path).output == "log.json\n")
  }
}
