public import RetentionModel

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
