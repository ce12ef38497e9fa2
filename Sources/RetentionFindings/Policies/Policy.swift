public import RetentionModel

/// What an organisation expects of its retention settings; without one, rules that need it say nothing.
public struct Policy: Sendable {
  /// The least number of days that messages have to be kept, a scope.
  public var minimumDays: [Scope: Int] = [:]
  /// The periods that accounts should have; the first entry that matches an account counts.
  public var expectedPeriods: [Expectation] = []
  /// Who may change settings; nil means that the policy does not say.
  public var approvedPrincipals: [Glob]?
  /// When settings may be changed; nil means that the policy does not say.
  public var changeWindows: [ChangeWindow]?
  /// Numbers of rules, by the rule's id and the setting's name.
  public var thresholds: [String: [String: Int]] = [:]
  /// Findings that need not be shown.
  public var suppressions: [Suppression] = []

  /// A policy that expects nothing.
  public init() {}

  /// The entry that keeps a finding from being shown at a moment, if there is one.
  func suppression(of finding: Finding, at moment: Instant) -> Suppression? {
    suppressions.first { $0.covers(finding) && !$0.isExpired(at: moment) }
  }
}

/// The periods that some accounts should have.
public struct Expectation: Sendable {
  /// The AWS accounts.
  public var awsAccount: Glob
  /// The Chime accounts or AppInstances.
  public var resource: Glob
  /// The period of each scope that is spoken of.
  public var periods: [Scope: Period]

  /// - Parameters: see the properties.
  public init(awsAccount: Glob, resource: Glob, periods: [Scope: Period]) {
    self.awsAccount = awsAccount
    self.resource = resource
    self.periods = periods
  }

  func covers(_ subject: Subject) -> Bool {
    awsAccount.matches(subject.recipientAccountId) && resource.matches(subject.resource)
  }
}
