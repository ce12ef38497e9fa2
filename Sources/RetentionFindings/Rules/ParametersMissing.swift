internal import RetentionModel

/// A change whose content is not visible.
enum ParametersMissing {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "parameters-missing",
    summary: "A successful call does not show what it set.",
    rationale:
      "Something was changed, and the record does not show what; every period is unknown from then on.",
    severity: "medium",
    attack: ["T1565.001"],
    clearing: "Another source that shows the periods in force after the call.",
    flagged: [
      Rule.Example("2025-03-04T05:06:07Z put request=null"),
      Rule.Example("2025-03-04T05:06:07Z put room=hidden conversation=hidden"),
    ],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365"),
      Rule.Example("2025-03-04T05:06:07Z put request=null error=AccessDenied"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.compactMap { act in
      let isHidden = act.changes.allSatisfy { $0.after == .unknown && $0.invalidPeriod == nil }
      let isSilent = act.event.requested == .missing && act.event.reported == .missing
      let isWithheld = act.subject.service.scopes.allSatisfy {
        act.event.requested.setting(of: $0) == .hidden
      }
      // A change shown only by the response belongs to no named account, so no history shows it.
      let isNameless =
        !act.subject.isResourceKnown && act.event.requested == .missing && !act.event.isFromColumns
        && !act.event.isRequestOmitted
      guard isHidden && (isSilent || isWithheld) || isNameless else { return nil }
      return act.finding(description, .medium, .record(.nothingShown(isNameless: isNameless && !isSilent)))
    }
  }
}
