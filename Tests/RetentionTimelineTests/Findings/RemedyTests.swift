import Foundation
import Testing

@testable import RetentionTimeline

@Suite("The command that restores messages")
struct RemedyTests {
  /// The different commands that the findings of some calls hold, ten days after the last.
  private func remedies(_ lines: String, days: Int = 10) throws -> Set<String> {
    let records = try Example(lines).records()
    let latest = RecordReading(records.joined(separator: "\n")).events.map(\.eventTime).max()
    let asOf = try #require(latest).adding(days: days)
    return Set(try Investigation(records: records, asOf: asOf).findings().compactMap(\.remedy))
  }

  @Test("one command restores all that one call cut, and all that cuts on cuts did")
  func both() throws {
    let command = #"aws chime put-retention-settings --account-id 'chime-1' --retention-settings "#
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
    #expect(try remedies(before + late, days: 20) == [whole.replacingOccurrences(of: "365", with: "60")])
  }

  @Test("keeping for ever is written as settings without a number, and an AppInstance has its own command")
  func others() throws {
    #expect(
      try remedies(
        """
        2024-01-10T09:00:00Z app-put channel=off
        2025-03-04T05:06:07Z app-put channel=30
        """) == [
          "aws chime-sdk-identity put-app-instance-retention-settings --app-instance-arn "
            + "'arn:aws:chime:us-east-1:111122223333:app-instance/a-1' "
            + #"--app-instance-retention-settings '{"ChannelRetentionSettings":{}}'"#
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

  @Test(
    "a shell reads the account's id as one word, whatever is in it",
    arguments: [
      "it's", "a\nb", "$(echo x)", "`echo x`", "'; echo x #", "\\", "\"", "''", "a\u{0}b", "é\u{202e}x", "-n",
      "%s%n", "\\u{a}", "!!", "~", "*", "a  b", "\r\n", "'\n'", "$'x'", "\u{1b}[31m", "x'\\''y", "日本",
    ])
  func quoting(_ resource: String) throws {
    let escaped = resource.utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined()
    let commands = try remedies(
      """
      2024-01-10T09:00:00Z put room=365 conversation=365 resource=\(escaped)
      2025-03-04T05:06:07Z put room=30 conversation=365 resource=\(escaped)
      """)
    let command = try #require(commands.first)
    #expect(commands.count == 1)
    #expect(command.unicodeScalars.allSatisfy { !$0.isTreacherous })
    let json =
      #"{"RoomRetentionSettings":{"RetentionDays":365},"ConversationRetentionSettings":{"RetentionDays":365}}"#
    #expect(
      try words(of: command) == [
        "aws", "chime", "put-retention-settings", "--account-id", resource.printable, "--retention-settings",
        json,
      ])
  }

  /// The words that a POSIX shell makes of a command.
  private func words(of command: String) throws -> [String] {
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "printf '%s\\0' \(command)"]
    shell.standardOutput = output
    try shell.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    return data.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
