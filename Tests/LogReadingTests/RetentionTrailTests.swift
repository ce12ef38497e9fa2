import LogReading
import RetentionModel
import TestSupport
import Testing

@Suite("What a client reads in one line")
struct RetentionTrailTests {
  @Test("is the history of all files, with what could not be read")
  func whole() async throws {
    let folder = try TemporaryFolder()
    try folder.write(recorded("2024-01-10T00:00:00Z put room=365 id=a"), to: "1.json")
    try folder.write(recorded("2024-01-10T00:00:00Z put room=365 id=a"), to: "2.json")
    try folder.write("junk", to: "3.json")
    let trail = try await RetentionTrail.read([folder.path])
    #expect(trail.timelines(asOf: .now).map(\.entries.count) == [1])
    #expect(trail.input.duplicates == 1 && trail.problems.count == 1)
  }

  @Test("a record of the year 9999 is no witness that a deletion was carried out")
  func implausibleWitness() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      recorded(
        """
        2024-01-10T00:00:00Z put room=365
        2024-03-10T00:00:00Z put room=1 id=cut
        9999-01-01T00:00:00Z put room=1
        """), to: "log.json")
    let clock = try #require(Instant(rfc3339: "2024-07-01T00:00:00Z"))
    let trail = try await RetentionTrail.read([folder.path])
    let purge = trail.timelines(asOf: clock).flatMap(\.entries).first { $0.event.eventID == "cut" }?
      .changes.first { $0.scope == .room }?.purge
    #expect(purge?.outcome == .presumed && purge?.reason == .logsEnd)
  }
}
