import SystemPackage
import TestSupport
import Testing

struct CompletionTests {
  private func script(_ shell: String) async throws -> String {
    let result = try await retentionTrail(["--generate-completion-script", shell])
    #expect(result.code == 0)
    return result.output
  }

  @Test("the script for each shell knows every command and option", arguments: ["bash", "zsh", "fish"])
  func whole(_ shell: String) async throws {
    let script = try await script(shell)
    let root = try await Declaration.root()
    for command in root.commands {
      #expect(
        script.contains("retention-trail_\(command.commandName)")
          || script.contains("'\(command.commandName)'"))
    }
    #expect(root.longOptions.count > 15)
    for option in root.longOptions {
      #expect(script.contains(shell == "fish" ? "-l '\(option.dropFirst(2))'" : option), "\(option)")
    }
  }

  @Test("each shell accepts its script", arguments: ["bash", "zsh", "fish"])
  func syntax(_ shell: String) async throws {
    guard try await hasCommand(shell) else { return }
    let folder = try TemporaryFolder()
    try folder.write(try await script(shell), to: "script")
    let result = try await CommandTests.shell("\(shell) -n script", in: folder.path)
    #expect(result.code == 0 && result.messages.isEmpty, "\(result.messages)")
    try folder.write(try await script(shell) + "\n) ( {\n", to: "script")
    #expect(try await CommandTests.shell("\(shell) -n script", in: folder.path).code != 0)
  }

  /// What bash offers at the end of a line, in a folder with the files `logs/` and `policy.yaml`.
  private func offers(_ line: String) async throws -> Set<String> {
    let folder = try TemporaryFolder()
    try folder.write(try await script("bash"), to: "script")
    try folder.write("", to: "policy.yaml")
    try folder.write("", to: "logs/log.json")
    let question = """
      source ./script
      COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      IFS=' ' read -ra COMP_WORDS <<< "$COMP_LINE"
      [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _retention-trail retention-trail "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try folder.write(question, to: "question")
    let result = try await CommandTests.shell("bash question", in: folder.path)
    #expect(result.messages.isEmpty)
    return Set(result.output.split(separator: "\n").map(String.init))
  }

  /// Lines, and what is offered at their ends.
  private static let offersByLine: [(line: String, words: Set<String>)] = [
    ("retention-trail fi", ["findings"]),
    ("retention-trail timeline --form", ["--format"]),
    ("retention-trail findings --min-level m", ["medium"]),
    ("retention-trail findings --fail-on c", ["critical"]),
    ("retention-trail state --format ", ["text", "json", "csv", "html"]),
    ("retention-trail watch --format ", ["text", "jsonl", "ocsf"]),
    ("retention-trail findings --format jsonl", ["jsonl"]),
    ("retention-trail findings --policy p", ["policy.yaml"]),
    ("retention-trail timeline --files-from p", ["policy.yaml"]),
    ("retention-trail timeline --output l", ["logs"]),
    ("retention-trail events l", ["logs"]),
    ("retention-trail events logs/", ["logs/log.json"]),
    ("retention-trail watch --history l", ["logs"]),
    ("retention-trail rules sh", ["shortened-retention"]),
    ("retention-trail rules al", ["all"]),
    ("retention-trail timeline --aws-account ", []),
    ("retention-trail state --at ", []),
  ]

  @Test("bash offers what fits", arguments: offersByLine)
  func offered(_ line: String, _ words: Set<String>) async throws {
    guard try await hasCommand("bash") else { return }
    #expect(try await offers(line) == words)
  }

  @Test("every rule is offered")
  func rules() async throws {
    guard try await hasCommand("bash") else { return }
    #expect(try await offers("retention-trail rules ").isSuperset(of: ["dip", "drift", "flapping", "all"]))
    #expect(try await offers("retention-trail rules ").count >= 31)
  }
}
