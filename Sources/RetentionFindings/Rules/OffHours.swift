/// A change outside the policy's change windows.
enum OffHours {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "off-hours",
    summary: "Settings were changed outside the policy's change windows.",
    rationale:
      "The policy says when such changes are made; a change at another time was not planned, or not meant to be seen.",
    severity: "medium",
    clearing: "An emergency change that somebody approved.",
    flagged: [
      Rule.Example(
        "2025-03-04T23:06:07Z put room=365 conversation=365",
        policy: """
          version: 1
          change-windows:
            - {days: [mon, tue, wed, thu, fri], from: "08:00", to: "18:00", time-zone: UTC}
          """)
    ],
    passed: [
      Rule.Example(
        "2025-03-04T09:06:07Z put room=365 conversation=365",
        policy: """
          version: 1
          change-windows:
            - {days: [mon, tue, wed, thu, fri], from: "08:00", to: "18:00", time-zone: UTC}
          """),
      Rule.Example("2025-03-04T23:06:07Z put room=365 conversation=365"),
    ])

  static func findings(in investigation: Investigation) -> [Finding] {
    guard let windows = investigation.policy.changeWindows else { return [] }
    return investigation.puts.compactMap { act in
      guard !windows.contains(where: { $0.contains(act.time) }) else { return nil }
      return act.finding(description, .medium, .caller(.outsideWindows(at: act.time, windows: windows.count)))
    }
  }
}
