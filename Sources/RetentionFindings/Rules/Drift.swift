internal import RetentionModel

/// Settings that differ from the policy or from the history.
enum Drift {
  static let rule = Rule(description, reach: .account, nextTurn: nextTurn) { findings(in: $0) }

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

  /// What the policy expects is compared at each moment.
  private static func nextTurn(in investigation: Investigation) -> Instant? {
    investigation.policy.expectedPeriods.isEmpty ? nil : investigation.asOf
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.timelines.flatMap { expected(of: $0, in: investigation) + observed(of: $0) }
  }

  private static func expected(of timeline: Timeline, in investigation: Investigation) -> [Finding] {
    guard
      let expectation = investigation.policy.expectedPeriods.first(where: { $0.covers(timeline.subject) }),
      // Calls whose request is not visible are grouped under a name that no account has.
      timeline.subject.resource != "unknown", let first = timeline.acts(where: { _ in true }).first
    else { return [] }
    return timeline.state(at: investigation.asOf).compactMap { state in
      guard let wanted = expectation.periods[state.scope], wanted != state.period else { return nil }
      let setter = state.setter.flatMap { setter in
        timeline.acts { $0.entry.evidence == setter.evidence }.first
      }
      let act = setter ?? first
      return act.finding(
        description, state.period == .unknown ? .low : .medium,
        .change(
          .notAsThePolicyExpects(
            state.scope, period: state.period, expected: wanted, asOf: investigation.asOf)),
        scope: state.scope)
    }
  }

  private static func observed(of timeline: Timeline) -> [Finding] {
    var known: [Scope: Period] = [:]
    return timeline.acts { _ in true }.flatMap { act -> [Finding] in
      defer { for change in act.changes { known[change.scope] = change.after } }
      guard act.kind == .access, !act.event.isFailure else { return [] }
      return act.subject.service.scopes.compactMap { scope in
        guard let seen = act.event.reported.setting(of: scope)?.plainPeriod, let period = known[scope],
          period != .unknown, period != seen
        else { return nil }
        return act.finding(
          description, .medium, .change(.notAsSet(scope, seen: seen, set: period)), scope: scope)
      }
    }
  }
}
