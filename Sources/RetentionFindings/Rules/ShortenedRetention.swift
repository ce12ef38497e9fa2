internal import RetentionModel

/// A period that was shortened.
enum ShortenedRetention {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "shortened-retention",
    summary: "A retention period was shortened.",
    rationale:
      "Messages older than the new period are hidden at once and deleted for good after the grace period.",
    severity: """
      critical where at most `tiny` days are left and that is at most a quarter; high where at most `short` days or at \
      most a quarter are left; medium where at most three quarters are left; else low
      """,
    attack: ["T1485"],
    clearing: "A change request that asks for the shorter period, made before the change.",
    settings: [tiny, short],
    flagged: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=365 from=203.0.113.77
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:00:00Z put request=null
        2025-03-04T05:06:07Z put room=30 conversation=365 from=203.0.113.77
        """),
    ],
    passed: [
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=30 conversation=30
        2025-03-04T05:06:07Z put room=365 conversation=30
        """),
      Rule.Example(
        """
        2024-01-10T09:00:00Z put room=365 conversation=365
        2025-03-04T05:06:07Z put room=30 conversation=30 error=AccessDenied
        """),
      Rule.Example("2025-03-04T05:06:07Z put room=30 conversation=30"),
    ])

  private static let tiny = Rule.Setting("tiny", 7, "critical at or below this many days")
  private static let short = Rule.Setting("short", 29, "high at or below this many days")

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.puts.flatMap { act in
      act.changes.compactMap { change in
        change.effect == .shortened
          ? cut(change, by: act, in: investigation) : cutBehindUnknown(change, by: act, in: investigation)
      }
    }
  }

  private static func cut(_ change: Entry.Change, by act: Act, in investigation: Investigation) -> Finding {
    act.finding(
      description, severity(of: change, in: investigation),
      .change(.shortened(investigation.movement(change, by: act))), scope: change.scope,
      remedy: investigation.remedy(for: change, by: act))
  }

  /// A call that makes the period unknown must not hide a shortening after it.
  private static func cutBehindUnknown(
    _ change: Entry.Change, by act: Act, in investigation: Investigation
  ) -> Finding? {
    guard change.effect == .set, let last = act.lastKnownPeriod(of: change.scope),
      change.after.seconds != nil,
      let severity = severity(ofAnyOrderOf: [last, change.after], in: investigation),
      last.isLonger(than: change.after) ?? false
    else { return nil }
    return act.finding(
      description, severity,
      .change(.shortenedBehindUnknown(investigation.movement(change, by: act), lastKnown: last)),
      scope: change.scope)
  }

  private static func severity(of change: Entry.Change, in investigation: Investigation) -> Severity {
    guard let before = change.before.seconds, let after = change.after.seconds else { return .medium }
    return severity(from: before, to: after, in: investigation)
  }

  /// The severity of the greatest reduction that periods in an unknown order can make; nil if none is known
  /// to be one.
  static func severity(ofAnyOrderOf periods: [Period], in investigation: Investigation) -> Severity? {
    let lengths = periods.compactMap(\.seconds)
    guard let shortest = lengths.min() else { return nil }
    if periods.contains(.unlimited) { return .high }
    guard let longest = lengths.max(), longest > shortest else { return nil }
    return severity(from: longest, to: shortest, in: investigation)
  }

  private static func severity(from before: Int, to after: Int, in investigation: Investigation) -> Severity {
    let isQuarter = after * 4 <= before
    if after <= investigation.value(of: tiny, for: description) * 86_400, isQuarter { return .critical }
    if after <= investigation.value(of: short, for: description) * 86_400 || isQuarter { return .high }
    return after * 4 <= before * 3 ? .medium : .low
  }
}
