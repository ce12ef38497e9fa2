import Foundation
import SystemPackage
import TestSupport
import Testing

/// What findings show of logs, files and policies that are hostile.
struct HostileFindingTests {
  /// Texts with which a finding of ours would be forged, at once and where a line is broken.
  private static let forgery =
    "\nHIGH  2024-06-06 00:00:00Z  dip: forged\n    account        AWS account forged\n                   As forged"
    + "\r    restore with   forged\u{85}9 findings: forged HIGH  2024-06-06 00:00:00Z  dip: forged"
  private static let fileName =
    "l\(HostileText.treacherous.replacing("/", with: ""))\nHIGH  2024-06-06 00:00:00Z  dip"
  private let hostile: HostileFindings
  private let found: [FoundFinding]

  init() async throws {
    let padding = (0..<12).map { String(repeating: "x", count: $0 * 7) + " HIGH  2024-06-06 events forged" }
    hostile = try HostileFindings(
      "a" + HostileText.treacherous + Self.forgery + padding.joined(separator: " "), fileName: Self.fileName)
    let lines = try await retentionTrail(
      ["findings", "--format", "jsonl"] + hostile.arguments, in: hostile.folder.path)
    found = try FoundFinding.ofLines(lines.output)
    #expect(found.count == lines.output.split(separator: "\n").count)
    #expect(lines.output.isTame)
  }

  /// Whether lines of findings are ours, and only ours.
  private func check(_ text: String, heads: Int) {
    #expect(text.isTame)
    let lines = text.split(separator: "\n")
    let first = #/(INFORMATIONAL|LOW|MEDIUM|HIGH|CRITICAL)  /#
    #expect(lines.count { $0.prefixMatch(of: first) != nil } == heads)
    #expect(
      lines.count { $0.hasPrefix(String(repeating: " ", count: 19)) && $0.dropFirst(19).first != " " }
        == heads)
    let labels = lines.filter { $0.hasPrefix("    ") && $0.dropFirst(4).first != " " }.map {
      $0.dropFirst(4).prefix(15)
    }
    #expect(
      Set(labels.map { $0.trimmingCharacters(in: .whitespaces) })
        .isSubset(of: [
          "account", "restore with", "events", "in", "ATT&CK", "suppressed", "covered", "clock", "policy",
          "caution", "restorable", "deleted", "findings", "coverage",
        ])
    )
    #expect(!labels.contains { $0.hasPrefix("restore with") })
    #expect(found.allSatisfy { $0.remedy == nil })
    #expect(found.contains { $0.message.contains("No command is shown") })
  }

  @Test("many rules speak of the text")
  func rules() {
    #expect(
      Set(found.map(\.rule)).isSuperset(of: [
        "conflicting-record", "cross-account", "denied-attempts", "extra-member", "first-seen-principal",
        "invalid-period", "purge-pending", "risky-identity", "shortened-retention", "unapproved-principal",
        "unexpected-region",
      ]))
  }

  @Test("on a terminal only real findings begin a line of ours", arguments: [UInt16(0), 80, 97, 133])
  func terminal(columns: UInt16) async throws {
    let terminal = try Pseudoterminal(columns: columns)
    let result = try await terminal.retentionTrail(
      ["findings", "--evidence"] + hostile.arguments, in: hostile.folder.path)
    #expect(result.code == 0)
    let text = try #require(String(validating: result.bytes, as: UTF8.self)).withoutColors
    check(text, heads: found.paragraphs)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(Int(columns), 80) })
    let count = "    findings       \(found.count) findings, counted for each scope: "
    #expect(text.split(separator: "\n").count { $0.hasPrefix(count) } == 1)
  }

  @Test(
    "no control character gets out of any command that tells findings",
    arguments: [
      ["timeline", "--evidence"], ["timeline", "--format", "json"], ["findings", "--format", "json"],
    ])
  func otherCommands(_ command: [String]) async throws {
    let terminal = try Pseudoterminal(columns: 100)
    let result = try await terminal.retentionTrail(command + hostile.arguments, in: hostile.folder.path)
    let text = try #require(String(validating: result.bytes, as: UTF8.self)).withoutColors
    #expect(text.isTame)
    if command.contains("json") {
      #expect(try FoundFinding.ofReport(text) == found.map { $0.withoutType })
    } else {
      let marks = #/    (informational|low|medium|high|critical) /#
      #expect(text.split(separator: "\n").count { $0.prefixMatch(of: marks) != nil } == found.paragraphs)
    }
  }

  @Test("watch tells the same findings in text as in lines of JSON, and begins no other line so")
  func watch() async throws {
    let log = try String(
      contentsOfFile: hostile.folder.path.string + "/logs/\(Self.fileName).json", encoding: .utf8)
    let arguments = ["watch", "--policy", "policy.yaml", "--show-suppressed", "--format"]
    let lines = try await retentionTrail(
      arguments + ["jsonl"], in: hostile.folder.path, input: Array(log.utf8))
    let raised = try FoundFinding.ofLines(lines.output)
    #expect(raised.contains { $0.rule == "unapproved-principal" })
    let text = try await retentionTrail(arguments + ["text"], in: hostile.folder.path, input: Array(log.utf8))
    #expect(text.findingHeads.count == raised.count)
    for output in [lines.output, text.output] {
      #expect(output.isTame)
    }
  }

  @Test("CSV is a row a finding, and says the same as JSON does")
  func csv() async throws {
    let result = try await retentionTrail(
      ["findings", "--format", "csv"] + hostile.arguments, in: hostile.folder.path)
    let rows = try #require(CSVReading(result.output)).rows
    #expect(rows.count == found.count + 1)
    #expect(rows.allSatisfy { $0.count == 15 })
    #expect(rows.dropFirst().map { $0[6] } == found.map(\.title))
    #expect(rows.dropFirst().map { $0[7] } == found.map(\.message))
    #expect(rows.dropFirst().map { $0[8] } == found.map { $0.remedy ?? "" })
    #expect(!rows.joined().joined().unicodeScalars.contains { $0.couldSteer })
  }

  @Test("a suppression that has run out is told on one line")
  func messages() async throws {
    let policy = hostile.folder.path.appending("policy.yaml").string
    let text = try String(contentsOfFile: policy, encoding: .utf8)
    try hostile.folder.write(text.replacing("\"}", with: "\", expires: 2024-01-01}"), to: "policy.yaml")
    let result = try await retentionTrail(["findings"] + hostile.arguments, in: hostile.folder.path)
    #expect(result.messages.split(separator: "\n").count == 3)
    #expect(result.messages.isTame)
  }
}
