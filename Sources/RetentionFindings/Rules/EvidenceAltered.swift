internal import RetentionModel

/// Logs and digests that were altered, or put beside the others, as digests show with `--verify`.
enum EvidenceAltered {
  static let rule = Rule(description, reach: .account) { findings(in: $0) }

  static let description = RuleDescription(
    id: "evidence-altered",
    summary: "A log or a digest was altered or added, as --verify shows.",
    rationale:
      "CloudTrail writes each log once, and its hash into a digest. What differs from that was written by somebody else.",
    severity: """
      critical for an altered log where a retention change or the deadline of a deletion of the account lies in that \
      time or within a day of it, or a deletion was pending meanwhile; medium for digests whose signature cannot be \
      checked, or high in such a time; low for files without a log's name; otherwise high
      """,
    attack: ["T1565.001"],
    clearing:
      "The same file in CloudTrail's own bucket, with the hash that the digest lists; a download that was cut.",
    flagged: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365
        file 111122223333_CloudTrail_us-east-1_20250304T0510Z_aaaaaaaaaaaaaaaa.json.gz fault=altered-log
        """)
    ],
    passed: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365")])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.findings(description) { kind in
      switch kind {
      case .alteredLog: (.critical, .high)
      case .unlistedLog, .brokenDigest: (.high, .high)
      case .unknownSignature: (.high, .medium)
      case .namelessFile: (.low, .low)
      case .missingLog, .unprovedLog, .missingDigest: nil
      }
    }
  }
}
