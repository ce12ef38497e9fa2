internal import RetentionModel

/// A caller who is refused repeatedly.
enum DeniedAttempts {
  static let rule = Rule(description, reach: .runs(runs)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "denied-attempts",
    summary: "One caller was refused several times in a short time.",
    rationale:
      "Repeated refusals point to a caller that tries to change retention without permission, or to a faulty script.",
    severity: "medium",
    attack: ["T1078.004"],
    clearing: "A caller who says which work it was.",
    settings: [count, minutes],
    flagged: [
      Rule.Example(
        """
        2025-03-04T05:00:00Z put room=1 conversation=1 error=AccessDenied
        2025-03-04T05:10:00Z put room=1 conversation=1 error=AccessDenied
        2025-03-04T05:20:00Z put room=1 conversation=1 error=AccessDenied
        """)
    ],
    passed: [
      Rule.Example(
        """
        2025-03-04T05:00:00Z put room=1 conversation=1 error=AccessDenied
        2025-03-05T05:10:00Z put room=1 conversation=1 error=AccessDenied
        2025-03-06T05:20:00Z put room=1 conversation=1 error=AccessDenied
        """),
      Rule.Example(
        """
        2025-03-04T05:00:00Z put room=0 conversation=1 error=BadRequestException
        2025-03-04T05:10:00Z put room=0 conversation=1 error=BadRequestException
        2025-03-04T05:20:00Z put room=0 conversation=1 error=BadRequestException
        """),
    ])

  private static let count = Rule.Setting("count", 3, "minimum number of refused calls")
  private static let minutes = Rule.Setting("minutes", 60, "minutes from one refused call to the next")

  private static let runs = Runs { act in
    act.kind == .attempt && act.isDenied ? [act.principal] : nil
  } endingBetween: { act, next, policy in
    act.seconds(until: next) > policy.value(of: minutes, for: description) * 60
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.attempts.filter(\.isDenied).byPrincipal.flatMap { acts in
      acts.runs(within: investigation.value(of: minutes, for: description) * 60).compactMap { run in
        guard run.count >= investigation.value(of: count, for: description), let first = run.first,
          let last = run.last
        else { return nil }
        return first.finding(
          description, .medium,
          .caller(
            .refused(
              count: run.count, from: first.time, to: last.time, errorCode: first.event.errorCode)),
          with: Array(run.dropFirst()))
      }
    }
  }
}
