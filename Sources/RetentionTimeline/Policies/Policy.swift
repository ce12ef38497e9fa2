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

/// A time of the week in which settings may be changed.
public struct ChangeWindow: Sendable {
  /// The days, 1 for Monday to 7 for Sunday.
  public var days: Set<Int>
  /// The first minute of the day that belongs to it.
  public var start: Int
  /// The first minute behind it; where that is not after the start, the window ends on the next day.
  public var end: Int
  /// The IANA name of the time zone.
  public var zone: String
  /// The day (1 for Monday to 7 for Sunday) and the minute of it that a clock in the zone shows.
  public var clock: @Sendable (Instant) -> (day: Int, minute: Int)

  /// - Parameters: see the properties.
  public init(
    days: Set<Int>, start: Int, end: Int, zone: String,
    clock: @escaping @Sendable (Instant) -> (day: Int, minute: Int)
  ) {
    self.days = days
    self.start = start
    self.end = end
    self.zone = zone
    self.clock = clock
  }

  func contains(_ moment: Instant) -> Bool {
    let (day, minute) = clock(moment)
    if start < end { return days.contains(day) && (start..<end).contains(minute) }
    // Past midnight it is the window of the day before.
    let dayBefore = day == 1 ? 7 : day - 1
    return days.contains(day) && minute >= start || days.contains(dayBefore) && minute < end
  }
}

/// Findings that need not be shown, and why.
public struct Suppression: Sendable {
  /// The rule's id.
  public var rule: Glob
  /// The AWS accounts.
  public var awsAccount: Glob
  /// Who did it; nil means whoever.
  public var principal: Glob?
  /// Why, in the words of the policy.
  public var reason: String
  /// From when on the findings are shown again; nil means never.
  public var expiry: Instant?

  /// - Parameters: see the properties.
  public init(rule: Glob, awsAccount: Glob, principal: Glob?, reason: String, expiry: Instant?) {
    self.rule = rule
    self.awsAccount = awsAccount
    self.principal = principal
    self.reason = reason
    self.expiry = expiry
  }

  /// Whether it has run out at a moment.
  public func isExpired(at moment: Instant) -> Bool { expiry.map { $0 <= moment } ?? false }

  func covers(_ finding: Finding) -> Bool {
    rule.matches(finding.rule.id) && awsAccount.matches(finding.recipientAccountId ?? "")
      && (principal?.matches(finding.principal ?? "") ?? true)
  }
}
