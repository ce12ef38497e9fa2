internal import RetentionModel

/// A record found only after a fault in its input.
enum AfterFault {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "after-fault",
    summary: "A record was found only behind a fault of its input.",
    rationale:
      "Behind a fault planted text can look like a document; such a record is judged, and cancels nothing.",
    severity: "medium",
    attack: ["T1565.001"],
    clearing: "The same record in a file that is whole.",
    flagged: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 behind=fault")],
    passed: [Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365")])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.filter { $0.representsEvent && $0.entry.isAfterFault }.map { act in
      act.finding(description, .medium, .record(.afterFault(path: act.evidence.first?.path)))
    }
  }
}
