import Foundation
import SystemPackage
import TestSupport
import Testing

/// What `--fail-on` makes of runs that find nothing, or nothing to look at.
struct GateTests {
  private static let account = "6ff06543-8550-4eec-ade4-107169f61480"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      [("e-1", 365, "01"), ("e-2", 30, "02")].map { id, days, month in
        recorded("2024-\(month)-01T00:00:00Z put each=\(days) id=\(id) resource=\(Self.account)")
      }.joined(separator: "\n"), to: "log.json")
    try folder.write(
      #"{"Records":[{"eventVersion":"1.08","eventTime":"2024-01-01T00:00:00Z","eventSource":"s3.amazonaws.com","#
        + #""eventName":"ListBuckets"}]}"#, to: "others.json")
    try FileManager.default.createDirectory(
      atPath: folder.path.appending("empty").string, withIntermediateDirectories: true)
  }

  private func run(_ arguments: [String], command: String = "findings") async throws -> CommandResult {
    try await retentionTrail(
      [command, "--as-of", "2024-06-01T00:00:00Z", "-q", "--fail-on", "high"] + arguments, in: folder.path)
  }

  @Test(
    "nothing to judge is exit code 3, and one line says why",
    arguments: [
      (["empty"], "there is no file to read"), (["-"], "the input is empty"),
      (["others.json"], "no retention event was read"),
      (["--aws-account", "444455556666", "log.json"], "444455556666 (--aws-account)"),
      (
        ["--start-time", "2030-01-01", "log.json"],
        "no log and no retention event is of the requested accounts and period"
      ),
      (
        ["--end-time", "2020-01-01", "log.json"],
        "no log and no retention event is of the requested accounts and period"
      ),
      (
        ["--chime-account", "6ff06543", "log.json"],
        "6ff06543 (--chime-account) was read; did you mean \(account)?"
      ),
      (["--chime-account", String(account.dropLast()) + "1", "log.json"], "did you mean \(account)?"),
      (["--chime-account", account, "--chime-account", "x", "log.json"], "x (--chime-account)"),
    ], ["findings", "timeline"])
  func nothing(_ pair: (arguments: [String], reason: String), command: String) async throws {
    let result = try await run(pair.arguments, command: command)
    #expect(result.code == 3)
    #expect(result.messages.split(separator: "\n").count == 1)
    #expect(
      result.messages.hasPrefix("retention-trail: --fail-on high fails (exit code 3): nothing to judge: "))
    #expect(result.messages.contains(pair.reason), "\(result.messages)")
    let isPartly = pair.arguments.contains(Self.account)
    #expect(result.output.contains("No findings") == false)
    #expect(isPartly || result.output.contains("o retention event "), "\(result.output)")
  }

  @Test("--allow-empty excuses logs without an event, and nothing else")
  func allowEmpty() async throws {
    let quiet = try await run(["--allow-empty", "others.json"])
    #expect(quiet.code == 0)
    #expect(quiet.messages.isEmpty)
    #expect(quiet.output.split(separator: "\n")[1].hasSuffix("Nothing to judge: no retention event was read"))
    for arguments in [
      ["empty"], ["-"], ["--chime-account", "c-9", "log.json"], ["--start-time", "2030-01-01", "log.json"],
    ] {
      #expect(try await run(["--allow-empty"] + arguments).code == 3, "\(arguments)")
    }
    let alone = try await retentionTrail(["findings", "--allow-empty", "log.json"], in: folder.path)
    #expect(alone.code == 64)
    #expect(alone.messages.contains("--fail-on"))
  }

  @Test("an input that is not whole comes before nothing to judge, and that before a finding")
  func order() async throws {
    let broken = try await run(["--chime-account", "c-9", "missing", "log.json"])
    #expect(broken.code == 2)
    #expect(
      broken.messages.hasSuffix(
        "retention-trail: --fail-on high fails (exit code 2): the input is incomplete (1 problem, named above); "
          + "0 findings are high or above in what was read\n"))
    #expect(try await run(["--chime-account", "c-9", "--chime-account", Self.account, "log.json"]).code == 3)
    #expect(try await run(["log.json"]).code == 1)
  }

  @Test("a view by caller, scope or effect passes no run that the whole would fail, and the reason says so")
  func view() async throws {
    for view in [["--actor", "nobody"], ["--scope", "channel"], ["--effect", "lengthened"]] {
      let result = try await run(view + ["log.json"])
      #expect(result.code == 1, "\(view)")
      #expect(
        result.messages.contains("of them hidden by \(view[0]); the report without \(view[0]) shows all"))
      #expect(result.messages.split(separator: "\n").count == 1)
      #expect(!result.output.contains("No findings"))
    }
    let told = try await retentionTrail(
      ["events", "--actor", "nobody", "log.json"], in: folder.path)
    #expect(
      told.output.isEmpty && told.messages.contains("--actor: 2 more of the requested records not shown"))
  }

  @Test("a finding that --min-level hides fails the run with a reason, and the text says that it is hidden")
  func hidden() async throws {
    let result = try await run(["--min-level", "critical", "log.json"])
    #expect(result.code == 1)
    #expect(
      result.messages
        == "retention-trail: --fail-on high fails (exit code 1): 2 findings are high or above, 2 of them hidden by "
        + "--min-level critical; --min-level high shows them\n")
    #expect(result.output.contains(" No findings; --min-level hides 6\n"))
    let shown = try await run(["log.json"])
    #expect(shown.messages.hasSuffix(" (exit code 1): 2 findings are high or above; the report shows them\n"))
    let history = try await run(["--min-level", "critical", "log.json"], command: "timeline")
    #expect(history.output.contains("No findings; --min-level hides 6"))
  }

  @Test("a gate that is content says nothing, and without one nothing fails")
  func content() async throws {
    let fine = try await retentionTrail(
      ["findings", "-q", "--fail-on", "critical", "--as-of", "2024-06-01", "log.json"], in: folder.path)
    #expect(fine.code == 0)
    #expect(fine.messages.isEmpty)
    let unknown = try await retentionTrail(
      ["findings", "--chime-account", "6ff06543", "log.json"], in: folder.path)
    #expect(unknown.code == 0)
    #expect(unknown.output.contains("Nothing to judge: no retention event matches these filters"))
    #expect(unknown.messages.contains("did you mean \(Self.account)?"))
    let state = try await retentionTrail(
      ["state", "--at", "now", "--chime-account", "6ff06543", "log.json"], in: folder.path)
    #expect(state.messages.contains("did you mean \(Self.account)?"))
  }

  @Test(
    "an AWS account that is none is a usage error",
    arguments: ["44445555666", "4444555566667", "", "44445555666a", "٤44455556666"])
  func accountNumber(_ id: String) async throws {
    for command in ["findings", "events", "timeline"] {
      let result = try await retentionTrail([command, "--aws-account=\(id)", "log.json"], in: folder.path)
      #expect(result.code == 64)
      #expect(result.messages.contains("12 digits"))
    }
  }

  @Test("watch is judged in the same way")
  func watch() async throws {
    let nothing = try await retentionTrail(["watch", "-q", "--fail-on", "low"])
    #expect(nothing.code == 3)
    #expect(nothing.messages.contains("the input is empty"))
    let log = try String(contentsOfFile: folder.path.appending("log.json").string, encoding: .utf8)
    let found = try await retentionTrail(["watch", "-q", "--fail-on", "high"], input: Array(log.utf8))
    #expect(found.code == 1)
    #expect(found.messages.contains("(exit code 1): 2 findings are high or above"))
  }
}
