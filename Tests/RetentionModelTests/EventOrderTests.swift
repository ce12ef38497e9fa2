@testable import TestSupport
@testable import RetentionModel
import Testing

@Suite("The order of events")
struct EventOrderTests {
  @Test("of one time is that of their eventIDs, whatever they hold", arguments: [(1, 900), (900, 1)])
  func eventIDs(first: Int, second: Int) throws {
    let records = [
      recorded("2024-01-01T00:00:00Z put each=\(second) id=b"),
      recorded("2024-01-01T00:00:00Z put each=\(first) id=a"),
      recorded("2024-01-01T00:00:00Z put each=\(second) id=-"),
    ]
    for texts in [records, records.reversed()] {
      let timeline = try #require(EventHistory(texts).timelines.first)
      #expect(timeline.entries.map(\.event.eventID) == [nil, "a", "b"])
    }
  }

  @Test(
    "a change is recorded in the Region of its ARN, or in the service's only one, whatever its record says")
  func regions() throws {
    let arn = "arn:aws:chime:eu-central-1:111122223333:app-instance/a-1"
    for (line, region) in [
      ("put each=30 region=-", "us-east-1"), ("put each=30 region=eu-west-1", "us-east-1"),
      ("app-put each=30 region=- resource=\(arn)", "eu-central-1"),
      ("app-put each=30 region=us-east-1 resource=\(arn)", "eu-central-1"),
    ] {
      let timeline = try #require(EventHistory([recorded("2024-01-01T00:00:00Z \(line)")]).timelines.first)
      let event = try #require(timeline.entries.first?.event)
      #expect(timeline.place(of: event)?.awsRegion == region)
    }
  }
}
