internal import RetentionModel
internal import CloudTrailRecords

/// Somebody who was refused, and then was not.
struct DeniedThenAllowed: Rule {
  static let description = RuleDescription(
    id: "denied-then-allowed",
    summary: "A caller that was refused changed the settings soon after.",
    rationale: "Between the two, somebody gave the caller a permission that they did not have.",
    severity: "high",
    attack: ["T1098"],
    clearing: "The IAM change between the two, with its reason.",
    settings: [hours],
    tells: ["denied-attempts"],
    flagged: [
      Example(
        """
        2025-03-04T05:00:00Z put room=30 conversation=30 error=AccessDenied
        2025-03-04T06:00:00Z put room=30 conversation=30
        """)
    ],
    passed: [
      Example(
        """
        2025-03-04T05:00:00Z put room=30 conversation=30 error=AccessDenied
        2025-03-04T06:00:00Z put room=30 conversation=30 by=Owner/eva
        """),
      Example(
        """
        2025-03-04T05:00:00Z put room=30 conversation=30 error=ThrottledClientException
        2025-03-04T06:00:00Z put room=30 conversation=30
        """),
    ])

  private static let hours = Setting("hours", 24, "hours between the last refusal and the change")

  static func findings(in investigation: Investigation) -> [Finding] {
    let window = Int64(investigation.value(of: hours, for: self)) * 3600
    let acts = investigation.acts.filter { $0.kind == .change || $0.isDenied && $0.event.call.isPut }
    return acts.byPrincipal.flatMap { acts in
      var refused: [Act] = []
      var findings: [Finding] = []
      for act in acts {
        if act.isDenied {
          // What is long ago is another story.
          if let last = refused.last, act.time.seconds - last.time.seconds > window { refused = [] }
          refused.append(act)
          continue
        }
        if let last = refused.last, act.time.seconds - last.time.seconds <= window {
          let many = refused.count == 1 ? "once" : "\(refused.count) times"
          findings.append(
            act.finding(self, .high, "Refused, and then allowed to change retention", with: refused) {
              [
                "The caller was refused \(many), last on \(last.time.words), and succeeded on \(act.time.words)."
              ]
            })
        }
        refused = []
      }
      return findings
    }
  }
}
