internal import RetentionModel

/// What accounts are examined for, and when.
struct Examination {
  /// The rules that are applied account by account.
  struct Rules {
    /// All of them.
    let all: [Rule]
    /// Those that examine each entry by itself.
    private(set) var ofEntry: [Rule] = []
    /// Those that examine each timeline by itself.
    private(set) var ofTimeline: [Rule] = []
    /// Those that examine runs of acts.
    private(set) var ofRuns: [(rule: Rule, runs: Runs)] = []
    /// Those that go through the acts in order.
    private(set) var ofPast: [(rule: Rule, memory: @Sendable () -> any Rule.Memory)] = []
    /// The others.
    private(set) var ofAccount: [Rule] = []

    init(_ rules: [Rule]) {
      all = rules
      for rule in rules {
        switch rule.reach.kind {
        case .entry: ofEntry.append(rule)
        case .timeline: ofTimeline.append(rule)
        case .runs(let runs): ofRuns.append((rule, runs))
        case .past(let memory): ofPast.append((rule, memory))
        case .account, .everything, .timelines, .trails: ofAccount.append(rule)
        }
      }
    }
  }

  let rules: Rules
  let asOf: Instant
  let policy: Policy
  /// What other rules found.
  let others: [Finding]
  /// Those in force.
  let suppressions: SuppressionIndex

  /// What rules examine of some acts.
  func investigation(of acts: [Act], _ timelines: [Timeline], _ coverage: Coverage) -> Investigation {
    // An account that the clock did not touch was covered up to an earlier limit.
    var coverage = coverage
    coverage.move(to: asOf.adding(days: 1))
    return Investigation(timelines: timelines, acts: acts, coverage: coverage, asOf: asOf, policy: policy)
  }

  /// What the rules of entries find in one of them.
  func found(in timeline: Timeline, at index: Int, _ coverage: Coverage) -> [Finding] {
    found(by: rules.ofEntry, in: investigation(of: Act.all(of: timeline, at: index), [], coverage))
  }

  /// What some rules find, with what is suppressed marked.
  func found(by rules: [Rule], in investigation: Investigation) -> [Finding] {
    rules.flatMap { $0.findings(investigation) }.marked(by: suppressions)
  }

  /// The next moment at which the clock alone changes what the rules find.
  func nextTurn(in investigation: Investigation) -> Instant? {
    let turns = rules.all.compactMap { $0.nextTurn(investigation) }
    return (turns + [investigation.nextTurn].compactMap(\.self)).min()
  }

  /// Whether what is known of an account needs no other look.
  func holds(_ known: AccountFindings?, for account: LiveAccount) -> Bool {
    guard let known, known.revisions.count == 1, known.revisions[0] == account.revision else { return false }
    return !known.hasDisputes && known.holds(asOf: asOf)
  }

  /// Examines some accounts where they or the clock have changed.
  func renew(_ known: inout AccountFindings?, of accounts: [LiveAccount], _ update: inout LiveFindings.Update)
  {
    if known == nil, accounts.isEmpty { return }
    if accounts.count == 1, known?.renew(for: accounts[0], self, &update) ?? false { return }
    let holds = known.map { $0.revisions == accounts.map(\.revision) && $0.holds(asOf: asOf) } ?? false
    var next = accounts.isEmpty ? nil : holds ? known : AccountFindings(accounts, self)
    next?.settle(self)
    update.gone += known?.findings ?? []
    update.come += next?.findings ?? []
    known = next
  }
}

extension Investigation {
  /// The next moment at which the clock alone changes what a rule of `Rule.Reach.account` finds.
  fileprivate var nextTurn: Instant? {
    var next: Instant?
    func consider(_ moment: Instant) {
      if asOf < moment { next = next.map { min($0, moment) } ?? moment }
    }
    for service in Set(timelines.map(\.subject.service.end)) {
      if let end = service { consider(end) }
    }
    for suppression in policy.suppressions {
      if let expiry = suppression.expiry { consider(Instant(seconds: expiry.seconds + 1)) }
    }
    for act in acts {
      consider(act.time)
      consider(act.time.adding(days: -1))
      for change in act.changes {
        if let deadline = change.purge?.deadline { consider(deadline) }
      }
    }
    return next
  }
}
