internal import RetentionModel

/// A file whose content changed under its name, as a store kept what it had before.
enum ChangedEvidence {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "changed-evidence",
    summary: "A file had another content when it was collected before.",
    rationale:
      "CloudTrail writes a log file once. A store keeps both contents, and both are judged: what one of them hides, the other shows.",
    severity: "high for a log file of CloudTrail's name; low for any other, which may have grown.",
    attack: ["T1565.001"],
    clearing:
      "The file in CloudTrail's own bucket, with its hash in the digest; a download that was cut, and done again.",
    flagged: [
      Rule.Example(
        "file AWSLogs/111122223333/CloudTrail/us-east-1/2025/03/04/111122223333_CloudTrail_us-east-1_20250304T0510Z_aaaaaaaaaaaaaaaa.json.gz versions=2"
      )
    ],
    passed: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365")])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.oddFiles.compactMap { file in
      guard case .versions = file.oddity else { return nil }
      return Finding(
        description, LogFileSlot(path: file.path) == nil ? .low : .high,
        .record(.oddFile(path: file.path, file.oddity)), account: file.account)
    }
  }
}
