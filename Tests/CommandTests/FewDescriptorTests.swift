import SystemPackage
import TestSupport
import Testing

/// A process that may open very few files: the libraries of the system trapped where they got none.
struct FewDescriptorTests {
  private let folder: TemporaryFolder
  private let binary = builtProduct("retention-trail").string

  init() throws {
    folder = try TemporaryFolder()
    for number in 100..<200 {
      try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=\(number)"), to: "logs/\(number).json")
    }
  }

  @Test(
    "too few are a message and an exit code, whatever the limit", arguments: [4, 5, 6, 8, 12, 14, 15, 20],
    ["timeline -q logs", "timeline -q -o out --force logs", "watch -q", "events -q"])
  func limit(_ limit: Int, command: String) async throws {
    let result = try await shell(
      "(ulimit -n \(limit); exec '\(binary)' \(command)) <logs/100.json", in: folder.path)
    #expect([0, 2].contains(result.code), "\(result.messages)")
    #expect(result.messages.isEmpty == (result.code == 0))
    if limit < 14 {
      #expect(result.code == 2)
      #expect(result.messages.hasSuffix("raise it (ulimit -n)\n"))
    }
  }

  @Test("as many files are read side by side as may be open, and all are read")
  func readers() async throws {
    let result = try await shell("ulimit -n 24; exec '\(binary)' --threads 64 logs", in: folder.path)
    #expect(result.code == 0, "\(result.messages)")
    #expect(result.messages.contains("100 files, 100 records"))
  }
}
