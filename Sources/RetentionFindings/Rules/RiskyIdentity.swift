internal import RetentionModel
/// A caller of a kind that should not make such calls.
struct RiskyIdentity: Rule {
  static let description = RuleDescription(
    id: "risky-identity",
    summary:
      "Settings were changed by the root user, with a long-lived key, or in the console without a second factor.",
    rationale: "These are the credentials that are stolen most easily, or that do the most harm.",
    severity: "high for the root user, else medium",
    attack: ["T1078.004"],
    clearing: "A reason why no role was used.",
    flagged: [
      Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=root"),
      Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=user/svc key=AKIAIOSFODNN7EXAMPLE"),
      Example("2025-03-04T05:06:07Z put room=365 conversation=365 console=true mfa=false"),
    ],
    passed: [
      Example("2025-03-04T05:06:07Z put room=365 conversation=365 mfa=true"),
      Example("2025-03-04T05:06:07Z put room=365 conversation=365 mfa=false"),
      Example("2025-03-04T05:06:07Z put room=365 conversation=365 by=root error=AccessDenied"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.compactMap { act in
      let actor = act.event.actor
      let isRoot = actor.type == "Root"
      let risks = [
        isRoot ? "the root user" : nil,
        actor.accessKeyId?.utf8.starts(with: "AKIA".utf8) == true ? "a long-lived key" : nil,
        act.event.isFromConsole && actor.mfaAuthenticated == false
          ? "a console session without a second factor" : nil,
      ].compactMap(\.self)
      guard !risks.isEmpty else { return nil }
      return act.finding(self, isRoot ? .high : .medium, "Changed with \(risks.joined(separator: " and "))") {
        [
          "The call was made with \(risks.joined(separator: ", with ")).",
          actor.accessKeyId.map { "The key was \($0.printable)." },
        ]
      }
    }
  }
}
