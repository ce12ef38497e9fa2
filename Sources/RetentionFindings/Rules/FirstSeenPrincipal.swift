internal import RetentionModel

/// A caller without earlier records.
enum FirstSeenPrincipal {
  static let rule = Rule(description, remembering: { Callers() })

  static let description = RuleDescription(
    id: "first-seen-principal",
    summary: "A caller that no earlier record of the account names changed its settings.",
    rationale: "Retention is changed seldom, and by few; a new caller is worth a question.",
    severity: """
      medium where a period was shortened or turned on, else low; informational where the logs do not prove who was \
      there before
      """,
    attack: ["T1078.004"],
    clearing: "A new administrator, or a renamed role.",
    settings: [days, fresh],
    supersedes: ["first-seen-origin"],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Intern/max
        """),
      Rule.Example(
        """
        2025-03-03T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Intern/max
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:00:00Z get by=Intern/max
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Intern/max
        """),
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2024-06-01T09:00:00Z get by=Intern/max
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Intern/max
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365 by=Admin/ines
        2025-03-04T05:06:07Z put room=30 conversation=365 by=Admin/eva
        """),
      Rule.Example("2025-03-04T05:06:07Z put room=30 conversation=365"),
    ])

  private static let days = Rule.Setting(
    "days", 30, "days before the change that the logs must cover without a gap")
  private static let fresh = Rule.Setting(
    "fresh", 7, "days after the first record in which a caller is still new")

  /// The callers of an account.
  private struct Callers: Rule.Memory {
    private var start: Instant?
    private var first: [ExactText: Instant] = [:]
    private var raised: Set<ExactText> = []
    private var hasReportedShortLogs = false
    private(set) var isFinal = true

    mutating func finding(about act: Act, in investigation: Investigation) -> Finding? {
      let needed = investigation.value(of: days, for: description)
      let fresh = investigation.value(of: fresh, for: description)
      let start = start ?? act.time
      let since = first[act.principal] ?? act.time
      self.start = start
      // A disputed record makes no caller known.
      if act.isUndisputed { first[act.principal] = since }
      guard act.kind == .change, start < since, act.time <= since.adding(days: fresh),
        raised.insert(act.principal).inserted
      else { return nil }
      let place = act.timeline.place(of: act.event)
      let before = act.time.adding(days: -needed)
      if investigation.coverage.proves(before...act.time, of: place) {
        return act.finding(
          description, act.cuts.isEmpty ? .low : .medium,
          .caller(.firstChange(by: act.event.actor.principal, firstSeen: since, days: needed)))
      }
      // Where no witness reaches the change yet, a later one can still prove it.
      if investigation.coverage.span(of: place).map({ $0.upperBound < act.time }) ?? true { isFinal = false }
      guard !hasReportedShortLogs else { return nil }
      hasReportedShortLogs = true
      return act.finding(description, .informational, .caller(.newcomersUnknown(days: needed)))
    }
  }
}
