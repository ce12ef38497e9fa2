import SystemPackage
import TestSupport
import Testing

struct ColorTests {
  private let folder: TemporaryFolder
  private static let commands = [
    ["timeline", "--as-of", "2026-11-22", "logs"], ["findings", "--as-of", "2026-11-22", "logs"],
    ["state", "--at", "2024-02-10", "logs"], ["rules"],
    ["rules", "dip"],
  ]

  init() throws {
    folder = try TemporaryFolder()
    let records = [
      recorded("2024-01-01T00:00:00Z put each=365 id=e-1"),
      recorded("2024-02-01T00:00:00Z put each=3 id=e-2"),
    ]
    try folder.write("{\"Records\":[\(records.joined(separator: ","))]}", to: "logs/a.json")
    try folder.write(HostileText.log(HostileText.all), to: "logs/b.json")
  }

  @Test("colours are all that --color always adds, whatever is in the logs", arguments: commands)
  func always(command: [String]) async throws {
    let plain = try await retentionTrail(command, in: folder.path).output
    let colored = try await retentionTrail(command + ["--color", "always"], in: folder.path).output
    #expect(!plain.contains("\u{1b}"))
    #expect(colored.contains("\u{1b}[0m"))
    #expect(colored.withoutColors == plain)
  }

  @Test("watch colours what it tells, too")
  func watch() async throws {
    let logs = try await retentionTrail(["events", "logs"], in: folder.path).output
    let colored = try await retentionTrail(
      ["watch", "--color", "always"], in: folder.path, input: Array(logs.utf8))
    let plain = try await retentionTrail(["watch"], in: folder.path, input: Array(logs.utf8))
    #expect(colored.output.contains("\u{1b}[31m365 days → 3 days, shortened"))
    #expect(colored.output.withoutColors == plain.output)
  }

  @Test(
    "a terminal is given colours, unless somebody does not want them",
    arguments: [
      ("$trail logs", true), ("$trail rules", true), ("NO_COLOR=1 $trail logs", false),
      ("TERM=dumb $trail logs", false),
      ("env -u TERM $trail logs", false), ("$trail --color never logs", false),
      ("NO_COLOR=1 TERM=dumb $trail --color always logs", true), ("$trail logs | cat", false),
      ("$trail -o out logs; cat out", false), ("$trail --color always -o out logs; cat out", true),
      ("$trail --format json logs", false), ("$trail --format csv --color always logs", false),
    ])
  func terminal(line: String, isColored: Bool) async throws {
    let text = try await Pseudoterminal(columns: 90).shell(line, in: folder.path)
    #expect(!text.isEmpty)
    #expect(text.contains("\u{1b}") == isColored)
  }
}
