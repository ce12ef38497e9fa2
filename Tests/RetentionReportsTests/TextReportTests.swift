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
    let actors = [
      #""type":\#(quoted),"userName":\#(quoted)"#, #""type":"AssumedRole","arn":\#(quoted)"#,
      #""type":"AssumedRole","principalId":\#(quoted),"sessionContext":{"sessionIssuer":{"arn":\#(quoted)}}"#,
      #""invokedBy":\#(quoted)"#, #""arn":\#(quoted)"#, #""type":"Unknown","accountId":\#(quoted)"#,
    ]
    let calls: [ToldCall] = actors.indices.flatMap { number in
      [
        ToldCall(
          eventID: "p-\(number)", time: number, request: .words([.wrong("\"RAW\""), .days(9 - number)])),
        ToldCall(eventID: "f-\(number)", failure: .both, request: .words([.wrong("\"RAW\""), .empty])),
        ToldCall(eventID: "g-\(number)", isPut: false, request: .withoutSettings),
        ToldCall(eventID: "h-\(number)", isPut: false, failure: .both, request: .withoutSettings),
      ]
    }
    return calls.enumerated().map { number, call in
      call.json.replacing(#""type":"IAMUser","userName":"ines""#, with: actors[number / 4])
        .replacing("\"RAW\"", with: quoted).replacing("\"AccessDenied\"", with: quoted)
        .replacing("\"busy\"", with: quoted).replacing("\"111122223333\"", with: quoted)
        .replacing("\"chime-1\"", with: quoted)
        .replacing("\"\(call.eventID)\"", with: "\"\(call.eventID)" + quoted.dropFirst())
        .replacing("\"awsRegion\"", with: "\"sourceIPAddress\":\(quoted),\"awsRegion\"")
    }.joined(separator: "\n")
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
    let ours = #/(AWS account|As of |Summary$|0 files|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ(  Put|$)).*/#
    #expect(margin.allSatisfy { $0.wholeMatch(of: ours) != nil }, "\(margin)")
    #expect(margin.count { $0.hasPrefix("AWS account") } == 1)
  }

  @Test("keeps every line within its width", arguments: [40, 41, 44, 50, 54, 55, 60, 64, 80, 100, 132])
  func width(width: Int) throws {
    let long = String(repeating: "x", count: 300)
    let sdk = ToldCall(eventID: "e-9", isSDK: true, request: .words([.days(7)])).json
      .replacing("chime-1", with: "arn:aws:chime:us-east-1:111122223333:app-instance/\(long)")
    let texts = [
      try hostileRecords(), sdk, ToldCall(eventID: long, request: .words([.days(7), .absent])).json,
      ToldCall(eventID: "e-1", isPut: false).json.replacing("ines", with: long + " " + long),
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
    let calls = [
      ToldCall(eventID: "e-1", request: .words([.days(30), .days(30)])),
      ToldCall(eventID: "e-2", isSDK: true, request: .words([.days(30)])),
    ]
    let text = Report(of: calls.map(\.json).joined(separator: "\n")).text()
    #expect(text.contains("\(scope) "))
  }

  @Test("never drops a word: a narrow report says what a wide one says")
  func wrapping() throws {
    let records = RandomHistory(seed: 9).calls.map(\.json).joined(separator: "\n")
    func words(_ width: Int) -> [Substring] {
      // The lines of periods over time are drawn as wide as the report.
      Report(of: records).text(width: width).split { " \n▁▂▃▄▅▆▇█·".contains($0) }
    }
    #expect(words(70) == words(1000))
    #expect(words(1000).count > 50)
  }
}
