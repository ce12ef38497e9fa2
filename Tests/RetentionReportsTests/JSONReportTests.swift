@testable import TestSupport
import Foundation
import RetentionModel
import RetentionReports
import Testing

@Suite("The JSON report")
struct JSONReportTests {
  /// Text that a log may hold to disturb whoever reads the report.
  static let hostile =
    "a\"b\\c/\u{0}\u{1}\u{8}\u{c}\n\r\t\u{1b}[31m\u{7f}\u{85}\u{9b}"
    + "\u{2028}\u{2029}\u{202e}\u{2066}\u{200b}\u{feff}zoë💬\u{e0041}"

  @Test(
    "has every key of version 1, in a history that has nothing to put there, too", arguments: [true, false])
  func keys(isFull: Bool) throws {
    let text = isFull ? small : recorded("2020-09-13T12:26:40Z get request=null")
    let report = try object(Report(of: text, input: tally))
    expect(report, has: "schema tool asOf input timelines findings")
    let input = try #require(report["input"] as? [String: Any])
    expect(input, has: "files bytesRead bytesInflated records matched duplicates from to problems")
    for problem in objects(input["problems"]) { expect(problem, has: "path kind offset message recordsRead") }
    let timelines = objects(report["timelines"])
    #expect(timelines.count == 1)
    for timeline in timelines {
      expect(timeline, has: "recipientAccountId resource service entries state")
      for state in objects(timeline["state"]) {
        expect(state, has: "scope period certainty since setBy goneBefore hiddenBefore")
        expect(try #require(state["period"] as? [String: Any]), has: "kind days")
      }
      for entry in objects(timeline["entries"]) { try expectKeys(ofEntry: entry) }
      #expect(objects(timeline["entries"]).count == (isFull ? 3 : 1))
    }
  }

  @Test("says what the history says")
  func values() throws {
    let report = try object(Report(of: small, input: tally))
    #expect(report["schema"] as? String == "retention-trail/1")
    #expect(report["asOf"] as? String == "2027-01-15T08:00:00Z")
    let input = try #require(report["input"] as? [String: Any])
    #expect(input["from"] as? String == "2020-09-13T12:26:40Z")
    #expect((objects(input["problems"]).first?["kind"] as? String) == "truncated-gzip")
    let timeline = try #require(objects(report["timelines"]).first)
    #expect(timeline["service"] as? String == "chime")
    let entries = objects(timeline["entries"])
    #expect(entries.map { $0["kind"] as? String } == ["change", "change", "attempt"])
    let room = try #require(objects(entries[1]["changes"]).first)
    #expect(room["effect"] as? String == "shortened")
    #expect((room["before"] as? [String: Any])?["days"] as? Int == 365)
    let purge = try #require(room["purge"] as? [String: Any])
    #expect(purge["deadline"] as? String == "2020-10-23T12:26:40.001Z")
    #expect(purge["estimated"] as? Bool == false)
    #expect(purge["outcome"] as? String == "presumed")
    #expect(purge["resolvedBy"] is NSNull)
    let conversation = try #require(objects(timeline["state"]).last)
    #expect((conversation["period"] as? [String: Any])?["kind"] as? String == "unlimited")
    #expect(conversation["setBy"] as? String == "e-1")
  }

  @Test("escapes hostile strings, which parse back to the same")
  func hostileStrings() throws {
    let quoted = try #require(String(data: JSONEncoder().encode(JSONReportTests.hostile), encoding: .utf8))
      .replacing(" ", with: "\\u0020")
    let record = recorded(
      "2020-09-13T12:26:40Z put room=30 conversation=off agent=\(quoted) resource=\(quoted) error=\(quoted) "
        + "id=\(quoted) by={\"userName\":\(quoted)}")
    let report = Report(of: record)
    let json = report.json
    #expect(json.isTame)
    let timeline = try #require(objects(try object(report)["timelines"]).first)
    let entry = try #require(objects(timeline["entries"]).first)
    let actor = try #require(entry["actor"] as? [String: Any])
    let texts = [
      timeline["resource"], entry["userAgent"], entry["errorCode"], entry["eventID"], actor["userName"],
    ]
    for text in texts.map({ $0 as? String }) {
      #expect(text.map { Array($0.unicodeScalars) } == Array(JSONReportTests.hostile.unicodeScalars))
    }
  }

  private func expectKeys(ofEntry entry: [String: Any]) throws {
    expect(
      entry,
      has: """
        kind eventID eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode \
        errorMessage actor initiateDeletionTimestamp changes evidence
        """)
    expect(
      try #require(entry["actor"] as? [String: Any]),
      has: "type arn principalId userName accountId accessKeyId mfaAuthenticated invokedBy")
    for evidence in objects(entry["evidence"]) { expect(evidence, has: "path member record offset") }
    for change in objects(entry["changes"]) {
      expect(change, has: "scope before after certainty effect purge")
      for side in ["before", "after"] {
        expect(try #require(change[side] as? [String: Any]), has: "kind days")
      }
      guard let purge = change["purge"] as? [String: Any] else { continue }
      expect(purge, has: "deadline estimated outcome resolvedBy resolvedAt")
    }
  }

  private func expect(_ object: [String: Any], has keys: String) {
    for key in keys.split(separator: " ") { #expect(object[String(key)] != nil, "\(key)") }
  }

  private func object(_ report: Report) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
  }

  private func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

  private var tally: InputTally {
    var tally = InputTally()
    tally.problems.add(
      InputTally.Problem(path: "a", kind: .truncatedGzip, offset: 512, message: "cut", recordsRead: 17))
    return tally
  }

  private var small: String {
    recorded(
      """
      2020-09-13T12:26:40Z put room=365 conversation=off
      2020-09-23T12:26:40Z put room=30 deletion=2020-10-23T12:26:40.001Z
      2023-11-14T22:13:20Z put request=unset error=ConflictException message=busy
      """)
  }
}
