internal import RetentionModel

/// A known caller with a new origin.
enum FirstSeenOrigin {
  static let rule = Rule(description, remembering: { Seen() })

  static let description = RuleDescription(
    id: "first-seen-origin",
    summary: "A known caller changed the settings from a new address, with a new program or in a new Region.",
    rationale: "Stolen credentials are used from other places, and with other programs.",
    severity: "medium where two or three of them are new, else low",
    attack: ["T1078.004"],
    clearing: "The caller's word that it was them.",
    settings: [events],
    flagged: [
      Rule.Example(
        """
        2025-01-01T09:00:00Z get
        2025-01-02T09:00:00Z get
        2025-01-03T09:00:00Z get
        2025-03-04T05:06:07Z put room=365 conversation=365 from=203.0.113.77 agent=python-requests/2.31
        """)
    ],
    passed: [
      Rule.Example(
        """
        2025-01-01T09:00:00Z get
        2025-01-02T09:00:00Z get
        2025-01-03T09:00:00Z get
        2025-03-04T05:06:07Z put room=365 conversation=365
        """),
      Rule.Example(
        """
        2025-01-01T09:00:00Z get
        2025-03-04T05:06:07Z put room=365 conversation=365 from=203.0.113.77
        """),
    ])

  private static let events = Rule.Setting(
    "events", 3, "minimum number of earlier records of the caller in the account")

  /// What was seen of each caller of each timeline.
  private struct Seen: Rule.Memory {
    private var callers: [[ExactText]: Caller] = [:]
    let isFinal = true

    mutating func finding(about act: Act, in investigation: Investigation) -> Finding? {
      guard act.representsEvent else { return nil }
      let key = act.timelineKey + [act.principal]
      let caller = callers[key] ?? Caller()
      // A disputed record makes no origin known.
      if act.isUndisputed { callers[key, default: Caller()].add(act.event) }
      guard act.kind == .change, caller.count >= investigation.value(of: events, for: description) else {
        return nil
      }
      let news = caller.news(in: act.event)
      guard !news.isEmpty else { return nil }
      return act.finding(
        description, news.count > 1 ? .medium : .low,
        .caller(.newOrigin(records: caller.count, origins: news)))
    }
  }

  /// The origins from which a caller was seen.
  private struct Caller {
    private(set) var count = 0
    private var places: [Set<ExactText>] = [[], [], []]

    mutating func add(_ event: RetentionEvent) {
      count += 1
      for (index, origin) in Caller.origins(of: event).enumerated() {
        if let value = origin.value { places[index].insert(ExactText(value)) }
      }
    }

    func news(in event: RetentionEvent) -> [CallerFact.Origin] {
      zip(Caller.origins(of: event), places).compactMap { origin, known in
        origin.value.flatMap {
          known.contains(ExactText($0)) ? nil : CallerFact.Origin(kind: origin.kind, value: $0)
        }
      }
    }

    private static func origins(of event: RetentionEvent) -> [(kind: CallerFact.Origin.Kind, value: String?)]
    {
      // The program's name without its version.
      let program = event.userAgent?.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: " ") }
      return [
        (.address, event.sourceIPAddress), (.program, program.map { String(Substring($0)) }),
        (.region, event.awsRegion),
      ]
    }
  }
}
