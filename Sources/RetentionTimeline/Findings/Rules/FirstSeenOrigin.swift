/// A known caller from an unknown place.
struct FirstSeenOrigin: Rule {
  static let description = RuleDescription(
    id: "first-seen-origin",
    summary: "A known caller changed the settings from an address, program or Region never seen with them.",
    rationale: "Stolen credentials are used from elsewhere, and with other programs.",
    severity: "medium where two or three of them are new, else low",
    attack: ["T1078.004"],
    clearing: "The caller's word that it was them.",
    settings: [events],
    flagged: [
      Example(
        """
        2025-01-01T09:00:00Z get
        2025-01-02T09:00:00Z get
        2025-01-03T09:00:00Z get
        2025-03-04T05:06:07Z put room=365 conversation=365 from=203.0.113.77 agent=python-requests/2.31
        """)
    ],
    passed: [
      Example(
        """
        2025-01-01T09:00:00Z get
        2025-01-02T09:00:00Z get
        2025-01-03T09:00:00Z get
        2025-03-04T05:06:07Z put room=365 conversation=365
        """),
      Example(
        """
        2025-01-01T09:00:00Z get
        2025-03-04T05:06:07Z put room=365 conversation=365 from=203.0.113.77
        """),
    ])

  private static let events = Setting("events", 3, "earlier records of the caller and the account")

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.timelines.flatMap { timeline -> [Finding] in
      var known: [ExactText: Seen] = [:]
      return timeline.acts { _ in true }.compactMap { act in
        let entry = act.entry
        let seen = known[act.principal] ?? Seen()
        defer { known[act.principal] = seen.adding(entry.event) }
        guard entry.kind == .change, seen.count >= investigation.value(of: events, for: self) else {
          return nil
        }
        let news = seen.news(in: entry.event)
        guard !news.isEmpty else { return nil }
        return act.finding(
          self, news.count > 1 ? .medium : .low,
          "A known caller from a new \(news.map(\.kind).joined(separator: " and "))",
          "In \(seen.count) earlier records the caller was never seen with "
            + news.map { "the \($0.kind) \($0.value.printable)" }.joined(separator: ", ") + ".")
      }
    }
  }

  /// Where a caller was seen.
  private struct Seen {
    var count = 0
    var values: Set<[String]> = []

    func adding(_ event: RetentionEvent) -> Seen {
      var sum = self
      sum.count += 1
      for origin in Seen.origins(of: event) { sum.values.insert([origin.kind, origin.value]) }
      return sum
    }

    func news(in event: RetentionEvent) -> [(kind: String, value: String)] {
      Seen.origins(of: event).filter { !values.contains([$0.kind, $0.value]) }
    }

    private static func origins(of event: RetentionEvent) -> [(kind: String, value: String)] {
      // The name of a program without its version.
      let program = event.userAgent?.split { $0 == "/" || $0 == " " }.first.map(String.init)
      return [("address", event.sourceIPAddress), ("program", program), ("Region", event.awsRegion)]
        .compactMap { kind, value in value.map { (kind, $0) } }
    }
  }
}
