internal import RetentionModel

/// A caller who was refused, and then succeeded.
enum DeniedThenAllowed {
  static let rule = Rule(description, reach: .runs(runs)) { findings(in: $0) }

  static let description = RuleDescription(
    id: "denied-then-allowed",
    summary: "A caller was refused, and changed the settings soon after.",
    rationale: "Between the two, the caller was given a permission that it did not have.",
    severity: "high",
    attack: ["T1098"],
    clearing: "The IAM change between the two, with its reason.",
    settings: [hours],
    supersedes: ["denied-attempts"],
    flagged: [
      Rule.Example(
        """
        2025-03-04T05:00:00Z put room=30 conversation=30 error=AccessDenied
        2025-03-04T06:00:00Z put room=30 conversation=30
        """)
    ],
    passed: [
      Rule.Example(
        """
        2025-03-04T05:00:00Z put room=30 conversation=30 error=AccessDenied
        2025-03-04T06:00:00Z put room=30 conversation=30 by=Owner/eva
        """),
      Rule.Example(
        """
        2025-03-04T05:00:00Z put room=30 conversation=30 error=ThrottledClientException
        2025-03-04T06:00:00Z put room=30 conversation=30
        """),
    ])

  private static let hours = Rule.Setting("hours", 24, "hours between the last refusal and the change")

  private static func isRefusedOrChange(_ act: Act) -> Bool {
    act.kind == .change || act.isDenied && act.event.call.isChange
  }

  /// The next change decides what the refusals before it come to.
  private static let runs = Runs {
    isRefusedOrChange($0) ? [$0.principal] : nil
  } endingBetween: { act, next, policy in
    !act.isDenied || act.seconds(until: next) > policy.value(of: hours, for: description) * 3600
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    let window = Int64(investigation.value(of: hours, for: description)) * 3600
    let acts = investigation.acts.filter(isRefusedOrChange)
    return acts.byPrincipal.flatMap { acts in
      var refused: [Act] = []
      var findings: [Finding] = []
      for act in acts {
        if act.isDenied {
          // Refusals long before have nothing to do with it.
          if let last = refused.last, act.time.seconds - last.time.seconds > window { refused = [] }
          refused.append(act)
          continue
        }
        if let last = refused.last, act.time.seconds - last.time.seconds <= window {
          findings.append(
            act.finding(
              description, .high,
              .caller(.allowedAfterRefusals(count: refused.count, last: last.time, at: act.time)),
              with: refused))
        }
        refused = []
      }
      return findings
    }
  }
}
