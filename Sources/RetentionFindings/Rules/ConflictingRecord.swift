internal import RetentionModel

/// Differing records of one event.
enum ConflictingRecord {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "conflicting-record",
    summary: "Records with one eventID have different contents, or belong to several AWS accounts.",
    rationale:
      "Genuine logs can repeat a record, but never with other contents: one of them was altered or forged.",
    severity: """
      high, or as severe as the worst finding that any of the records raises; medium where one of them was put together \
      from a query's columns
      """,
    attack: ["T1565.001"],
    clearing: "The record in CloudTrail's own bucket, with the digest that proves it.",
    flagged: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        """),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        1970-01-01T00:00:00Z get id=e-1 account=999988887777
        """),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1 corrects=e-1
        """),
    ],
    passed: [
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        """)
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.flatMap { act -> [Finding] in
      guard act.representsEvent else { return [] }
      return [bodies(of: act), accounts(of: act)].compactMap(\.self)
    }
  }

  private static func bodies(of act: Act) -> Finding? {
    let others = act.entry.others.filter { $0.standing == .conflicting }
    guard !others.isEmpty else { return nil }
    let isFromColumns = others.allSatisfy(\.event.isFromColumns)
    return act.finding(
      description, isFromColumns ? .medium : .high,
      .record(
        .conflicting(
          eventID: act.event.eventID, count: others.count + 1,
          updatedFields: others.lazy.compactMap(\.event.updatedFields).first))
    ).with(
      subjects: Array(
        Set([act.subject] + others.map { Subject(of: $0.event, in: act.subject.recipientAccountId) })),
      disputed: act.evidence + others.flatMap(\.evidence))
  }

  private static func accounts(of act: Act) -> Finding? {
    let others = act.entry.otherAccounts
    guard !others.isEmpty else { return nil }
    return act.finding(
      description, .high,
      .record(
        .inSeveralAccounts(
          eventID: act.event.eventID, account: act.subject.recipientAccountId, others: others))
    ).with(aspect: "accounts", disputed: act.evidence)
  }
}
