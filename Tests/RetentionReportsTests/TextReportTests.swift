@testable import TestSupport
import Foundation
import RetentionModel
import RetentionReports
import Testing

@Suite("The text report")
struct TextReportTests {
  /// Replaces what is text in a record, in every field that the report may print.
  private func hostileRecords() throws -> String {
    let quoted = try #require(String(data: JSONEncoder().encode(JSONReportTests.hostile), encoding: .utf8))
      .replacing(" ", with: "\\u0020")
    let actors = [
      #""type":\#(quoted),"userName":\#(quoted)"#, #""type":"AssumedRole","arn":\#(quoted)"#,
      #""type":"AssumedRole","principalId":\#(quoted),"sessionContext":{"sessionIssuer":{"arn":\#(quoted)}}"#,
      #""invokedBy":\#(quoted)"#, #""arn":\#(quoted)"#, #""type":"Unknown","accountId":\#(quoted)"#,
    ]
    let failure = "error=ConflictException message=\(quoted)"
    let lines = actors.enumerated().flatMap { number, actor in
      [
        "p \(Instant(seconds: Int64(number))) put room=\(quoted) conversation=\(9 - number)",
        "f 2020-09-13T12:26:40Z put room=\(quoted) conversation=off \(failure)", "g 2020-09-13T12:26:40Z get",
        "h 2020-09-13T12:26:40Z get \(failure)",
      ].map { line in
        let id = "\"\(line.prefix(1))-\(number)\(quoted.dropFirst())"
        return
          "\(line.dropFirst(2)) by={\(actor)} from=\(quoted) account=\(quoted) resource=\(quoted) id=\(id)"
      }
    }
    return recorded(lines.joined(separator: "\n"))
  }

  @Test("prints nothing that a terminal would obey or that would forge a line", arguments: [40, 55, 80, 200])
  func hostile(width: Int) throws {
    let records = try hostileRecords()
    #expect(RecordReading(records).events.count == 24)
    var history = EventHistory()
    history.insert(records, path: "a\n\u{1b}]0;x\u{7}\u{202e}.json")
    let report = Report(
      tool: "test", history: history, input: InputTally(), selection: Selection(), asOf: Instant(seconds: 0))
    let text = report.text(width: width)
    #expect(text.contains("\\u{1b}"))
    let isClean = text.isTame
    #expect(isClean)
    // Only lines that begin with words of ours stand at the margin.
    let margin = text.split(separator: "\n").filter { !$0.hasPrefix("  ") }
    let ours =
      #/(AWS account|As of |Verdict, as of |Summary$|0 files|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ(  Put|$)).*/#
    #expect(margin.allSatisfy { $0.wholeMatch(of: ours) != nil }, "\(margin)")
    #expect(margin.count { $0.hasPrefix("AWS account") } == 1)
  }

  @Test("keeps every line within its width", arguments: [40, 41, 44, 50, 54, 55, 60, 64, 80, 100, 132])
  func width(width: Int) throws {
    let long = String(repeating: "x", count: 300)
    let texts = [
      try hostileRecords(),
      recorded(
        "2020-09-13T12:26:40Z app-put channel=7 resource=arn:aws:chime:us-east-1:1:app-instance/\(long)"),
      recorded("2020-09-13T12:26:40Z put room=7 id=\(long)"),
      recorded(#"2020-09-13T12:26:40Z get by={"type":"IAMUser","userName":"\#(long)\u0020\#(long)"}"#),
    ]
    for text in texts {
      let lines = Report(of: text).text(width: width).split(separator: "\n")
      let longest = lines.max { $0.count < $1.count } ?? ""
      #expect(lines.count > 3)
      #expect(longest.count <= width, "\(longest)")
    }
  }

  @Test("keeps every line of random histories within its width", arguments: 0..<30)
  func randomHistories(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let width = Int.random(in: 60...100, using: &random)
    let records = RandomHistory(seed: 500_000 + seed).calls.map(\.json).joined(separator: "\n")
    let lines = Report(of: records).text(width: width).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width }, "seed \(500_000 + seed), width \(width)")
  }

  @Test(
    "sets every scope's name apart from what it says of it",
    arguments: ["rooms", "conversations", "channels"])
  func labels(scope: String) {
    let records = recorded(
      "2020-09-13T12:26:40Z put room=30 conversation=60\n2020-09-13T12:26:40Z app-put channel=30")
    let text = Report(of: records).text()
    #expect(text.contains("\(scope) "))
  }

  @Test("never drops a word: a narrow report says what a wide one says")
  func wrapping() throws {
    let records = recorded(
      """
      2020-09-13T12:26:40Z put room=365 conversation=off
      2021-09-13T12:26:40Z put room=30 by=user/svc from=203.0.113.9
      2021-09-20T12:26:40Z put each=1095 error=AccessDenied message=no
      2021-09-21T12:26:40Z put room=365 conversation=90 reported.each=365
      2021-09-22T12:26:40Z get
      2022-09-13T12:26:40Z queue-put word=720
      """)
    func words(_ width: Int) -> [Substring] {
      // The lines of periods over time are drawn as wide as the report.
      Report(of: records).text(width: width).split { " \n▁▂▃▄▅▆▇█·".contains($0) }
    }
    #expect(words(70) == words(1000))
    #expect(words(1000).count > 50)
  }
}
