internal import RetentionModel

/// An impossible time.
enum ImplausibleTime {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "implausible-time",
    summary: "A record, or a log file's name, has an impossible time.",
    rationale: "A false time can make the logs seem to reach further than they do; it proves nothing.",
    severity: "high",
    attack: ["T1565.001"],
    clearing: "The file in CloudTrail's own bucket, with its hash in the digest.",
    flagged: [
      Rule.Example("9999-12-31T00:00:00Z get", asOf: "2025-06-01T00:00:00Z"),
      Rule.Example("1970-01-01T00:00:00Z put room=365 conversation=365"),
    ],
    passed: [Rule.Example("2025-03-04T05:06:07Z get", asOf: "2025-03-04T05:06:07Z")])

  /// CloudTrail was announced in November 2013.
  private static let earliest = Instant(seconds: 1_356_998_400)

  static func findings(in investigation: Investigation) -> [Finding] {
    let limit = investigation.coverage.limit
    let records = investigation.acts.filter { act in
      act.time < earliest || limit.map { $0 < act.time } ?? false
    }
    return records.map { act in
      act.finding(
        description, .high,
        .record(.implausibleTime(act.time, isBeforeCloudTrail: act.time < earliest)))
    }
      + investigation.coverage.implausibleFiles.map { file in
        Finding(
          description, .high, .record(.implausibleName(path: file.path, file.end)),
          account: LogFileSlot(path: file.path)?.place.recipientAccountId)
      }
  }
}
