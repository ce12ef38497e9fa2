internal import RetentionModel

/// A caller who viewed the settings before shortening a period.
enum ReconThenShorten {
  static let rule = Rule(description, reach: .account) { findings(in: $0) }

  static let description = RuleDescription(
    id: "recon-then-shorten",
    summary: "A caller viewed the settings for the first time, and shortened the period soon after.",
    rationale: "A caller who does not know the account looks first, and acts then.",
    severity: "low",
    attack: ["T1526"],
    clearing: "The console, which reads before it writes, or the caller's word.",
    settings: [minutes],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:00:00Z get by=Ops/max
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Ops/max
        """)
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-01-04T05:00:00Z get by=Ops/max
        2025-03-04T05:00:00Z get by=Ops/max
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Ops/max
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:00:00Z get by=Ops/max console=true
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Ops/max console=true
        """),
    ])

  private static let minutes = Rule.Setting("minutes", 60, "minutes between the first view and the change")

  static func findings(in investigation: Investigation) -> [Finding] {
    let window = Int64(investigation.value(of: minutes, for: description)) * 60
    return investigation.timelines.flatMap { timeline -> [Finding] in
      var first: [ExactText: Act] = [:]
      var raised: Set<ExactText> = []
      return timeline.acts { _ in true }.compactMap { act in
        guard let look = first[act.principal] else {
          first[act.principal] = act
          return nil
        }
        guard look.entry.kind == .access, !look.event.isFailure, !act.cuts.isEmpty, !act.event.isFromConsole,
          act.time.seconds - look.time.seconds <= window, raised.insert(act.principal).inserted
        else { return nil }
        return act.finding(
          description, .low,
          .caller(.viewedThenShortened(viewed: look.time, shortened: act.time)), with: [look])
      }
    }
  }
}
