public import RetentionModel

/// An organisation's expectations of its retention settings; rules that need one are silent without it.
public struct Policy: Sendable {
  /// The minimum number of days that messages must be kept, by scope.
  public var minimumDays: [Scope: Int] = [:]
  /// The periods that accounts should have; the first entry that matches an account applies.
  public var expectedPeriods: [Expectation] = []
  /// Who may change settings; nil if the policy does not say.
  public var approvedPrincipals: [Glob]?
  /// When settings may be changed; nil if the policy does not say.
  public var changeWindows: [ChangeWindow]?
  /// Values of rules' settings, by the rule's id and the setting's name.
  public var thresholds: [String: [String: Int]] = [:]
  /// Findings that are not to be shown.
  public var suppressions: [Suppression] = []

  /// A policy without expectations.
  public init() {}

  /// The value of a rule's setting, or its default.
  func value(of setting: Rule.Setting, for rule: RuleDescription) -> Int {
    thresholds[rule.id]?[setting.name] ?? setting.standard
  }
}

/// The periods that certain accounts should have.
public struct Expectation: Sendable {
  /// The AWS accounts.
  public var awsAccount: Glob
  /// The Chime accounts or AppInstances.
  public var resource: Glob
  /// The expected period of each scope that the entry mentions.
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
