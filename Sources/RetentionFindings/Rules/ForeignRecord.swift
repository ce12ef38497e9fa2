internal import RetentionModel

/// A record in a log file of another account or Region.
enum ForeignRecord {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "foreign-record",
    summary: "A record is of another AWS account or Region than the log file's name says.",
    rationale:
      "CloudTrail writes a file for each account and Region, also for an organisation's trail; a record of another account or Region may have been planted.",
    severity: """
      medium for another account, low for another Region; informational for a record of us-east-1 from before \
      2021-11-22, as global services were delivered with every Region's logs until then
      """,
    attack: ["T1565.001"],
    clearing: "The file in CloudTrail's own bucket, with its hash in the digest; a file that was renamed.",
    flagged: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 in=\(name("444455556666", "us-east-1"))"),
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 in=\(name("111122223333", "eu-west-1"))"),
    ],
    passed: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 in=\(name("111122223333", "us-east-1"))"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 in=events.json"),
    ])

  private static func name(_ account: String, _ region: String) -> String {
    "\(account)_CloudTrail_\(region)_20250304T0510Z_aaaaaaaaaaaaaaaa.json.gz"
  }

  /// Since then, global services are recorded only in us-east-1 (CloudTrail user guide).
  private static let globalUntil = Instant(seconds: 1_637_539_200)

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.compactMap { act in
      guard let place = act.event.place else { return nil }
      let foreign = act.evidence.lazy.compactMap { LogFileSlot(path: $0.path) }.filter { $0.place != place }
      guard let file = foreign.first else { return nil }
      let isOtherAccount = ExactText(file.place.recipientAccountId) != ExactText(place.recipientAccountId)
      let isExplained = place.awsRegion == "us-east-1" && act.time < globalUntil
      let severity: Severity = isOtherAccount ? .medium : isExplained ? .informational : .low
      return act.finding(
        description, severity, .record(.foreign(place, file: file.name, isOtherAccount: isOtherAccount)))
    }
  }
}
