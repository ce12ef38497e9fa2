internal import RetentionModel

/// What the rules find that examine runs of acts, or groups of timelines, over all accounts.
struct WideFindings: Sendable {
  private var runs: [RunFindings] = []
  private var alike: [AlikeFindings] = []
  /// Of the accounts that were examined.
  private var revisions: [Int] = []

  init(_ rules: [Rule]) {
    for rule in rules {
      switch rule.reach.kind {
      case .runs(let own): runs.append(RunFindings(rule, own))
      case .timelines(let key): alike.append(AlikeFindings(rule, alike: key))
      case .everything, .account, .trails, .timeline, .entry, .past: break
      }
    }
  }

  /// What is found, as of the last renewal.
  var findings: [Finding] { runs.flatMap(\.findings) + alike.flatMap(\.findings) }

  /// Examines what some accounts have changed.
  /// - Returns: whether anything is found that was not, or no longer.
  mutating func renew(_ touched: Set<Int>, of accounts: [LiveAccount], asOf: Instant, policy: Policy) -> Bool
  {
    revisions += Array(repeating: 0, count: accounts.count - revisions.count)
    var changes: [AccountChange] = []
    for index in touched where revisions[index] != accounts[index].revision {
      changes.append(
        AccountChange(account: index, renewals: accounts[index].renewals(since: revisions[index])))
      revisions[index] = accounts[index].revision
    }
    func found(by rule: Rule, in timelines: [Timeline], _ acts: [Act]) -> [Finding] {
      rule.findings(
        Investigation(timelines: timelines, acts: acts, coverage: Coverage(), asOf: asOf, policy: policy))
    }
    var exchange = Exchange()
    for index in runs.indices {
      runs[index].renew(changes, in: accounts, policy: policy, &exchange) { found(by: $0, in: [], $1) }
    }
    for index in alike.indices {
      alike[index].renew(changes, in: accounts, &exchange) { found(by: $0, in: $1, []) }
    }
    return !exchange.gone.isEmpty || !exchange.come.isEmpty
  }
}
