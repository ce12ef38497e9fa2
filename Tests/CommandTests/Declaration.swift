import Foundation

/// What a command declares of itself, as the binary tells it with `--experimental-dump-help`.
struct Declaration: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let names: [Name]?
    let abstract: String?
    let valueName: String?

    /// The names behind two dashes.
    var longNames: [String] { (names ?? []).filter { $0.kind == "long" }.map(\.name) }
  }

  let commandName: String
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [Declaration]?

  /// The root's.
  static func root() async throws -> Declaration {
    struct Dump: Decodable { let command: Declaration }
    let result = try await retentionTrail(["--experimental-dump-help"])
    return try JSONDecoder().decode(Dump.self, from: Data(result.output.utf8)).command
  }

  /// The subcommands that are ours.
  var commands: [Declaration] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// All options and flags of it and of its subcommands, with two dashes before them.
  var longOptions: Set<String> {
    commands.reduce(into: Set((arguments ?? []).flatMap(\.longNames).map { "--\($0)" })) {
      $0.formUnion($1.longOptions)
    }
  }

  /// The lines under EXAMPLES.
  var examples: [String] {
    let lines = (discussion ?? "").split(separator: "\n").map(String.init)
    return lines.drop { $0 != "EXAMPLES:" }.dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
