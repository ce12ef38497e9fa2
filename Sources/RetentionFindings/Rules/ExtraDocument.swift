internal import RetentionModel

/// A log file with more than one JSON document.
enum ExtraDocument {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "extra-document",
    summary: "A log file of CloudTrail's name holds more than one JSON document.",
    rationale: "Genuine log files are one JSON object; a document behind it was appended.",
    severity: "high",
    attack: ["T1565.001"],
    clearing:
      "The file in CloudTrail's own bucket, with its hash in the digest; files that were joined on purpose.",
    flagged: [
      Rule.Example(
        "file AWSLogs/111122223333/CloudTrail/us-east-1/2025/03/04/111122223333_CloudTrail_us-east-1_20250304T0510Z_aaaaaaaaaaaaaaaa.json.gz documents=2"
      )
    ],
    passed: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365")])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.oddFiles.compactMap { file in
      guard case .documents = file.oddity else { return nil }
      return Finding(
        description, .high, .record(.oddFile(path: file.path, file.oddity)), account: file.account)
    }
  }
}
