@testable import TestSupport
@testable import RetentionReports
import Foundation
import SystemPackage
import Testing

@testable import RetentionFindings
@testable import RetentionModel

/// A command is pasted: no id from a log may make it another one, whatever the shell.
@Suite("The command for a hostile account")
struct HostileRemedyTests {
  /// Each would do something, or be something else, in a shell or to the AWS CLI. The accents make one character of
  /// a quotation mark and what stands behind it.
  private static let hostileIDs = [
    "x'\u{301};touch PWN;'\u{301}", "'; touch PWN #", "it's", "a\nb", "$(touch PWN)", "`touch PWN`",
    "a;touch PWN", "a b",
    "\\", "\"", "''", "a\u{0}b", "é", "x\u{202e}y", "-n", "--debug", "--endpoint-url=http://198.51.100.7",
    "file://PWN",
    "fileb://PWN", "http://198.51.100.7/x", "https://x", "%s%n", "!!", "~", "~root", "*", "a*", "{a,b}",
    "a>PWN", "a|b",
    "a&b", "a=b", "\r\n", "$'x'", "\u{1b}[31m", "x'\\''y", "日本", "ａｂｃ", "а", "a\u{3164}", " a", "a ", "a.b",
    "a/b", "a:b",
    "@file", String(repeating: "a", count: 129),
  ]

  private static let hostileARNs =
    hostileIDs.map { "arn:aws:chime:us-east-1:111122223333:app-instance/\($0)" }
    + hostileIDs.map { "arn:aws:chime:\($0):111122223333:app-instance/a-1" } + hostileIDs + [
      "arn:aws:chime:us-east-1:11112222333:app-instance/a-1",
      "arn:aws:iam:us-east-1:111122223333:app-instance/a-1",
      "arn:aws';touch PWN;':chime:us-east-1:111122223333:app-instance/a-1",
      "arn:aws:chime:us-east-1:111122223333:app-instance/a-1/user/b",
      "arn:aws:chime:us-east-1:111122223333:app-instance/a-1:x",
      "xarn:aws:chime:us-east-1:111122223333:app-instance/a",
      "arn:aws:chime:us-east-1\u{301}:111122223333:app-instance/a-1",
      "arn:aws:chime:us-east-1:11112222333\u{663}:app-instance/a-1",
      "arn:aws:chime:-us-east-1:111122223333:app-instance/a-1",
      "arn:aws:chime::111122223333:app-instance/a-1",
    ]

  /// The findings about one account of which a period was cut.
  private func findings(of resource: String, isSDK: Bool) throws -> [Finding] {
    let escaped = resource.utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined()
    let (verb, settings) = isSDK ? ("app-put", "channel") : ("put", "room")
    let records = try Rule.Example(
      """
      2024-01-10T09:00:00Z \(verb) \(settings)=365 resource=\(escaped)
      2025-03-04T05:06:07Z \(verb) \(settings)=30 resource=\(escaped)
      """
    ).records()
    return try Investigation(records: records, asOf: Instant(timestamp: "2025-03-09T00:00:00Z")).findings()
  }

  @Test(
    "there is none for an account id that no genuine one is like, and it is said why", arguments: hostileIDs)
  func account(_ id: String) throws {
    let found = try findings(of: id, isSDK: false).filter { $0.rule.id == "purge-pending" }
    #expect(!found.isEmpty)
    for finding in found {
      #expect(finding.command == nil)
      #expect(
        finding.message.contains(
          "No command is shown: the account id has characters, or a length, that no genuine one has."))
    }
  }

  @Test("there is none for an ARN that no AppInstance has", arguments: hostileARNs)
  func appInstance(_ arn: String) throws {
    let found = try findings(of: arn, isSDK: true).filter { $0.rule.id == "purge-pending" }
    #expect(!found.isEmpty)
    for finding in found {
      #expect(finding.command == nil, "\(finding.command ?? "")")
      #expect(finding.message.contains("No command is shown: the AppInstance's ARN has a form"))
    }
  }

  @Test(
    "what is shown runs aws alone, with these words, in every shell", arguments: ["/bin/sh", "/bin/bash"])
  func shells(_ shell: String) throws {
    var run = 0
    for (resource, isSDK, words) in try shown() {
      for remedy in Set(try findings(of: resource, isSDK: isSDK).compactMap(\.command)) {
        let outcome = try Trap().run(remedy, in: shell)
        #expect(outcome == Trap.Outcome(words: words, messages: "", files: ["argv", "bin"]), "\(remedy)")
        run += 1
      }
    }
    #expect(run >= 5)
  }

  /// Accounts and ARNs, hostile ones and those that are genuine or nearly so, with the words that `aws` is to be given
  /// for those that have a command.
  private func shown() throws -> [(resource: String, isSDK: Bool, words: [String])] {
    let ids =
      Self.hostileIDs + [
        "6ff06543-8550-4eec-ade4-107169f61480", "c_1", "A9", String(repeating: "a", count: 128),
      ]
    let arns =
      Self.hostileARNs + [
        "arn:aws:chime:us-east-1:111122223333:app-instance/6ff06543-8550-4eec-ade4-107169f61480",
        "arn:aws-us-gov:chime:us-gov-west-1:111122223333:app-instance/a-1",
      ]
    let json = #"{"RoomRetentionSettings":{"RetentionDays":365}}"#
    let channel = #"{"ChannelRetentionSettings":{"RetentionDays":365}}"#
    return ids.map {
      (
        $0, false,
        [
          "chime", "put-retention-settings", "--region", "us-east-1", "--account-id=\($0)",
          "--retention-settings=\(json)",
        ]
      )
    }
      + arns.map {
        (
          $0, true,
          [
            "chime-sdk-identity", "put-app-instance-retention-settings", "--region",
            $0.split(separator: ":").dropFirst(3).first.map(String.init) ?? "", "--app-instance-arn=\($0)",
            "--app-instance-retention-settings=\(channel)",
          ]
        )
      }
  }

  @Test("the trap sees what a line does beside running aws")
  func trap() throws {
    let clean = Trap.Outcome(words: ["a b"], messages: "", files: ["argv", "bin"])
    #expect(try Trap().run("aws 'a b'", in: "/bin/sh") == clean)
    #expect(try Trap().run("aws 'a b'; : >PWN", in: "/bin/sh") != clean)
    #expect(try Trap().run("aws 'a b'; touch PWN", in: "/bin/sh") != clean)
  }
}

/// A folder in which `aws` is the only command, and writes down its words.
private struct Trap {
  struct Outcome: Equatable {
    var words: [String]
    var messages: String
    var files: [String]
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeScript("#!/bin/sh\nprintf '%s\\0' \"$@\" >>argv\n", to: "aws", in: "bin")
  }

  func run(_ line: String, in shell: String) throws -> Outcome {
    let process = Process()
    let messages = Pipe()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = ["-c", line]
    process.environment = ["PATH": folder.path.appending("bin").string, "HOME": "/nonexistent"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path.string)
    process.standardError = messages
    try process.run()
    let said = try messages.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let argv = try? Data(contentsOf: URL(fileURLWithPath: folder.path.appending("argv").string))
    return Outcome(
      words: (argv ?? Data()).split(separator: 0, omittingEmptySubsequences: false).dropLast()
        .map { String(decoding: $0, as: UTF8.self) },
      messages: String(decoding: said, as: UTF8.self),
      files: try FileManager.default.contentsOfDirectory(atPath: folder.path.string).sorted())
  }
}
