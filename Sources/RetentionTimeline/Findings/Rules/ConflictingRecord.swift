/// Two records of one event that differ.
struct ConflictingRecord: Rule {
  static let description = RuleDescription(
    id: "conflicting-record",
    summary: "Records with one eventID differ in what they say.",
    rationale:
      "Genuine logs repeat a record, but never with other contents: one of them was altered or made up.",
    severity: "high; medium where one of them was put together from a query's columns",
    attack: ["T1565.001"],
    clearing: "The record in CloudTrail's own bucket, with the digest that proves it.",
    flagged: [
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        """)
    ],
    passed: [
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        """)
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.compactMap { act in
      let bodies = act.entry.conflictingBodies
      guard !bodies.isEmpty else { return nil }
      let isFromColumns = bodies.allSatisfy(\.isFromColumns)
      return act.finding(
        self, isFromColumns ? .medium : .high, "\(bodies.count + 1) different records with one eventID"
      ) {
        [
          "Under the eventID \(act.event.eventID?.printable ?? "unknown") the input holds \(bodies.count + 1) records that differ; nothing tells which is genuine, and the one that is shown was picked by a fixed order."
        ]
      }
    }
  }
}
