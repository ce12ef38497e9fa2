/// What is looked for in a history, and which of it is shown.
public struct Scrutiny: Sendable {
  /// What the organisation expects.
  public var policy: Policy
  /// The least that is shown.
  public var minimum: Severity
  /// Whether findings are shown that the policy suppresses.
  public var showsSuppressed: Bool

  /// - Parameters: see the properties.
  public init(
    policy: Policy = Policy(), minimum: Severity = .informational, showsSuppressed: Bool = false
  ) {
    self.policy = policy
    self.minimum = minimum
    self.showsSuppressed = showsSuppressed
  }

  /// Whether a finding is shown.
  public func shows(_ finding: Finding) -> Bool {
    finding.severity >= minimum && (showsSuppressed || finding.suppressed == nil)
  }
}
