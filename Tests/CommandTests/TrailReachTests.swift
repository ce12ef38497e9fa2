import Foundation
import SystemPackage
@testable import TestSupport
import Testing

/// What a trail left out is seen wherever it matters. Named after what broke.
@Suite("A trail that was stopped is seen")
struct TrailReachTests {
  private static let member = "444455556666"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ lines: [String], to name: String = "log.json") throws {
    let records = lines.enumerated().map { number, line in
      TrailLine.isOne(line) ? TrailLine(line, number: number).json : recorded(line)
    }
    try folder.write(#"{"Records":[\#(records.joined(separator: ","))]}"#, to: name)
  }

  private func gate(_ words: [String], command: String = "findings") async throws -> CommandResult {
    try await retentionTrail(
      [command, "-q", "--as-of", "2025-06-01", "--fail-on", "medium"] + words + ["log.json"], in: folder.path)
  }

  @Test("by the gate of a time behind the stop, and of none behind the start")
  func startTime() async throws {
    try write([
      "2025-01-01T00:00:00Z put each=365 id=p-1", "2025-03-02T00:00:00Z trail StopLogging",
      "2025-03-04T00:00:00Z trail StartLogging", "2025-04-01T00:00:00Z put each=365 id=p-2",
    ])
    for (start, code) in [("2025-03-01", 1), ("2025-03-03", 1), ("2025-03-05", 0)] as [(String, Int32)] {
      let result = try await gate(["--start-time", start])
      #expect(result.code == code, "\(start): \(result.output)")
      #expect(result.output.contains("logging-stopped: ") == (code == 1))
    }
    let listed = try await retentionTrail(
      ["timeline", "--as-of", "2025-06-01", "--start-time", "2025-03-03", "--format", "jsonl", "log.json"],
      in: folder.path)
    #expect(listed.output.contains("StopLogging"))
  }

  @Test("by the gate of an account that the trail may log, and not where it is known to log none but its own")
  func member() async throws {
    let puts = [
      "2025-01-01T00:00:00Z put each=365 id=p-1",
      "2025-03-03T00:00:00Z put each=30 id=p-2 account=\(Self.member)",
    ]
    for (made, code) in [("yes", 1), ("no", 0)] as [(String, Int32)] {
      let name = "name=arn:aws:cloudtrail:us-east-1:111122223333:trail/audit"
      try write(
        puts + [
          "2025-01-02T00:00:00Z trail CreateTrail regions=all members=\(made) \(name)",
          "2025-01-02T00:01:00Z trail StartLogging \(name)", "2025-03-02T00:00:00Z trail StopLogging \(name)",
        ])
      let result = try await retentionTrail(
        [
          "findings", "-q", "--as-of", "2025-03-04", "--format", "csv", "--aws-account", Self.member,
          "log.json",
        ], in: folder.path)
      #expect(result.output.contains(",logging-stopped,") == (code == 1), "\(made): \(result.output)")
      let accounts = try await retentionTrail(
        [
          "accounts", "-q", "--as-of", "2025-03-04", "--aws-account", Self.member, "--format", "csv",
          "log.json",
        ],
        in: folder.path)
      #expect(accounts.output.contains("critical") == (code == 1), "\(accounts.output)")
    }
  }

  @Test("in the accounts that an organization's trail left out, though its own account lost nothing")
  func leftOut() async throws {
    try write([
      "2025-01-01T00:00:00Z put each=365 id=p-1",
      "2025-01-01T00:00:00Z put each=365 id=p-2 account=\(Self.member)",
      "2025-03-02T00:00:00Z trail UpdateTrail members=no",
      "2025-03-03T00:00:00Z put each=30 id=p-3 account=\(Self.member)",
    ])
    let result = try await gate([])
    #expect(result.code == 1)
    let words = result.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("selectors-changed: Trail audit may have been limited to one account"))
  }

  @Test("first in the list, whatever calls there are beside it, and the rest is counted")
  func list() async throws {
    try write(
      ["2025-01-01T00:00:00Z put each=365"]
        + (1...12).map { "2025-02-\($0 < 10 ? "0" : "")\($0)T00:00:00Z trail StartLogging" }
        + (1...11).map { "2025-03-\($0 < 10 ? "0" : "")\($0)T00:00:00Z trail StopLogging" })
    for format in ["text", "html"] {
      let result = try await retentionTrail(
        ["timeline", "-q", "--as-of", "2025-06-01", "--format", format, "log.json"], in: folder.path)
      let words = result.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains("2025-03-10 00:00:00Z: Logging of trail audit"), "\(format)")
      #expect(!words.contains("2025-02-01 00:00:00Z: Logging"), "\(format)")
      #expect(
        words.contains("13 more events of trails, 1 of which stops a trail or may leave calls out"),
        "\(format)")
    }
  }

  @Test("by explain, with what it did and what is found of it")
  func explain() async throws {
    try write([
      "2025-01-01T00:00:00Z put each=365", "2025-03-02T00:00:00Z trail StopLogging id=stop",
      "2025-03-04T00:00:00Z trail StartLogging id=start",
    ])
    let text = try await retentionTrail(
      ["explain", "stop", "-q", "--as-of", "2025-06-01", "log.json"], in: folder.path)
    #expect(text.code == 0, "\(text.messages)")
    let words = text.output.split { $0.isWhitespace }.joined(separator: " ")
    for part in [
      "Logging of trail audit (account 111122223333, us-east-1) stopped by arn:aws:iam::111122223333:user/mallory",
      "2025-03-02 00:00:00Z", "logging was stopped, until 2025-03-04 00:00:00Z, ended by start",
      "logging-stopped", "log.json", "\"eventName\": \"StopLogging\"",
    ] {
      #expect(words.contains(part), "\(part): \(text.output)")
    }
    let json = try await retentionTrail(
      ["explain", "start", "--format", "json", "--as-of", "2025-06-01", "log.json"], in: folder.path)
    #expect(json.code == 0)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let events = try #require(document["trailEvents"] as? [[String: Any]])
    #expect(
      events.count == 1 && (events[0]["gaps"] as? [[String: Any]])?.first?["closedBy"] as? String == "start")
    #expect((document["records"] as? [Any])?.count == 1)
    let unknown = try await retentionTrail(["explain", "stpo", "-q", "log.json"], in: folder.path)
    #expect(unknown.code == 3 && unknown.messages.contains("did you mean stop"))
  }

  @Test(
    "where its record names no service, or one like CloudTrail, as a problem",
    arguments: [
      "", #""eventSource":"","#, #""eventSource":null,"#, #""eventSource":"cloudtrail.amazonaws.com.cn","#,
      #""eventSource":"CloudTrail.amazonaws.com","#, #""eventSource":" cloudtrail.amazonaws.com ","#,
      #""eventSource":"cloudtrail","#,
    ])
  func incomplete(source: String) async throws {
    let put = recorded("2025-01-01T00:00:00Z put each=365")
    let stop = TrailLine("2025-03-02T00:00:00Z trail StopLogging").json
      .replacing(#""eventSource":"cloudtrail.amazonaws.com","#, with: source)
    try folder.write(#"{"Records":[\#(put),\#(stop)]}"#, to: "log.json")
    let result = try await retentionTrail(
      ["timeline", "--as-of", "2025-06-01", "--format", "json", "log.json"], in: folder.path)
    #expect(result.code == 2, "\(source)")
    #expect(result.output.contains("incomplete-record"), "\(source)")
  }

  @Test(
    "where a document of another service mentions it, as nothing",
    arguments: [
      #"{"schemaVersion":"2.0","accountId":"1","type":"Stealth:IAMUser/CloudTrailLoggingDisabled","service":{"serviceName":"guardduty","action":{"awsApiCallAction":{"api":"StopLogging","serviceName":"cloudtrail.amazonaws.com"}}},"severity":2}"#,
      #"{"fileVersion":"1.0","configSnapshotId":"s","configurationItems":[{"resourceType":"AWS::CloudTrail::Trail","relatedEvents":["StopLogging"],"configuration":{"name":"audit","eventName":"StopLogging"}}]}"#,
    ])
  func others(document: String) async throws {
    try write(["2025-01-01T00:00:00Z put each=365"])
    try folder.write(document, to: "other.json")
    let result = try await retentionTrail(
      ["timeline", "--as-of", "2025-06-01", "--format", "json", "log.json", "other.json"], in: folder.path)
    #expect(result.code == 0, "\(result.messages)")
    #expect(!result.output.contains("incomplete-record"))
  }

  /// Writes a log file for each hour of the time in which a trail was stopped, and of the days around it.
  private func writeFiles(of account: String, days: ClosedRange<Int>, category: String) throws {
    for (day, hour) in days.flatMap({ day in (0..<24).map { (day, $0) } }) {
      let (date, time) = ("2025-03-0\(day)", hour < 10 ? "0\(hour)" : "\(hour)")
      let stamp = date.replacing("-", with: "") + "T\(time)30Z"
      let record =
        #"{"eventVersion":"1.08","userIdentity":{"type":"AWSService","invokedBy":"a"},"#
        + #""eventTime":"\#(date)T\#(time):27:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","#
        + #""awsRegion":"us-east-1","eventID":"\#(account)-\#(day)-\#(hour)","#
        + #""managementEvent":\#(category == "Management"),"eventCategory":"\#(category)","#
        + #""recipientAccountId":"\#(account)"}"#
      try folder.write(
        #"{"Records":[\#(record)]}"#,
        to: "logs/\(account)_CloudTrail_us-east-1_\(stamp)_AbCdEfGhIjKlMnOp.json")
    }
  }

  @Test("though a trail of data events alone went on to deliver files, in logs, extract and store alike")
  func dataEventsAlone() async throws {
    try write([
      "2025-01-01T00:00:00Z put each=365 id=p-1", "2025-03-02T00:00:00Z trail StopLogging",
      "2025-03-03T00:00:00Z put each=30 id=p-2", "2025-03-04T00:00:00Z trail StartLogging",
    ])
    for (category, severity) in [("Data", "critical"), ("Management", "low")] {
      try writeFiles(of: "111122223333", days: 1...5, category: category)
      let words = ["findings", "-q", "--as-of", "2025-03-05", "--format", "csv"]
      let whole = try await retentionTrail(words + ["log.json", "logs"], in: folder.path)
      #expect(whole.output.contains("\(severity),logging-stopped,"), "\(category): \(whole.output)")
      let extract = try await retentionTrail(
        ["extract", "-o", "\(category).extract", "log.json", "logs"], in: folder.path)
      #expect(extract.code == 0, "\(extract.messages)")
      let read = try await retentionTrail(words + ["--extract", "\(category).extract"], in: folder.path)
      #expect(read.output == whole.output, "\(category)")
      let collect = try await retentionTrail(
        ["collect", "--store", "\(category).db", "log.json", "logs"], in: folder.path)
      #expect(collect.code == 0, "\(collect.messages)")
      let kept = try await retentionTrail(words + ["--store", "\(category).db"], in: folder.path)
      #expect(kept.output == whole.output, "\(category)")
    }
    // What an earlier version extracted does not say which files those are.
    let text = try String(contentsOfFile: folder.path.appending("Data.extract").string, encoding: .utf8)
    try folder.write(text.replacing(#""reader":3"#, with: #""reader":2"#), to: "earlier")
    try FileManager.default.removeItem(atPath: folder.path.appending("logs").string)
    let gone = try await retentionTrail(["findings", "--extract", "earlier"], in: folder.path)
    #expect(gone.code == 2 && gone.messages.contains("not-scanned-for"))
  }

  @Test("in an account that has log files and no retention event")
  func accountWithoutEvents() async throws {
    try write([
      "2025-01-01T00:00:00Z put each=365 id=p-1", "2025-03-02T00:00:00Z trail StopLogging",
      "2025-03-04T00:00:00Z trail StartLogging",
    ])
    try writeFiles(of: "111122223333", days: 1...5, category: "Management")
    func severity() async throws -> String {
      let result = try await retentionTrail(
        ["findings", "-q", "--as-of", "2025-06-01", "--format", "csv", "log.json", "logs"], in: folder.path)
      let line = result.output.split(whereSeparator: \.isNewline).first { $0.contains(",logging-stopped,") }
      return String(line?.prefix { $0 != "," } ?? "")
    }
    // Of the account itself another trail logged, and of others nothing was read.
    #expect(try await severity() == "low")
    try writeFiles(of: Self.member, days: 1...1, category: "Management")
    #expect(try await severity() == "medium")
    try writeFiles(of: Self.member, days: 1...5, category: "Management")
    #expect(try await severity() == "low")
  }
}
