import SystemPackage
import TestSupport
import Testing

/// Words that are nearly those of the command line.
struct CommandWordTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=e-1"), to: "logs/a.json")
  }

  @Test(
    "a mistyped command is a usage error that names the command, and no path of another one",
    arguments: [
      (["timelin", "logs"], "timeline"), (["findngs", "--fail-on", "high", "logs"], "findings"),
      (["stat", "--at", "2024-01-01", "logs"], "state"), (["wacth"], "watch"), (["rule", "dip"], "rules"),
      (["event"], "events"), (["--as-of", "2024-01-01", "tiemline", "logs"], "timeline"),
      (["logs", "findings"], "findings"), (["fi", "logs"], "findings"), (["TIMELINE", "logs"], "timeline"),
    ])
  func mistyped(_ arguments: [String], command: String) async throws {
    let result = try await retentionTrail(arguments, in: folder.path)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(
      result.messages.contains("neither a command nor an existing path; did you mean the command \(command)?")
    )
  }

  @Test("a path that there is stays one, whatever its name, and so does what looks like no command")
  func paths() async throws {
    try folder.write(recorded("2024-01-02T00:00:00Z put each=60 id=e-2"), to: "timelin")
    let read = try await retentionTrail(["timelin", "logs"], in: folder.path)
    #expect(read.code == 0)
    #expect(read.output.contains("e-2") && read.output.contains("e-1"))
    for arguments in [["timeline", "findngs", "logs"], ["missing.json", "logs"], ["./stat", "logs"]] {
      #expect(try await retentionTrail(arguments, in: folder.path).code == 2, "\(arguments)")
    }
  }

  @Test("help for a command or a topic that there is not is an error that says so")
  func help() async throws {
    let result = try await retentionTrail(["help", "rulez"])
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("There is no command or topic rulez; did you mean rules?"))
    let far = try await retentionTrail(["help", "xyzzy"])
    #expect(far.code == 64)
    #expect(
      far.messages.contains(
        "timeline, events, findings, state, accounts, explain, watch, extract, collect, verify or rules?"))
    for arguments in [["help"], ["help", "rules"], ["help", "--help"]] {
      #expect(try await retentionTrail(arguments).code == 0, "\(arguments)")
    }
  }

  @Test(
    "an unknown option gets a guess that helps or none, and never one that destroys or changes the meaning",
    arguments: [
      (["--from", "2024-01-01"], "--start-time"), (["--from=2024-01-01"], "--start-time"),
      (["--to", "2024-01-01"], "--end-time"), (["--json"], "--format json"),
      (["findings", "--csv"], "--format csv"),
      (["state", "--at", "now", "--json"], "--format json"), (["--formt", "json"], "--format"),
      (["--forc"], nil), (["--sice", "2024-01-01"], "--since"), (["watch", "--json"], nil),
      (["watch", "--from", "x"], nil),
      (["--xyzzy"], nil), (["rules", "--json"], nil), (["state", "--at", "now", "--html"], "--format html"),
      (["accounts", "--html"], nil),
      (["--after=1d"], "--start-time"),
    ] as [([String], String?)])
  func options(_ arguments: [String], guess: String?) async throws {
    let paths = ["watch", "rules"].contains(arguments[0]) ? [] : ["logs"]
    let result = try await retentionTrail(arguments + paths, in: folder.path)
    #expect(result.code == 64)
    let line = result.messages.split(separator: "\n").first ?? ""
    #expect(line.hasPrefix("Error: Unknown option '--"), "\(line)")
    #expect(line.hasSuffix(guess.map { "'. Did you mean '\($0)'?" } ?? "'"), "\(line)")
    #expect(guess != nil || !line.contains("Did you mean"))
    #expect(!line.contains("--force") && !line.contains("--as-of"))
  }

  @Test("a rule's name that is not whole offers those that it may be of")
  func rules() async throws {
    for (word, names) in [
      ("purge", ["purge-pending", "purge-averted", "purge-carried-out"]), ("dips", ["dip"]), ("DIP", ["dip"]),
      ("shorten", ["shortened-retention", "bulk-shortening"]), ("xyzzyx", []),
    ] {
      let result = try await retentionTrail(["rules", word])
      #expect(result.code == 64)
      let line = try #require(result.messages.split(separator: "\n").first)
      #expect(line.contains("There is no rule \(word)"))
      #expect(line.contains("did you mean") == !names.isEmpty)
      for name in names.prefix(word == "shorten" ? 1 : 3) { #expect(line.contains(name)) }
    }
  }
}
