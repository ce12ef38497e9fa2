import Foundation
import SystemPackage
import TestSupport
import Testing

struct HelpTests {
  @Test("each command shows an example of itself")
  func examples() async throws {
    let root = try await Declaration.root()
    #expect(!root.examples.isEmpty)
    #expect(root.commands.count == 11)
    for command in root.commands {
      #expect(
        command.examples.contains { $0.contains("retention-trail \(command.commandName)") },
        "\(command.commandName)")
    }
  }

  @Test("each example of the help runs as it stands there", .enabled { try await hasCommand("jq") })
  func run() async throws {
    let root = try await Declaration.root()
    for example in ([root] + root.commands).flatMap(\.examples) {
      let result = try await Workbench().run(example)
      #expect(result.code == 0, "\(example): \(result.messages)")
      #expect(!result.messages.contains("Usage:"), "\(example): \(result.messages)")
    }
  }

  @Test("an example with an option that there is not would fail")
  func drift() async throws {
    #expect(try await Workbench().run("retention-trail findings --fail-at high logs/").code == 64)
  }

  @Test("the help is plain ASCII, of which the manual page drops nothing")
  func plain() async throws {
    let dump = try await retentionTrail(["--experimental-dump-help"]).output
    #expect(dump.split(separator: "\n").filter { !$0.allSatisfy(\.isASCII) } == [])
  }

  @Test("the options that the README and the topics speak of are those that there are")
  func options() async throws {
    let texts = [try Repository.text(of: "README.md")] + (try Repository.topics()).values
    let named = Set(texts.flatMap { $0.matches(of: #/`(--[a-z-]+)/#).map { String($0.1) } })
    #expect(named.count > 20)
    #expect(named.subtracting(try await Declaration.root().longOptions) == [])
  }
}
