import LogReading
import RetentionModel
import TestSupport
import Testing

@Suite("What a client reads in one line")
struct RetentionTrailTests {
  private func put(_ id: String, _ time: String, days: Int) -> String {
    #"{"eventTime":"\#(time)","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","#
      + #""eventID":"\#(id)","recipientAccountId":"111122223333","awsRegion":"us-east-1","requestParameters":"#
      + #"{"accountId":"c-1","retentionSettings":{"roomRetentionSettings":{"retentionDays":\#(days)}}}}"#
  }

  @Test("is the history of all files, with what could not be read")
  func whole() async throws {
    let folder = try TemporaryFolder()
    try folder.write(put("a", "2024-01-10T00:00:00Z", days: 365), to: "1.json")
    try folder.write(put("a", "2024-01-10T00:00:00Z", days: 365), to: "2.json")
    try folder.write("junk", to: "3.json")
    let trail = try await RetentionTrail.read([folder.path])
    #expect(trail.timelines(asOf: .now).map(\.entries.count) == [1])
    #expect(trail.input.duplicates == 1 && trail.problems.count == 1)
  }

  @Test("a record of the year 9999 is no witness that a deletion was carried out")
  func implausibleWitness() async throws {
    let folder = try TemporaryFolder()
    let records = [
      put("base", "2024-01-10T00:00:00Z", days: 365), put("cut", "2024-03-10T00:00:00Z", days: 1),
      put("far", "9999-01-01T00:00:00Z", days: 1),
    ]
    try folder.write(records.joined(separator: "\n"), to: "log.json")
    let clock = try #require(Instant(rfc3339: "2024-07-01T00:00:00Z"))
    let trail = try await RetentionTrail.read([folder.path])
    let purge = trail.timelines(asOf: clock).flatMap(\.entries).first { $0.event.eventID == "cut" }?
      .changes.first { $0.scope == .room }?.purge
    #expect(purge?.outcome == .presumed && purge?.reason == .logsEnd)
  }
}
