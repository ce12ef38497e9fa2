internal import RetentionModel

/// A period that the API does not accept.
enum InvalidPeriod {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "invalid-period",
    summary: "A successful call holds a period that the API does not accept.",
    rationale: "The API accepts 1 to 5475 days; what was in force after such a record is not known.",
    severity: "medium",
    attack: ["T1565.001"],
    clearing: "Another source that shows the period in force.",
    flagged: [Rule.Example("2025-03-04T05:06:07Z put room=0 conversation=365")],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=5475 conversation=1"),
      Rule.Example("2025-03-04T05:06:07Z put room=0 conversation=365 error=BadRequestException"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.compactMap { change in
        guard let raw = change.invalidPeriod else { return nil }
        return act.finding(
          description, .medium, .change(.notAPeriod(change.scope, text: raw)), scope: change.scope)
      }
    }
  }
}
