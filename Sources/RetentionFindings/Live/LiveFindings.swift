public import RetentionModel

/// The findings of a growing history, each reported once.
///
/// The rules that examine each AWS account by itself are applied only to accounts that an event or the clock has touched.
public struct LiveFindings: Sendable {
  private let policy: Policy
  /// The rules that are applied account by account.
  private let local: Examination.Rules
  /// The rules that are applied to everything.
  private let others: [Rule]
  /// The rules that are applied to groups of acts or timelines.
  private var alike: [AlikeFindings]
  /// The ids of the rules that are not applied account by account.
  private let ids: Set<String>
  /// By the account's index; nil where nothing was examined yet, or together with other accounts.
  private var byAccount: [AccountFindings?] = []
  /// Of the accounts that have an event in common with another.
  private var entangled: AccountFindings?
  /// Of no account.
  private var ofFiles: [Finding] = []
  private var overall: [Finding] = []
  /// The findings of the history known at the start.
  private var known: Set<Finding.Identity> = []
  private var raised: Set<Finding.Identity> = []
  /// When the next deletion is due that has not been cancelled so far; nil if there is none.
  public private(set) var nextDeadline: Instant?

  /// - Parameters:
  ///   - history: what is already known; its findings are not reported.
  ///   - asOf: the clock by which deadlines are judged.
  ///   - policy: the organisation's expectations.
  ///   - rules: the rules to apply.
  public init(
    knowing history: LiveHistory = LiveHistory(), asOf: Instant, policy: Policy = Policy(),
    rules: [Rule] = Rules.all
  ) {
    self.policy = policy
    // A finding that another rule's supersedes is judged together with it.
    let isApart = !rules.contains { rule in
      rules.contains { rule.description.supersedes.contains($0.description.id) && $0.isLocal != rule.isLocal }
    }
    local = Examination.Rules(isApart ? rules.filter(\.isLocal) : [])
    others = isApart ? rules.filter { $0.isOfEverything } : rules
    alike = isApart ? rules.filter { !$0.isLocal && !$0.isOfEverything }.map { AlikeFindings($0) } : []
    ids = Set(rules.filter { !isApart || !$0.isLocal }.map(\.description.id))
    known = Set(update(history, asOf: asOf).come.map(\.identity))
    raised = []
  }

  /// What an update changes.
  public struct Update: Sendable {
    /// The findings that were not reported before, in no particular order; those that the policy suppresses are marked.
    public internal(set) var new: [Finding] = []
    /// The findings that hold now as they did not before, including those that are new.
    public internal(set) var come: [Finding] = []
    /// The findings that no longer hold as they did before.
    public internal(set) var gone: [Finding] = []
  }

  /// The findings that hold as of the last update and did not at the start, in no particular order.
  public var all: [Finding] {
    (ofAccounts + ofFiles + overall).filter { !known.contains($0.identity) }
  }

  private var ofAccounts: [Finding] { (byAccount + [entangled]).flatMap { $0?.findings ?? [] } }

  /// Examines a history as it is now.
  ///
  /// A finding to which later events add remains the same finding, even if its severity rises; its first
  /// event identifies it.
  /// - Parameters:
  ///   - history: the history as it is now.
  ///   - asOf: the clock by which deadlines are judged; where the history was not judged by it, that is done first.
  public mutating func update(_ history: LiveHistory, asOf: Instant) -> Update {
    var history = history
    history.judge(asOf: asOf)
    nextDeadline = history.accounts.lazy.compactMap { $0.judgement?.nextDeadline }.min()
    let suppressions = SuppressionIndex(policy.suppressions, at: asOf)
    var update = Update()
    for index in alike.indices { alike[index].renew(history.accounts, asOf: asOf, policy: policy) }
    let overall =
      alike.flatMap(\.findings)
      + (others.isEmpty ? [] : history.investigation(asOf: asOf, policy: policy).raised(by: others))
    examineAccounts(of: history, asOf: asOf, beside: overall, suppressions, &update)
    update.exchange(
      &ofFiles, for: history.fileInvestigation(asOf: asOf, policy: policy).findings(of: local.all))
    let isRaised = overall.contains { !$0.disputed.isEmpty }
    update.exchange(
      &self.overall,
      for: (overall + (isRaised && !local.all.isEmpty ? ofAccounts : [])).judgedTogether
        .filter { ids.contains($0.rule.id) }.marked(by: suppressions))
    if !known.isEmpty {
      update.come.removeAll { known.contains($0.identity) }
      update.gone.removeAll { known.contains($0.identity) }
    }
    update.new = update.come.filter { raised.insert($0.identity).inserted }
    return update
  }

  private mutating func examineAccounts(
    of history: LiveHistory, asOf: Instant, beside others: [Finding], _ suppressions: SuppressionIndex,
    _ update: inout Update
  ) {
    guard !local.all.isEmpty else { return }
    let (accounts, together) = (history.accounts, history.entangled)
    let examination = Examination(
      rules: local, asOf: asOf, policy: policy, others: others, suppressions: suppressions)
    for known in byAccount.dropFirst(accounts.count) { update.gone += known?.findings ?? [] }
    byAccount.removeLast(max(byAccount.count - accounts.count, 0))
    byAccount += Array(repeating: nil, count: accounts.count - byAccount.count)
    for index in accounts.indices where !examination.holds(byAccount[index], for: accounts[index]) {
      examination.renew(&byAccount[index], of: together.contains(index) ? [] : [accounts[index]], &update)
    }
    examination.renew(&entangled, of: together.sorted().map { accounts[$0] }, &update)
  }
}

extension LiveFindings.Update {
  /// Notes that some findings take the place of others.
  mutating func exchange(_ old: inout [Finding], for new: [Finding]) {
    gone += old
    come += new
    old = new
  }
}

extension Rule {
  fileprivate var isLocal: Bool {
    switch reach.kind {
    case .account, .entry: true
    case .everything, .acts, .timelines: false
    }
  }

  fileprivate var isOfEverything: Bool {
    if case .everything = reach.kind { true } else { false }
  }
}

extension LiveHistory {
  /// What rules examine now.
  func investigation(asOf: Instant, policy: Policy) -> Investigation {
    Investigation(
      timelines: timelines(asOf: asOf), coverage: coverage(asOf: asOf), asOf: asOf, policy: policy)
  }

  /// What rules examine of the files alone.
  func fileInvestigation(asOf: Instant, policy: Policy) -> Investigation {
    Investigation(timelines: [], coverage: fileCoverage(asOf: asOf), asOf: asOf, policy: policy)
  }
}

extension Investigation {
  /// The findings that some rules raise, before they are judged together.
  fileprivate func raised(by rules: [Rule]) -> [Finding] { rules.flatMap { $0.findings(self) } }
}
