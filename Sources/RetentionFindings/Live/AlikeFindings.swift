internal import RetentionModel

/// What a rule finds in groups of timelines over all accounts.
struct AlikeFindings: Sendable {
  private typealias Key = [ExactText]

  private let rule: Rule
  private let key: @Sendable (Subject) -> [ExactText]?
  /// The accounts of each group's timelines.
  private var groups: [Key: [Subject: Int]] = [:]
  /// The subjects of each account.
  private var subjects: [Int: Set<Subject>] = [:]
  private var byGroup: [Key: [Finding]] = [:]

  init(_ rule: Rule, alike key: @escaping @Sendable (Subject) -> [ExactText]?) {
    self.rule = rule
    self.key = key
  }

  /// What the rule finds, as of the last renewal.
  var findings: [Finding] { byGroup.values.flatMap(\.self) }

  /// Examines the groups that some accounts have changed.
  /// - Parameters:
  ///   - accounts: all, by their indices.
  ///   - examine: what the rule finds in some timelines.
  mutating func renew(
    _ changes: [AccountChange], in accounts: [LiveAccount], _ exchange: inout Exchange,
    examine: (Rule, [Timeline]) -> [Finding]
  ) {
    var touched: Set<Key> = []
    for change in changes {
      let account = accounts[change.account]
      let renewals = change.renewals ?? account.wholeRenewals
      let gone = change.renewals == nil ? subjects[change.account] ?? [] : []
      for subject in gone.union(renewals.keys) {
        guard let key = key(subject) else { continue }
        touched.insert(key)
        let isThere = account.timeline(of: subject) != nil
        groups[key, default: [:]][subject] = isThere ? change.account : nil
        if isThere {
          subjects[change.account, default: []].insert(subject)
        } else {
          subjects[change.account]?.remove(subject)
        }
      }
    }
    for key in touched {
      let timelines = (groups[key] ?? [:]).sorted { $0.key < $1.key }.compactMap { subject, account in
        accounts[account].timeline(of: subject)
      }
      let found = examine(rule, timelines)
      exchange.replace(byGroup[key] ?? [], with: found)
      byGroup[key] = found.isEmpty ? nil : found
      if timelines.isEmpty { groups[key] = nil }
    }
  }
}
