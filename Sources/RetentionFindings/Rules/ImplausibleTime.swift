internal import RetentionModel
/// A time that cannot be.
struct ImplausibleTime: Rule {
  static let description = RuleDescription(
    id: "implausible-time",
    summary: "A record or a log file's name gives a time that cannot be.",
    rationale: "A false time can make the logs seem to reach further than they do; it proves nothing here.",
    severity: "high",
    attack: ["T1565.001"],
    clearing: "The file in CloudTrail's own bucket, with its hash in the digest.",
    flagged: [
      Example("9999-12-31T00:00:00Z get", asOf: "2025-06-01T00:00:00Z"),
      Example("1970-01-01T00:00:00Z put room=365 conversation=365"),
    ],
    passed: [Example("2025-03-04T05:06:07Z get", asOf: "2025-03-04T05:06:07Z")])

  /// CloudTrail was announced in November 2013.
  private static let earliest = Instant(seconds: 1_356_998_400)

  static func findings(in investigation: Investigation) -> [Finding] {
    let limit = investigation.coverage.limit
    let records = investigation.acts.filter { act in
      act.time < earliest || limit.map { $0 < act.time } ?? false
    }
    return records.map { act in
      act.finding(self, .high, "A record of \(act.time.date)") {
        [
          act.time < earliest
            ? "The record is dated \(act.time.words), before there was CloudTrail."
            : "The record is dated \(act.time.words), more than a day after the clock; it is no witness of that time."
        ]
      }
    }
      + investigation.coverage.implausibleFiles.map { file in
        Finding(
          aboutFile: file.path, description, .high, "A log file of \(file.end.date): \(file.path.printable)",
          "The name of \(file.path.printable) gives \(file.end.words), more than a day after the clock; it is no witness of that time.",
          account: LogFileSlot(path: file.path)?.place.recipientAccountId)
      }
  }
}
