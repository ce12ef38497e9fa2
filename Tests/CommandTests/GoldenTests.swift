import Foundation
import SystemPackage
import TestSupport
import Testing

/// One output of one sample that stands in the repository.
struct Golden: CustomTestStringConvertible, Sendable {
  let sample: String
  let name: String
  let arguments: [String]
  var code: Int32 = 0

  var testDescription: String { "\(sample)/\(name)" }

  /// A moment at which each sample's state is worth a look: before the first event, and twice amid a purge.
  private static let moments = [
    "every-envelope": "2025-03-20", "quiet-account": "2023-01-01", "rescued-cut": "2024-05-10",
    "two-accounts": "2025-12-31",
  ]

  private static func timeline(_ sample: String, _ format: String, _ name: String) -> Golden {
    Golden(
      sample: sample, name: name,
      arguments: ["timeline", "--format", format, "--as-of", "2026-11-22", "logs"])
  }

  /// What `verify` says of an archive of which a log was altered and some files are missing.
  static let verified: [Golden] =
    [
      ("verify.txt", "text"), ("verify.json", "json"), ("verify.jsonl", "jsonl"), ("verify.csv", "csv"),
      ("verify.html", "html"),
    ].map { name, format in
      Golden(
        sample: "verified-archive", name: name,
        arguments: [
          "verify", "--format", format, "--public-keys", "keys.json", "--signatures", "last-digest.json",
          "bucket",
        ], code: 1)
    } + [
      Golden(
        sample: "verified-archive", name: "verify-without-keys.txt", arguments: ["verify", "bucket"], code: 1)
    ]
    + [("timeline.txt", "text"), ("timeline.json", "json")].map { name, format in
      Golden(
        sample: "verified-archive", name: name,
        arguments: [
          "timeline", "--verify", "--format", format, "--as-of", "2024-07-20", "--public-keys", "keys.json",
          "--signatures", "last-digest.json", "bucket",
        ])
    }

  /// The same commands for each sample; the clock is fixed so that the output is.
  static let all: [Golden] = Repository.samples.flatMap { sample in
    let moment = moments[sample] ?? "2024-01-01"
    return [
      Golden(sample: sample, name: "state.txt", arguments: ["state", "--at", moment, "logs"]),
      Golden(
        sample: sample, name: "state.json",
        arguments: ["state", "--at", moment, "--format", "json", "logs"]),
      Golden(
        sample: sample, name: "state.csv",
        arguments: ["state", "--at", moment, "--format", "csv", "logs"]),
      Golden(
        sample: sample, name: "timeline.txt",
        arguments: ["timeline", "--as-of", "2026-11-22", "logs"]),
      Golden(
        sample: sample, name: "timeline-evidence.txt",
        arguments: ["timeline", "--evidence", "--as-of", "2026-11-22", "logs"]),
      Golden(
        sample: sample, name: "timeline.json",
        arguments: ["timeline", "--format", "json", "--as-of", "2026-11-22", "logs"]),
      timeline(sample, "csv", "timeline.csv"),
      timeline(sample, "jsonl", "timeline.jsonl"),
      timeline(sample, "timesketch", "timeline.timesketch.jsonl"),
      timeline(sample, "ocsf", "timeline.ocsf.jsonl"),
      timeline(sample, "html", "timeline.html"),
      Golden(sample: sample, name: "events.jsonl", arguments: ["events", "logs"]),
      Golden(
        sample: sample, name: "findings.txt",
        arguments: ["findings", "--as-of", "2026-11-22", "--policy", "../policy.yaml", "logs"]),
      Golden(
        sample: sample, name: "findings.jsonl",
        arguments: [
          "findings", "--as-of", "2026-11-22", "--policy", "../policy.yaml", "--show-suppressed", "--format",
          "jsonl",
          "logs",
        ]),
      Golden(
        sample: sample, name: "findings.csv",
        arguments: ["findings", "--as-of", "2026-11-22", "--format", "csv", "logs"]),
    ]
  }
}

struct GoldenTests {
  /// With RECORD_GOLDENS=1 in the environment the files are written anew, and the test fails all the
  /// same, so that nobody records by accident.
  @Test("a sample gives exactly the output that stands beside it", arguments: Golden.all + Golden.verified)
  func sample(_ golden: Golden) async throws {
    let folder = Repository.sample(golden.sample)
    let result = try await retentionTrail(golden.arguments, in: folder)
    #expect(result.code == golden.code, "\(result.messages)")
    let file = URL(fileURLWithPath: folder.appending(golden.name).string)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
      try Data(result.output.utf8).write(to: file)
      Issue.record("recorded \(golden.testDescription); run again without RECORD_GOLDENS")
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      result.output == expected,
      "renew with: RECORD_GOLDENS=1 swift test --filter GoldenTests")
  }

  @Test("every line of the text goldens fits 80 columns", arguments: Repository.samples)
  func width(_ sample: String) throws {
    let file = Repository.sample(sample).appending("timeline.txt")
    let text = try String(contentsOfFile: file.string, encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("the events golden holds each record's own bytes", arguments: Repository.samples)
  func eventsAreOriginal(_ sample: String) async throws {
    let folder = Repository.sample(sample)
    let events = try await retentionTrail(["events", "logs"], in: folder).output
    let json = try await retentionTrail(
      ["timeline", "--format", "json", "--as-of", "2026-11-22", "logs"], in: folder)
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let matched = (report?["input"] as? [String: Any])?["matched"] as? Int
    let lines = events.split(separator: "\n")
    #expect(lines.count == matched)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect((object?["eventName"] as? String)?.contains("RetentionSettings") == true)
    }
  }
}
