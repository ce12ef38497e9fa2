internal import RetentionModel

/// A kind of caller that should not make such calls.
enum RiskyIdentity {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "risky-identity",
    summary:
      "Settings were changed by the root user, with a long-lived key, or in the console without a second factor.",
    rationale: "These credentials are the easiest to steal, or do the most harm.",
    severity: "high for the root user, else medium",
    attack: ["T1078.004"],
    clearing: "A reason why no role was used.",
    flagged: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=root"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=user/svc key=AKIAIOSFODNN7EXAMPLE"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 console=true mfa=false"),
    ],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 mfa=true"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 mfa=false"),
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=root error=AccessDenied"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.compactMap { act in
      let actor = act.event.actor
      let isRoot = actor.type == "Root"
      let risks: [CallerFact.Risk] = [
        isRoot ? .root : nil,
        actor.accessKeyId?.utf8.starts(with: "AKIA".utf8) == true ? .longLivedKey : nil,
        act.event.isFromConsole && actor.mfaAuthenticated == false ? .consoleWithoutMFA : nil,
      ].compactMap(\.self)
      guard !risks.isEmpty else { return nil }
      return act.finding(
        description, isRoot ? .high : .medium, .caller(.risky(risks, accessKeyId: actor.accessKeyId)))
    }
  }
}
