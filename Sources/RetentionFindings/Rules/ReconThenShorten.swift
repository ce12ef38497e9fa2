internal import RetentionModel

/// A caller who viewed the settings before shortening a period.
enum ReconThenShorten {
  static let rule = Rule(description, remembering: { Views() })

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

  /// The first act of each caller in each timeline, where it is a view.
  private struct Views: Rule.Memory {
    private struct View {
      let time: Instant
      let place: Act.Place
    }

    private var known: Set<[ExactText]> = []
    private var views: [[ExactText]: View] = [:]
    let isFinal = true

    mutating func finding(about act: Act, in investigation: Investigation) -> Finding? {
      guard act.representsEvent else { return nil }
      let key = act.timelineKey + [act.principal]
      guard !known.insert(key).inserted else {
        if act.kind == .access, !act.event.isFailure { views[key] = View(time: act.time, place: act.place) }
        return nil
      }
      let window = investigation.value(of: minutes, for: description) * 60
      guard let view = views[key], !act.cuts.isEmpty, !act.event.isFromConsole,
        act.time.seconds - view.time.seconds <= Int64(window), let look = act.earlier(at: view.place)
      else { return nil }
      views[key] = nil
      return act.finding(
        description, .low,
        .caller(.viewedThenShortened(viewed: view.time, shortened: act.time)), with: [look])
    }
  }
}
