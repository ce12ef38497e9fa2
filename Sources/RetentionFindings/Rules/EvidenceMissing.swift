internal import RetentionModel

/// Logs and digests that are not there, as digests show with `--verify`.
enum EvidenceMissing {
  static let rule = Rule(description, reach: .account) { findings(in: $0) }

  static let description = RuleDescription(
    id: "evidence-missing",
    summary: "A log that a digest lists is missing, or a digest is, as --verify shows.",
    rationale:
      "Whoever removes a log removes the changes in it; its digest still lists it, and the next digest names that one.",
    severity: """
      critical for a log where a retention change or the deadline of a deletion of the account lies in that time or \
      within a day of it, or a deletion was pending meanwhile; medium for logs without a digest; otherwise high
      """,
    attack: ["T1070", "T1485"],
    clearing:
      "The whole folder of the bucket, logs and digests alike: a part of it lacks what the other part has.",
    flagged: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365
        file 111122223333_CloudTrail_us-east-1_20250304T0510Z_aaaaaaaaaaaaaaaa.json.gz fault=missing-log
        """)
    ],
    passed: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365")])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.findings(description) { kind in
      switch kind {
      case .missingLog: (.critical, .high)
      case .missingDigest: (.high, .high)
      case .unprovedLog: (.medium, .medium)
      case .alteredLog, .unlistedLog, .brokenDigest, .unknownSignature, .namelessFile: nil
      }
    }
  }
}
