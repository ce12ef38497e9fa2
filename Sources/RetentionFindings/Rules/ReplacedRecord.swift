internal import RetentionModel

/// A record that another one claims to correct.
enum ReplacedRecord {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "replaced-record",
    summary: "A record says that it corrects another one.",
    rationale:
      "CloudTrail seldom corrects records, and a planted correction can hide a change: both are judged, and the worse counts.",
    severity:
      "as severe as the worst finding that the replaced record raises by itself; low where it raises none",
    attack: ["T1565.001"],
    clearing: "Both records in CloudTrail's own bucket, with the digests that prove them.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=1 conversation=365 id=e-2
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-3 corrects=e-2 updated=requestParameters
        """),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=1 conversation=365 id=e-1 resource=chime-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-2 resource=chime-2 corrects=e-1
        """),
    ],
    passed: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=1 conversation=365 id=e-1
        2025-03-04T05:06:07Z get id=e-2 corrects=e-1
        """),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=1 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-2 corrects=e-1 error=AccessDenied
        """),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    let byEntry = Dictionary(grouping: investigation.acts.filter { $0.standing == .replaced }, by: \.place)
    return investigation.acts.compactMap { act in
      guard act.representsEvent else { return nil }
      if let corrector = act.entry.correctedBy {
        return act.finding(
          description, .low,
          .record(.correctedElsewhere(eventID: act.event.eventID, by: corrector)))
      }
      guard let replaced = byEntry[act.place] else { return nil }
      return act.finding(
        description, .low,
        .record(
          .correction(
            eventID: act.event.eventID, of: act.event.replacedEventID, count: replaced.count,
            updatedFields: act.event.updatedFields)),
        with: Array(replaced.prefix(100))
      ).with(disputed: replaced.flatMap(\.evidence))
    }
  }
}
