import TestSupport
import Testing

/// Records that JSON allows and nobody expects.
struct ExtremeRecordTests {
  private static let first = recorded("2024-01-01T00:00:00Z put each=30 id=a agent=-")
  private static let other = recorded("2024-01-02T00:00:00Z put each=60 id=b")
  private static let start = "{\"Records\":[\(first),"

  /// Runs the real binary on two good records with something between them.
  private func run(between text: String) async throws -> ReportedRun {
    try await ReportedRun(["-"], input: Array("\(Self.start)\(text),\(Self.other)]}".utf8))
  }

  /// The first record with further members.
  private func record(_ members: String) -> String {
    Self.first.replacing("\"awsRegion\"", with: "\(members),\"awsRegion\"")
      .replacing("\"a\"", with: "\"x\"")
  }

  @Test("a record of 100 MB is too large, and the next one counts")
  func huge() async throws {
    let folder = try TemporaryFolder()
    let part = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let file = repeatingGzip(
      "\(Self.start){\"userAgent\":\"", part, times: 100, end: "\"},\(Self.other)]}")
    try folder.write(file, to: "log")
    let run = try await ReportedRun(["log"], in: folder.path)
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.kind) == ["record-too-large"])
    #expect(run.report.input.problems.map(\.offset) == [Self.start.utf8.count])
    #expect(run.report.input.problems.map(\.recordsRead) == [1])
    #expect(run.report.ids == ["a", "b"])
    #expect(run.report.input.records == 3)
  }

  @Test(
    "a record that nests a million deep is too deep, and the next one counts",
    arguments: ["[", "{\"a\":"])
  func deep(open: String) async throws {
    let close = open == "[" ? "]" : "}"
    let nested =
      String(repeating: open, count: 1_000_000) + "1" + String(repeating: close, count: 1_000_000)
    let run = try await run(between: "{\"x\":\(nested)}")
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.kind) == ["too-deep"])
    #expect(run.report.input.problems.map(\.offset) == [Self.start.utf8.count])
    #expect(run.report.ids == ["a", "b"])
  }

  @Test(
    "a number of any size is passed over, and as a period is told as it is written",
    arguments: [
      String(repeating: "9", count: 3000), "-0", "0.0", "1e999999999", "1E-999999999", "-0e+0",
      "30.0", "3e1", "0." + String(repeating: "0", count: 3000) + "1", "9223372036854775808",
    ])
  func numbers(number: String) async throws {
    let record = record("\"x\":\(number)").replacing("Days\":30}", with: "Days\":\(number)}")
    let run = try await run(between: record)
    #expect(run.result.code == 0)
    #expect(run.report.ids == ["a", "b", "x"])
    #expect(run.result.output.contains("\"invalidPeriod\": \"\(number)\""))
  }

  @Test("of a key that occurs twice the first counts, at every depth, and it is told")
  func duplicateKeys() async throws {
    let twice = record("\"eventID\":\"first\",\"userAgent\":\"ua1\",\"userAgent\":\"ua2\"")
      .replacing("\"retentionDays\":30}", with: "\"retentionDays\":7,\"retentionDays\":30}")
      .replacing(",\"requestParameters\"", with: ",\"requestParameters\":null,\"requestParameters\"")
    let run = try await run(between: twice)
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.kind) == ["incomplete-record"])
    #expect(run.report.ids == ["a", "b", "first"])
    #expect(run.result.output.contains("\"userAgent\": \"ua1\""))
    #expect(!run.result.output.contains("ua2"))
    let days = record("\"y\":1").replacing(
      "\"retentionDays\":30}", with: "\"retentionDays\":7,\"retentionDays\":30}")
    let other = try await self.run(between: days)
    #expect(other.result.output.contains("\"days\": 7"))
  }

  @Test("a NUL in a string's escape is text; as a byte it is no JSON, wherever it stands")
  func zeroBytes() async throws {
    let escaped = try await run(between: record("\"userAgent\":\"x\\u0000y\""))
    #expect(escaped.result.code == 0)
    #expect(escaped.result.output.contains("\"userAgent\": \"x\\u0000y\""))
    let inside = try await run(between: record("\"userAgent\":\"x\0y\""))
    #expect(inside.result.code == 2)
    #expect(inside.report.input.problems.map(\.kind) == ["invalid-json"])
    #expect(inside.report.input.problems.map(\.offset) == [Self.start.utf8.count])
    #expect(inside.report.ids == ["a", "b"])
    let lines = try await ReportedRun(["-"], input: Array("\(Self.first)\n\0\n\(Self.other)\0".utf8))
    #expect(lines.result.code == 2)
    #expect(lines.report.input.problems.map(\.kind) == ["invalid-json", "invalid-json"])
    #expect(lines.report.ids == ["a", "b"])
  }

  @Test(
    "an unpaired surrogate is shown as U+FFFD, a pair as what it stands for",
    arguments: [
      ("\\ud800", "\u{fffd}"), ("\\udc00", "\u{fffd}"), ("\\udc00\\ud800", "\u{fffd}\u{fffd}"),
      ("\\ud83d\\ud83d\\ude00", "\u{fffd}😀"), ("\\ud800x", "\u{fffd}x"), ("\\ud800\\n", "\u{fffd}\\n"),
      ("\\uD83D\\uDE00", "😀"),
    ])
  func surrogates(escapes: String, text: String) async throws {
    let run = try await run(between: record("\"userAgent\":\"<\(escapes)>\""))
    #expect(run.result.code == 0)
    #expect(run.report.ids == ["a", "b", "x"])
    #expect(run.result.output.contains("\"userAgent\": \"<\(text)>\""))
  }
}
