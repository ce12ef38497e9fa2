@testable import TestSupport
@testable import RetentionModel
import Testing

@testable import RetentionFindings

@Suite("The command that restores messages")
struct RemedyTests {
  /// The different commands that the findings of some calls hold, ten days after the last.
  private func remedies(_ lines: String, days: Int = 10) throws -> Set<String> {
    let records = try Rule.Example(lines).records()
    let latest = RecordReading(records.joined(separator: "\n")).events.map(\.eventTime).max()
    let asOf = try #require(latest).adding(days: days)
    return Set(try Investigation(records: records, asOf: asOf).findings().compactMap(\.command))
  }

  @Test("one command restores all that one call cut, and all that cuts on cuts did")
  func both() throws {
    let command =
      "aws chime put-retention-settings --region us-east-1 --account-id=chime-1 --retention-settings="
    let whole =
      command
      + #"'{"RoomRetentionSettings":{"RetentionDays":365},"ConversationRetentionSettings":{"RetentionDays":90}}'"#
    let before = "2024-01-10T09:00:00Z put room=365 conversation=90\n"
    #expect(try remedies(before + "2025-03-04T05:06:07Z put room=30 conversation=7") == [whole])
    #expect(
      try remedies(
        before
          + """
          2025-03-04T05:06:07Z put room=30 conversation=90
          2025-03-05T05:06:07Z put room=30 conversation=7
          """) == [whole])
    #expect(
      try remedies(
        before
          + """
          2025-03-04T05:06:07Z put room=60 conversation=90
          2025-03-05T05:06:07Z put room=30 conversation=90
          2025-03-06T05:06:07Z put room=7 conversation=90
          """) == [whole])
    // What the first of two cuts hid is gone when its own deadline has passed.
    let late = """
      2025-03-04T05:06:07Z put room=60 conversation=90
      2025-03-20T05:06:07Z put room=30 conversation=90
      """
    #expect(try remedies(before + late, days: 20) == [whole.replacing("365", with: "60")])
  }

  @Test("keeping for ever is written as settings without a number, and an AppInstance has its own command")
  func others() throws {
    #expect(
      try remedies(
        """
        2024-01-10T09:00:00Z app-put channel=off region=eu-central-1
        2025-03-04T05:06:07Z app-put channel=30 region=eu-central-1
        """) == [
          "aws chime-sdk-identity put-app-instance-retention-settings --region eu-central-1 "
            + "--app-instance-arn=arn:aws:chime:eu-central-1:111122223333:app-instance/a-1 "
            + #"--app-instance-retention-settings='{"ChannelRetentionSettings":{}}'"#
        ])
  }

  @Test("there is none where the account is not known, nothing is, or the time is over")
  func none() throws {
    let reported = "reported.conversation=365 request=null"
    #expect(
      try remedies(
        """
        2024-01-10T09:00:00Z put reported.room=365 \(reported)
        2025-03-04T05:06:07Z put reported.room=30 \(reported)
        """
      ).isEmpty)
    #expect(try remedies("2025-03-04T05:06:07Z put room=30 conversation=365").isEmpty)
    let cut = """
      2024-01-10T09:00:00Z put room=365 conversation=365
      2026-02-10T05:06:07Z put room=30 conversation=365
      """
    #expect(try remedies(cut, days: 9).count == 1)
    #expect(try remedies(cut, days: 11).isEmpty)
    #expect(try remedies(cut, days: 31).isEmpty)
  }
}
