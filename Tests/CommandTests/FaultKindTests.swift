import TestSupport
import Testing

struct FaultKindTests {
  /// A file that begins with the whole record `a`, and what must be told of its fault.
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: String
    let bytes: [UInt8]
    let offset: Int
    let message: String
    let recordsRead: Int
    let ids: [String]

    var testDescription: String { kind }

    init(
      _ kind: String, _ bytes: [UInt8], at offset: Int, _ message: String, after recordsRead: Int = 1,
      ids: [String] = ["a"]
    ) {
      self.kind = kind
      self.bytes = bytes
      self.offset = offset
      self.message = message
      self.recordsRead = recordsRead
      self.ids = ids
    }

    init(
      _ kind: String, _ text: String, at offset: Int, _ message: String, after recordsRead: Int = 1,
      ids: [String] = ["a"]
    ) {
      self.init(kind, Array(text.utf8), at: offset, message, after: recordsRead, ids: ids)
    }

    /// The line on the standard error.
    var line: String {
      let place = offset > 0 ? " at byte \(offset)" : ""
      let read = recordsRead > 0 ? "; records read before it: \(recordsRead)" : ""
      return "retention-trail: file: \(kind)\(place): \(message)\(read)"
    }
  }

  private static let first = recorded("2024-01-01T00:00:00Z put each=30 id=a")
  private static let other = recorded("2024-01-02T00:00:00Z put each=60 id=b")
  private static let third = recorded("2024-01-03T00:00:00Z put each=90 id=c")
  private static let start = "{\"Records\":[\(first),"
  private static let log = "\(start)\(other)]}"
  private static let packed = gzip(Array(log.utf8))

  static let cases: [Case] = [
    Case(
      "truncated-gzip", packed.dropLast(3), at: packed.count - 3,
      "the gzip data ends inside a member's trailer; fetch the file again", after: 2, ids: ["a", "b"]),
    Case(
      "corrupt-gzip", packed.dropLast(4) + [0, 0, 0, 0], at: packed.count - 4,
      "the inflated bytes are \(log.utf8.count) long (mod 2^32), but the gzip trailer says 0; fetch the file again",
      after: 2,
      ids: ["a", "b"]),
    Case(
      "trailing-bytes", packed + Array("more".utf8), at: packed.count,
      """
      a gzip member is followed by bytes that are not a member; 4 bytes from here on contain no further member and are not read; \
      fetch the file again
      """, after: 2, ids: ["a", "b"]),
    Case(
      "trailing-bytes", packed + Array("more".utf8) + gzip(Array(third.utf8)), at: packed.count,
      """
      a gzip member is followed by bytes that are not a member; 4 bytes are skipped, up to the next member; \
      fetch the file again
      """, after: 2, ids: ["a", "b", "c"]),
    Case(
      "truncated-json", start + "{\"eventName\":\"Put", at: start.utf8.count + 17,
      "the input ends inside a JSON document"),
    Case(
      "invalid-json", "\(first)\n}\n\(other)", at: first.utf8.count + 1,
      "not JSON: this byte is not allowed here; 1 byte from here on is not read", ids: ["a", "b"]),
    Case(
      "incomplete-record", "\(first)\n\(other.replacing("chime.amazonaws.com", with: "chime"))",
      at: first.utf8.count + 1,
      "a record that names PutRetentionSettings is not taken for a retention event: "
        + "eventSource is not of the form NAME.amazonaws.com"),
    Case(
      "invalid-utf8",
      Array(log.replacing("\"eventID\":\"b\"", with: "\"eventID\":\"#\"").utf8)
        .map { $0 == UInt8(ascii: "#") ? 0xff : $0 }, at: start.utf8.count,
      invalidUTF8, ids: ["a", "\u{fffd}"]),
    Case(
      "record-too-large",
      "\(start){\"userAgent\":\"\(String(repeating: "x", count: 5000))\"},\(other)]}",
      at: start.utf8.count, "a record has more than 4096 bytes and was not examined",
      ids: ["a", "b"]),
    Case(
      "too-deep",
      start + "{\"x\":" + String(repeating: "[", count: 300) + String(repeating: "]", count: 300)
        + "},\(other)]}", at: start.utf8.count,
      "a record is nested more than 256 levels deep and was not examined", ids: ["a", "b"]),
    Case(
      "not-cloudtrail", "\(first)\n{\"a\":1}\n\(other)", at: first.utf8.count + 1,
      "a JSON object that is neither a record nor holds records", ids: ["a", "b"]),
  ]

  static let invalidUTF8 = "a field that is used holds bytes that are not UTF-8"

  @Test("each kind of fault is told with its place and its sentence, and the rest counts", arguments: cases)
  func fault(_ given: Case) async throws {
    let folder = try TemporaryFolder()
    try folder.write(given.bytes, to: "file")
    let run = try await ReportedRun(["--max-record-size", "4K", "file"], in: folder.path)
    #expect(run.result.code == 2)
    let problem = ProblemReport.Problem(
      path: "file", kind: given.kind, offset: given.offset, message: given.message,
      recordsRead: given.recordsRead)
    #expect(run.report.input.problems == [problem])
    #expect(run.complaints == [given.line])
    #expect(run.report.ids == given.ids.sorted())
    #expect(run.report.input.matched == given.ids.count)
  }

  @Test("what cannot be opened is the tenth kind, and all other files count")
  func unreadable() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.log, to: "log")
    let run = try await ReportedRun(["log", "missing"], in: folder.path)
    #expect(run.result.code == 2)
    let problem = ProblemReport.Problem(
      path: "missing", kind: "unreadable", offset: 0,
      message: "cannot be read: No such file or directory", recordsRead: 0)
    #expect(run.report.input.problems == [problem])
    #expect(
      run.complaints == [
        "retention-trail: missing: unreadable: cannot be read: No such file or directory"
      ])
    #expect(run.report.ids == ["a", "b"])
  }
}
