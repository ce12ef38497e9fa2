public import RetentionModel

/// The findings of a growing history, each reported once.
///
/// Only what an event or the clock has touched is examined, as far as each rule's `Rule.Reach` tells what that is.
public struct LiveFindings: Sendable {
  private let policy: Policy
  /// The rules that are applied account by account.
  private let local: Examination.Rules
  /// The rules that are applied to everything.
  private let others: [Rule]
  /// The rules that are applied to parts of all accounts.
  private let ofParts: [Rule]
  /// The ids of the rules that are not applied account by account.
  private let ids: Set<String>
  /// How far the history had come that was examined, and the clock by then.
  private var mark = LiveHistory.Mark()
  private var clock = Instant.distantPast
  private var wide: WideFindings
  private var trails: LiveTrails

  /// By the account's index; nil where nothing was examined yet, or together with other accounts.
  private var byAccount: [AccountFindings?] = []
  /// The accounts whose findings the others' can make more severe.
  private var disputed: Set<Int> = []
  /// Of the accounts that have an event in common with another.
  private var entangled: AccountFindings?
  /// Of no account.
  private var ofFiles: [Finding] = []
  /// What the rules raise that are not applied account by account.
  private var raisedOverall: [Finding] = []
  private var overall: [Finding] = []
  /// The findings of the history known at the start.
  private var known: Set<Finding.Identity> = []
  private var raised: Set<Finding.Identity> = []
  /// When a deletion is next due in each account.
  private var deadlines = Agenda()
  /// When the clock alone next changes what is found in each account.
  private var turns = Agenda()
  /// When the clock alone next changes the history.
  private var nextJudgement: Instant?
  /// When the next deletion is due that has not been cancelled so far; nil if there is none.
  public var nextDeadline: Instant? { deadlines.next }
  /// When the clock alone next changes a finding, or what is proved; nil if it never does.
  public var nextTurn: Instant? { [nextJudgement, turns.next, entangled?.nextTurn].compactMap(\.self).min() }

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
    ofParts = isApart ? rules.filter { !$0.isLocal && !$0.isOfEverything } : []
    wide = WideFindings(ofParts)
    trails = LiveTrails(ofParts)
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
    var update = Update()
    let touched: Set<Int>
    var isChanged = !others.isEmpty || !policy.suppressions.isEmpty
    if clock <= asOf, let judged = history.accountsJudged(since: mark) {
      touched = judged.union(turns.takeDue(at: asOf)).union(history.entangled)
    } else {
      // It is another history, or the clock went back.
      for known in byAccount.dropFirst(history.accounts.count) { update.gone += known?.findings ?? [] }
      byAccount.removeLast(max(byAccount.count - history.accounts.count, 0))
      (wide, deadlines, turns, disputed) = (WideFindings(ofParts), Agenda(), Agenda(), [])
      (touched, isChanged) = (Set(history.accounts.indices), true)
    }
    (mark, clock, nextJudgement) = (history.mark, asOf, history.nextTurn(after: asOf))
    for index in touched { deadlines.set(index, at: history.accounts[index].judgement?.nextDeadline) }
    if wide.renew(touched, of: history.accounts, asOf: asOf, policy: policy) { isChanged = true }
    if trails.renew(history, asOf: asOf, policy: policy) { isChanged = true }
    if isChanged {
      let everything = others.isEmpty ? nil : history.investigation(asOf: asOf, policy: policy)
      raisedOverall = wide.findings + trails.findings + (everything?.raised(by: others) ?? [])
    }
    let examination = Examination(
      rules: local, asOf: asOf, policy: policy, others: raisedOverall,
      suppressions: SuppressionIndex(policy.suppressions, at: asOf))
    examine(isChanged ? touched.union(disputed) : touched, of: history, examination, &update)
    update.exchange(
      &ofFiles, for: history.fileInvestigation(asOf: asOf, policy: policy).findings(of: local.all))
    if isChanged { settleOverall(examination, &update) }
    if !known.isEmpty {
      update.come.removeAll { known.contains($0.identity) }
      update.gone.removeAll { known.contains($0.identity) }
    }
    update.new = update.come.filter { raised.insert($0.identity).inserted }
    return update
  }

  private mutating func examine(
    _ touched: Set<Int>, of history: LiveHistory, _ examination: Examination, _ update: inout Update
  ) {
    guard !local.all.isEmpty else { return }
    let (accounts, together) = (history.accounts, history.entangled)
    byAccount += Array(repeating: nil, count: accounts.count - byAccount.count)
    for index in touched.sorted() {
      if !examination.holds(byAccount[index], for: accounts[index]) {
        examination.renew(&byAccount[index], of: together.contains(index) ? [] : [accounts[index]], &update)
      }
      turns.set(index, at: byAccount[index]?.nextTurn)
      if byAccount[index]?.hasDisputes ?? false { disputed.insert(index) } else { disputed.remove(index) }
    }
    examination.renew(&entangled, of: together.sorted().map { accounts[$0] }, &update)
  }

  private mutating func settleOverall(_ examination: Examination, _ update: inout Update) {
    let isDisputed = raisedOverall.contains { !$0.disputed.isEmpty }
    update.exchange(
      &overall,
      for: (raisedOverall + (isDisputed && !local.all.isEmpty ? ofAccounts : [])).judgedTogether
        .filter { ids.contains($0.rule.id) }.marked(by: examination.suppressions))
  }
}

extension LiveFindings.Update {
  /// Notes that some findings take the place of others.
  mutating func exchange(_ old: inout [Finding], for new: [Finding]) {
    var exchange = Exchange()
    exchange.replace(old, with: new)
    gone += exchange.gone
    come += exchange.come
    old = new
  }
}

extension Rule {
  fileprivate var isLocal: Bool {
    switch reach.kind {
    case .account, .timeline, .entry, .past: true
    case .runs(let runs): runs.areOfOneAccount
    case .everything, .timelines, .trails: false
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
