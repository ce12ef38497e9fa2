internal import RetentionModel

/// A response that differs from the request.
enum RequestResponseMismatch {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "request-response-mismatch",
    summary: "The response confirms another period than the one requested.",
    rationale: "Either the service did not do what was requested, or the record was altered.",
    severity: "medium",
    attack: ["T1565.001"],
    clearing: "A GetRetentionSettings response, or the console, that shows which of them was in force.",
    flagged: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 reported.room=30 reported.conversation=365")
    ],
    passed: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365 reported.room=365 reported.conversation=365"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.subject.service.scopes.compactMap { scope in
        guard let requested = act.event.requested.setting(of: scope)?.plainPeriod,
          let reported = act.event.reported.setting(of: scope)?.plainPeriod, requested != reported
        else { return nil }
        return act.finding(
          description, .medium,
          .change(.responseDiffers(scope, requested: requested, reported: reported)), scope: scope)
      }
    }
  }
}
