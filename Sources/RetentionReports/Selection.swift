public import RetentionFindings
public import RetentionModel

/// What of the timelines is shown; all that was read still counts as knowledge of what was in force.
public struct Selection: Sendable {
  /// The first eventTime that is shown.
  public var start: Instant?
  /// The last eventTime that is shown.
  public var end: Instant?
  /// AWS accounts; none means all.
  public var awsAccounts: [String] = []
  /// Chime account ids and AppInstance ARNs; none means all.
  public var resources: [String] = []
  /// Parts of callers' names, ids or keys; none means all callers.
  public var actors: [String] = []
  /// What is shown of each account; none means all.
  public var scopes: [Scope] = []
  /// Which way a shown change went; none means that everything is shown.
  public var effects: [Effect] = []

  /// Selects everything.
  public init() {}

  /// Whether an account's timeline is shown.
  public func contains(_ subject: Subject) -> Bool {
    contains(account: subject.recipientAccountId, resource: subject.resource)
  }

  /// Whether an event is of a requested account and time.
  public func contains(_ event: RetentionEvent) -> Bool {
    contains(event.eventTime)
      && contains(account: event.recipientAccountId, resource: event.resource)
  }

  /// Whether an event of CloudTrail's own is shown: by its time, and by the account of the trail or of the record.
  func contains(_ event: TrailEvent) -> Bool {
    contains(event.eventTime)
      && (contains(awsAccounts, event.trail.account) || contains(awsAccounts, event.recipientAccountId))
  }

  /// Whether a trail did not log something of a requested account and time, or may not have.
  func contains(_ extent: TrailExtent) -> Bool { extent.concerns(anyOf: awsAccounts, from: start, to: end) }

  /// Whether the view shows an event alone; what it did is not known without its history.
  /// - Parameter event: an event of a requested account and time.
  public func shows(_ event: RetentionEvent) -> Bool {
    shows(event.actor) && shows(event.call.service)
  }

  /// Whether a finding is shown: where it is about several accounts, with each of them; where it is about no
  /// event, with the AWS account that it names, if any; where it is about a trail, with each account that it concerns or
  /// may, and each time in which the trail did not log.
  public func contains(_ finding: Finding) -> Bool {
    if case .trail(let fact) = finding.fact { return contains(fact.extent) }
    let times = finding.times.isEmpty ? finding.eventTime.map { [$0] } ?? [] : finding.times
    guard times.isEmpty || times.contains(where: contains) else { return false }
    guard finding.subjects.isEmpty else { return finding.subjects.contains { contains($0) } }
    return contains(awsAccounts, finding.recipientAccountId)
  }

  /// Whether an AWS account is requested.
  func contains(awsAccount name: String) -> Bool { contains(awsAccounts, name) }

  /// A name that was asked for and of which nothing is known.
  public struct UnknownName: Sendable {
    /// As it was written.
    public let text: String
    /// Whether it is a Chime account's id or an AppInstance's ARN, rather than an AWS account.
    public let isResource: Bool
    /// At most three known ones that are most like it.
    public let nearest: [String]
  }

  /// The names that were asked for and that none of the accounts has.
  /// - Parameters:
  ///   - subjects: all accounts that are known of, sorted.
  ///   - read: the AWS accounts of which log files were read, in any order.
  public func unknown(among subjects: [Subject], accounts read: [String] = []) -> [UnknownName] {
    let accounts = Set(subjects.map(\.recipientAccountId) + read).sorted()
    let resources = Set(subjects.filter { contains(awsAccounts, $0.recipientAccountId) }.map(\.resource))
      .sorted()
    func unknown(_ wanted: [String], among known: [String], isResource: Bool) -> [UnknownName] {
      let names = Set(known.map { ExactText($0) })
      return wanted.filter { !names.contains(ExactText($0.withPlainUUID)) }.map {
        UnknownName(text: $0, isResource: isResource, nearest: known.nearest(to: $0))
      }
    }
    return unknown(awsAccounts, among: accounts, isResource: false)
      + unknown(self.resources, among: resources, isResource: true)
  }

  /// Whether times are requested.
  var hasTimes: Bool { start != nil || end != nil }

  /// Whether everything is shown.
  public var isEverything: Bool {
    start == nil && end == nil && awsAccounts.isEmpty && resources.isEmpty && !isView
  }

  func contains(_ time: Instant) -> Bool {
    (start.map { $0 <= time } ?? true) && (end.map { time <= $0 } ?? true)
  }

  private func contains(account: String, resource: String) -> Bool {
    contains(awsAccounts, account) && contains(resources, resource)
  }

  private func contains(_ wanted: [String], _ name: String?) -> Bool {
    guard let name, !wanted.isEmpty else { return true }
    return wanted.contains { ExactText($0.withPlainUUID) == ExactText(name) }
  }
}
