public import RetentionModel

/// Findings that are not to be shown, and why.
public struct Suppression: Equatable, Sendable {
  /// The rule's id.
  public var rule: Glob
  /// The AWS accounts.
  public var awsAccount: Glob
  /// The caller; nil matches any.
  public var principal: Glob?
  /// Why, in the words of the policy.
  public var reason: String
  /// The last second in which the findings are suppressed; nil for no end.
  public var expiry: Instant?

  /// - Parameters: see the properties.
  public init(rule: Glob, awsAccount: Glob, principal: Glob?, reason: String, expiry: Instant?) {
    self.rule = rule
    self.awsAccount = awsAccount
    self.principal = principal
    self.reason = reason
    self.expiry = expiry
  }

  /// Whether it has expired at a moment.
  /// - Parameter moment: the moment in question.
  public func isExpired(at moment: Instant) -> Bool { expiry.map { $0.seconds < moment.seconds } ?? false }

  func covers(_ finding: Finding) -> Bool {
    rule.matches(finding.rule.id) && awsAccount.matches(finding.recipientAccountId ?? "")
      && (principal?.matches(finding.principal ?? "") ?? true)
  }
}
