internal import RetentionModel

/// Settings that differ from the policy or from the history.
enum Drift {
  static let rule = Rule(description, reach: .timeline) { findings(in: $0) }

  static let description = RuleDescription(
    id: "drift",
    summary: "A period is not what the policy expects, or a view of the settings contradicts the history.",
    rationale: "Either a change is missing from the logs, or the settings were not put back.",
    severity: "medium; low where the period is unknown",
    attack: ["T1562.008"],
    clearing: "The change that led there, or a correction of the policy.",
    flagged: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=30 conversation=365",
        policy: "{version: 1, expected-periods: [{room: 365}]}"),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365
        2025-03-05T05:06:07Z get reported.room=30 reported.conversation=365
        """),
    ],
    passed: [
      Rule.Example(
        "2025-03-04T05:06:07Z put room=365 conversation=365",
        policy: "{version: 1, expected-periods: [{room: 365}]}"),
      Rule.Example(
        """
        2025-03-04T05:06:07Z put room=365 conversation=365
        2025-03-05T05:06:07Z get reported.room=365 reported.conversation=365
        """),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.timelines.flatMap { expected(of: $0, in: investigation) + observed(of: $0) }
  }

  private static func expected(of timeline: Timeline, in investigation: Investigation) -> [Finding] {
    guard
      let expectation = investigation.policy.expectedPeriods.first(where: { $0.covers(timeline.subject) }),
      // Calls whose request is not visible are grouped under a name that no account has.
      timeline.subject.resource != "unknown", !timeline.entries.isEmpty
    else { return [] }
    return timeline.subject.service.scopes.compactMap { scope in
      guard let wanted = expectation.periods[scope],
        let state = timeline.histories[scope]?.stretch(at: investigation.asOf), wanted != state.period
      else { return nil }
      return Act(timeline, at: state.entry ?? 0).finding(
        description, state.period == .unknown ? .low : .medium,
        .change(
          .notAsThePolicyExpects(
            scope, period: state.period, expected: wanted, asOf: investigation.asOf)),
        scope: scope)
    }
  }

  private static func observed(of timeline: Timeline) -> [Finding] {
    timeline.entries.indices.filter { timeline.entries[$0].kind == .access }.flatMap { index -> [Finding] in
      let act = Act(timeline, at: index)
      guard !act.event.isFailure else { return [] }
      return act.subject.service.scopes.compactMap { scope in
        guard let seen = act.event.reported.setting(of: scope)?.plainPeriod,
          let period = timeline.histories[scope]?.period(before: index), period != .unknown, period != seen
        else { return nil }
        return act.finding(
          description, .medium, .change(.notAsSet(scope, seen: seen, set: period)), scope: scope)
      }
    }
  }
}
