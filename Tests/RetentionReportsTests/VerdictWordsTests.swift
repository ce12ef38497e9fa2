@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("How what a report comes to reads")
struct VerdictWordsTests {
  @Test("is short however many accounts there are")
  func bounded() throws {
    let history = (0..<300).map { number in
      """
      2024-01-01T00:00:00Z put each=1095 resource=c-\(number) id=a-\(number)
      2024-05-05T00:\(10 + number % 40):00Z put each=\(1 + number % 5) resource=c-\(number) id=b-\(number)
      """
    }.joined(separator: "\n")
    let report = try Report(judging: history, asOf: "2024-05-20T00:00:00Z")
    let verdict = report.verdict
    #expect(verdict.restorable.count == 300 && verdict.restorable.listed.count == Verdict.most)
    var lines = TextLines(TextStyle())
    lines.append(verdict, of: report)
    #expect(lines.text.split(separator: "\n").count < 60)
    #expect(lines.text.contains("295 more cases of messages that can be restored"))
  }

  @Test("stands first, and no line of it is said again")
  func first() throws {
    for asOf in ["2024-05-20T00:00:00Z", "2024-07-20T00:00:00Z"] {
      let report = try Report(judging: JudgedHistory.cut, asOf: asOf)
      for detail in [TextStyle.Detail.full, .compact] {
        let text = report.string(as: .text, style: TextStyle(detail: detail))
        #expect(text.hasPrefix("Verdict, as of "))
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        for line in lines where line.hasPrefix("restore with") || line.hasPrefix("findings ") {
          #expect(lines.count { $0 == line } == 1, "\(line)")
        }
      }
    }
    #expect(
      try Report(judging: JudgedHistory.cut, asOf: "2024-05-20T00:00:00Z").string(as: .text).components(
        containing: "aws chime put-retention-settings") == 1)
  }

  @Test("a command that restores scopes with two deadlines stands there once, and the other line says so")
  func twoDeadlines() throws {
    let report = try Report(
      judging: """
        2024-01-01T00:00:00Z put each=1095 id=e-1 resource=c-1
        2024-05-05T00:00:00Z put room=1 conversation=1095 id=e-2 resource=c-1
        2024-05-07T00:00:00Z put room=1 conversation=1 id=e-3 resource=c-1
        """, asOf: "2024-05-20T00:00:00Z")
    let verdict = report.verdict
    #expect(verdict.restorable.listed.map(\.scopes) == [[.room], [.conversation]])
    #expect(Set(verdict.restorable.listed.map(\.command)).count == 1)
    let text = report.string(as: .text).split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(text.count { $0.hasPrefix("restore with aws") } == 1)
    #expect(
      verdict.restorableLine(1, isNamed: false).words.hasSuffix(
        "the command that restores rooms restores them as well"))
    #expect(verdict.restorableLine(1, isNamed: false).command == nil)
  }

  @Test("what a longer period restored in part can be restored whole, by a command that is named")
  func restoredInPart() throws {
    let report = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=1095 id=e-1 resource=c-1
        2024-05-05T00:00:00Z put each=1 id=e-2 resource=c-1
        2024-05-10T00:00:00Z put each=30 id=e-3 resource=c-1
        2024-05-12T00:00:00Z put each=60 id=e-4 resource=c-1
        """, asOf: "2024-05-20T00:00:00Z")
    let rescue = try #require(report.verdict.restorable.listed.first)
    #expect(rescue.scopes == [.room, .conversation])
    #expect(rescue.until == Instant(timestamp: "2024-06-11T00:00:00Z"))
    #expect(rescue.command?.contains(#""RetentionDays":1095"#) ?? false)
    let late = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=1095 resource=c-1
        2024-05-05T00:00:00Z put each=1 resource=c-1
        2024-05-10T00:00:00Z put each=30 resource=c-1
        """, asOf: "2024-06-20T00:00:00Z")
    #expect(late.verdict.restorable.count == 0)
    #expect(late.timelines.allSatisfy { late.remedy(for: $0) == nil })
  }

  @Test("says of what can be restored that its deadline is estimated, where it is")
  func estimated() throws {
    for (said, isEstimated) in [("", true), (" deletion=2024-06-05T00:00:00Z", false)] {
      let verdict = try Report(
        judging: """
          2024-01-01T00:00:00Z put each=1095 id=e-1
          2024-05-05T00:00:00Z put each=1 id=e-2\(said)
          """, asOf: "2024-05-20T00:00:00Z"
      ).verdict
      let rescue = try #require(verdict.restorable.listed.first)
      #expect(rescue.words(isNamed: false).contains("Z (estimated): messages") == isEstimated)
    }
  }
}

extension String {
  fileprivate func components(containing text: String) -> Int {
    split(separator: "\n").count { $0.contains(text) }
  }
}
