internal import RetentionModel

/// A call in a Region where the service does not exist.
enum UnexpectedRegion {
  static let rule = Rule(description, reach: .entry) { findings(in: $0) }

  static let description = RuleDescription(
    id: "unexpected-region",
    summary: "A call was recorded in a Region where the service is not.",
    rationale:
      "Amazon Chime is recorded in us-east-1, and AppInstances exist in us-east-1 and eu-central-1; another Region points to a forged record.",
    severity: "medium",
    attack: ["T1535"],
    clearing: "AWS's word that the service is in that Region.",
    flagged: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 region=eu-west-1"),
      Rule.Example("2025-03-04T05:06:07Z app-put channel=365 region=ap-southeast-1"),
    ],
    passed: [
      Rule.Example("2025-03-04T05:06:07Z put room=365 conversation=365 region=us-east-1"),
      Rule.Example("2025-03-04T05:06:07Z app-put channel=365 region=eu-central-1"),
    ])

  /// Whether a call was recorded where the service does not exist.
  static func isUnexpected(_ event: RetentionEvent) -> Bool {
    guard !event.isFailure, let region = event.awsRegion else { return false }
    let homes = event.call.service.regions
    return !homes.isEmpty && !homes.contains(region)
  }

  static func findings(in investigation: Investigation) -> [Finding] {
    investigation.acts.filter { isUnexpected($0.event) }.map { act in
      act.finding(
        description, .medium,
        .record(
          .unexpectedRegion(
            eventName: act.event.call.eventName, region: act.event.awsRegion,
            homes: act.event.call.service.regions)))
    }
  }
}
