internal import RetentionModel

/// Two names that look alike.
enum LookalikeResource {
  static let rule = Rule(description, reach: .timelines(alike: skeleton)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "lookalike-resource",
    summary: "The names of two accounts look alike, and differ.",
    rationale:
      "A name with a blank, an invisible character or a letter of another script has a history of its own, in which a shorter period looks like the first one.",
    severity: "high where the settings were changed under the odd name, else medium",
    attack: ["T1036.005", "T1565.001"],
    clearing: "The account's id as the service itself lists it.",
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365 resource=6ff0aaaa
        2025-03-04T05:06:07Z put room=1 conversation=1 resource=6ff0\u{0430}aaa
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365 resource=6ff06543-8550-4eec-ade4-107169f61480
        2025-03-04T05:06:07Z put room=365 conversation=365 resource=6FF06543-8550-4EEC-ADE4-107169F61480
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365 resource=chime-1
        2025-03-04T05:06:07Z put room=365 conversation=365 resource=chime-2
        """),
    ])

  /// What the names of a subject look like; nil if its resource has none.
  @Sendable private static func skeleton(of subject: Subject) -> [ExactText]? {
    guard subject.isResourceKnown else { return nil }
    return [
      ExactText(subject.recipientAccountId.skeleton), ExactText(subject.resource.skeleton),
      ExactText(subject.service.id),
    ]
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    let alike = Dictionary(grouping: investigation.timelines.filter(\.subject.isResourceKnown)) { timeline in
      skeleton(of: timeline.subject)
    }
    return alike.values.filter { $0.count > 1 }.flatMap { timelines -> [Finding] in
      // The others look like the plainest name.
      let ordered = timelines.sorted { a, b in
        a.subject.isPlain == b.subject.isPlain ? a.subject < b.subject : a.subject.isPlain
      }
      return ordered.dropFirst().compactMap { timeline in
        let acts = timeline.acts { _ in true }
        guard let first = acts.first(where: { $0.kind == .change }) ?? acts.first else { return nil }
        return first.finding(
          description, first.kind == .change ? .high : .medium,
          .record(.lookalike(timeline.subject, of: ordered[0].subject)))
      }
    }
  }
}

extension Subject {
  fileprivate var isPlain: Bool { recipientAccountId.isPlainName && resource.isPlainName }
}
