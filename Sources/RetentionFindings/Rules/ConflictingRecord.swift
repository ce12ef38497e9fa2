internal import RetentionModel
/// Records of one event that differ.
struct ConflictingRecord: Rule {
  static let description = RuleDescription(
    id: "conflicting-record",
    summary: "Records with one eventID differ in what they say, or are of several AWS accounts.",
    rationale:
      "Genuine logs repeat a record, but never with other contents: one of them was altered or made up.",
    severity: """
      high, or as severe as the worst finding that any of the records raises; medium where one of them was put together \
      from a query's columns
      """,
    attack: ["T1565.001"],
    clearing: "The record in CloudTrail's own bucket, with the digest that proves it.",
    flagged: [
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        """),
      Example(
        """
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        1970-01-01T00:00:00Z get id=e-1 account=999988887777
        """),
      Example(
        """
        2025-03-04T05:06:07Z put room=30 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1 corrects=e-1
        """),
    ],
    passed: [
      Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        2025-03-04T05:06:07Z put room=365 conversation=365 id=e-1
        """)
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.flatMap { act -> [Finding] in
      guard act.speaks else { return [] }
      return [bodies(of: act), accounts(of: act)].compactMap(\.self)
    }
  }

  private static func bodies(of act: Act) -> Finding? {
    let others = act.entry.others.filter { $0.standing == .conflicting }
    guard !others.isEmpty else { return nil }
    let isFromColumns = others.allSatisfy(\.event.isFromColumns)
    var finding = act.finding(
      self, isFromColumns ? .medium : .high, "\(others.count + 1) different records with one eventID"
    ) {
      let updated = others.compactMap(\.event.updatedFields).first.map {
        "One of them says that it corrects itself, in \($0.quoted)."
      }
      return [
        "Under the eventID \(act.event.eventID?.printable ?? "unknown") the input holds \(others.count + 1) records that differ; nothing shows which is genuine, and the one that is shown was picked by a fixed order.",
        updated,
      ]
    }
    finding.subjects = Array(
      Set([act.subject] + others.map { Subject(of: $0.event, in: act.subject.recipientAccountId) }))
    finding.disputed = act.evidence + others.flatMap(\.evidence)
    return finding
  }

  private static func accounts(of act: Act) -> Finding? {
    let others = act.entry.otherAccounts
    guard !others.isEmpty else { return nil }
    var finding = act.finding(self, .high, "One eventID in several AWS accounts") {
      let names = others.prefix(4).map(\.printable).joined(separator: ", ")
      let more = others.count > 4 ? " and more" : ""
      return [
        "The eventID \(act.event.eventID?.printable ?? "unknown") stands in \(act.subject.recipientAccountId.printable) and in \(names)\(more); each is an event of its own."
      ]
    }
    finding.disputed = act.evidence
    finding.aspect = "accounts"
    return finding
  }
}
