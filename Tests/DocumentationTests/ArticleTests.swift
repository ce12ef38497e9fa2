import LogReading
import RetentionModel
import SystemPackage
import TestSupport
import Testing

/// A text that shows Swift.
struct ShownCode: CustomTestStringConvertible, Sendable {
  let file: FilePath
  let heading: String?

  var testDescription: String { file.string }

  static let all = [
    ShownCode(file: "README.md", heading: "## As a library"),
    ShownCode(
      file: "Sources/RetentionReports/RetentionReports.docc/GettingStarted.md", heading: nil),
  ]
}

struct ArticleTests {
  /// Lines without the indentation that the first of them has.
  private func flush(_ lines: some Collection<Substring>) -> [Substring] {
    let indent = lines.first?.prefix { $0 == " " } ?? ""
    return lines.map { $0.hasPrefix(indent) ? $0.dropFirst(indent.count) : $0 }
  }

  @Test(
    "what a text shows of Swift stands, line for line, in the file that is compiled", arguments: ShownCode.all
  )
  func compiled(_ shown: ShownCode) throws {
    let source = try Repository.text(of: "Tests/DocumentationTests/GettingStarted.swift").split(
      separator: "\n", omittingEmptySubsequences: false)
    let blocks = FencedBlock.all(in: try Repository.text(of: shown.file), under: shown.heading)
      .filter { $0.language == "swift" }
    #expect(!blocks.isEmpty)
    for paragraph in blocks.flatMap(\.paragraphs) {
      let lines = paragraph.split(separator: "\n")
      let stands = source.indices.contains { lines == flush(source[$0...].prefix(lines.count)) }
      #expect(stands, "GettingStarted.swift does not have: \(paragraph)")
    }
  }

  @Test("the code of the article prints the changes, the state and what looks wrong, and writes JSON")
  func works() async throws {
    let shown = try await GettingStarted.run(
      on: Repository.sample("rescued-cut").appending("logs"),
      now: try #require(Instant(rfc3339: "2026-11-22T00:00:00Z")),
      moment: try #require(Instant(rfc3339: "2024-05-10T00:00:00Z")))
    #expect(shown.printed.count { $0.hasPrefix("2024-05-05T03:07:52Z") } == 2)
    #expect(shown.printed.contains("2024-05-05T03:07:52Z room days(1095) days(1)"))
    #expect(shown.printed.contains { $0.hasPrefix("room days(1) 2021-") })
    #expect(shown.printed.contains { $0.hasPrefix("medium dip ") })
    #expect(!shown.printed.contains { $0.hasPrefix("informational") })
    #expect(shown.document.contains(#""tool": "example 1.0""#))
    #expect(shown.printed.last?.hasSuffix(" records set a period") == true)
    #expect(shown.printed.last?.hasPrefix("0 ") == false)
  }

  @Test("the code of the article tells what comes through a pipe that is new")
  func pipe() async throws {
    let trail = try await RetentionTrail.read([Repository.sample("rescued-cut").appending("logs")])
    let (pipe, end) = try FileDescriptor.pipe()
    defer { try? pipe.close() }
    let record =
      #"{"eventTime":"2024-06-01T00:00:00Z","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","#
      + #""eventID":"new","recipientAccountId":"111122223333","requestParameters":{"accountId":"c-1"}}"#
    try end.closeAfter { _ = try end.writeAll(record.utf8) }
    let printed = try await GettingStarted.follow(pipe, knowing: trail)
    #expect(printed.count == 1 && printed.first?.hasSuffix("2024-06-01T00:00:00Z") == true)
  }

  @Test("the code of the article tells what could not be read")
  func problems() async throws {
    let folder = try TemporaryFolder()
    try folder.write("junk", to: "log.json")
    let now = try #require(Instant(rfc3339: "2026-11-22T00:00:00Z"))
    let shown = try await GettingStarted.run(on: folder.path, now: now, moment: now)
    #expect(shown.printed.first?.hasPrefix("not read whole: ") == true)
  }
}
