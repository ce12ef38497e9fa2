import Foundation
import SystemPackage
import TestSupport
import Testing

struct ExplainCommandTests {
  private static let cut = "4f842d8f-4c83-4611-bfae-9136edf508d7"

  private func explain(_ arguments: [String]) async throws -> CommandResult {
    try await retentionTrail(
      ["explain", "-q", "--as-of", "2024-05-20"] + arguments, in: Repository.sample("rescued-cut"))
  }

  @Test("text has the event with what it did, its findings, its places and its record")
  func text() async throws {
    let result = try await explain([Self.cut, "logs"])
    #expect(result.code == 0)
    for words in [
      "PutRetentionSettings \(Self.cut)", "1095 days → 1 day, shortened (confirmed)",
      "dip: Temporary reduction",
      "first-seen-principal: ", "Record in logs/AWSLogs/", "\"eventID\": \"\(Self.cut)\"",
      "      \"retentionDays\": 1",
    ] {
      let isThere =
        result.output.contains(words)
        || result.output.split { " \n".contains($0) }.joined(separator: " ").contains(words)
      #expect(isThere, "\(words): \(result.output)")
    }
    // Only a path is wider: it is whole where no terminal cuts it.
    #expect(
      result.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("logs/AWSLogs/") })
    #expect(!result.output.contains("bc74b6bb-786f-4168-b86c-eca730a057ae\","))
  }

  @Test("JSON has the same entry and findings as the whole report, and the record in its own bytes")
  func json() async throws {
    let document = try await explain([Self.cut, "--format", "json", "logs"]).output
    let event = try #require(
      try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    let occurrences = try #require(event["occurrences"] as? [[String: Any]])
    #expect(occurrences.count == 1)
    let whole = try await retentionTrail(
      ["timeline", "-q", "--as-of", "2024-05-20", "--format", "json", "logs"],
      in: Repository.sample("rescued-cut"))
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(whole.output.utf8)) as? [String: Any])
    let timelines = try #require(report["timelines"] as? [[String: Any]])
    let entries = timelines.flatMap { $0["entries"] as? [[String: Any]] ?? [] }
    let entry = try #require(entries.first { $0["eventID"] as? String == Self.cut })
    #expect(occurrences[0]["entry"] as? NSDictionary == entry as NSDictionary)
    let findings = (report["findings"] as? [[String: Any]] ?? []).filter {
      ($0["eventIDs"] as? [String])?.contains(Self.cut) ?? false
    }
    #expect((occurrences[0]["findings"] as? [Any])?.count == findings.count && !findings.isEmpty)

    let events = try await retentionTrail(["events", "-q", "logs"], in: Repository.sample("rescued-cut"))
    let own = try #require(events.output.split(separator: "\n").first { $0.contains(Self.cut) })
    #expect(document.contains("\"body\": \(own)"))
  }

  @Test("an event that was not read is told, with the one that may be meant, and is exit code 3")
  func unknown() async throws {
    for format in ["text", "json"] {
      let result = try await explain([String(Self.cut.dropLast()) + "0", "--format", format, "logs"])
      #expect(result.code == 3)
      #expect(result.messages.contains("was read; did you mean \(Self.cut)?"), "\(result.messages)")
      #expect(!result.output.contains("No findings"))
    }
    let early = try await retentionTrail(
      ["explain", "-q", Self.cut, "--known-at", "2024-05-01", "--format", "json", "logs"],
      in: Repository.sample("rescued-cut"))
    #expect(early.code == 3)
    #expect(early.output.contains("\"records\": []"))
    #expect(try await explain([Self.cut, "missing"]).code == 2)
  }

  @Test("a conflict shows each record, and an eventID in two accounts both events")
  func disputed() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      recorded(
        """
        2024-01-01T00:00:00Z put each=365 id=e-1
        2024-01-01T00:00:00Z put each=30 id=e-1
        2024-01-01T00:00:00Z put each=90 id=e-1 account=444455556666
        2024-01-02T00:00:00Z put each=90 id=e-2
        """), to: "log.json")
    let result = try await retentionTrail(
      ["explain", "e-1", "--format", "json", "log.json"], in: folder.path)
    let event = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect((event["occurrences"] as? [Any])?.count == 2)
    #expect((event["records"] as? [Any])?.count == 3)
    let one = try await retentionTrail(
      ["explain", "e-1", "--aws-account", "444455556666", "--format", "json", "log.json"], in: folder.path)
    let other = try #require(
      try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
    let occurrences = try #require(other["occurrences"] as? [[String: Any]])
    #expect(occurrences.map { $0["recipientAccountId"] as? String } == ["444455556666"])
    #expect((other["records"] as? [Any])?.count == 1)
  }

  @Test("text from a record neither forges a line nor steers a terminal")
  func hostile() async throws {
    let folder = try TemporaryFolder()
    let log = recorded("2024-01-01T00:00:00Z put each=365 id=e-1").replacing(
      #""eventVersion""#,
      with: #""x":"\#(HostileText.json(HostileText.all))","eventVersion""#)
    try folder.write(log, to: "log.json")
    let result = try await retentionTrail(["explain", "e-1", "log.json"], in: folder.path)
    #expect(result.output.contains("Record in log.json"))
    let isTame = result.output.isTame
    #expect(isTame)
  }
}
