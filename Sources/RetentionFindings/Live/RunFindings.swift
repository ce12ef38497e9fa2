internal import RetentionModel

/// What of an account was judged anew.
struct AccountChange {
  /// Its index.
  let account: Int
  /// What was, by timeline; nil if all was.
  let renewals: [Subject: Timeline.Renewal]?
}

/// What a rule finds in runs of acts.
struct RunFindings: Sendable {
  private typealias Key = [ExactText]

  /// What was looked at of a timeline.
  private struct Known {
    var entries = 0
    var keys: Set<Key> = []
  }

  private let rule: Rule
  private let runs: Runs
  private var groups: [Key: RunGroup] = [:]
  /// The keys of the groups that are out of date.
  private var touched: Set<Key> = []
  private var known: [Int: [Subject: Known]] = [:]

  init(_ rule: Rule, _ runs: Runs) {
    self.rule = rule
    self.runs = runs
  }

  /// What the rule finds, as of the last renewal.
  var findings: [Finding] { groups.values.flatMap(\.findings) }

  /// Examines the runs that some accounts have changed.
  /// - Parameters:
  ///   - accounts: all, by their indices.
  ///   - findings: what the rule finds in some acts.
  mutating func renew(
    _ changes: [AccountChange], in accounts: [LiveAccount], policy: Policy, _ exchange: inout Exchange,
    findings: (Rule, [Act]) -> [Finding]
  ) {
    for change in changes {
      let account = accounts[change.account]
      if change.renewals == nil {
        for subject in Array((known[change.account] ?? [:]).keys) {
          remove(subject, of: change.account, from: 0)
        }
      }
      for (subject, renewal) in change.renewals ?? account.wholeRenewals {
        remove(subject, of: change.account, from: renewal.start)
        guard let timeline = account.timeline(of: subject) else {
          known[change.account]?[subject] = nil
          continue
        }
        if runs.heedOutcomes { touch(renewal.judged, of: timeline, change.account) }
        add(timeline, of: change.account, from: renewal.start)
      }
    }
    // The acts of entries that have several.
    var several: [Act.Place: [Act]] = [:]
    for key in touched {
      groups[key]?.renew(&exchange) { member in
        guard let timeline = accounts[member.account].timeline(of: member.subject) else { return nil }
        let act = Act(timeline, at: member.entry)
        guard member.body > 0 else { return act }
        let acts = several[act.place] ?? Act.all(of: timeline, at: member.entry)
        several[act.place] = acts
        return member.body < acts.count ? acts[member.body] : nil
      } isEnd: {
        runs.end($0, $1, policy)
      } examine: {
        findings(rule, $0)
      }
      if groups[key]?.isEmpty ?? false { groups[key] = nil }
    }
    touched = []
  }

  private mutating func remove(_ subject: Subject, of account: Int, from start: Int) {
    guard let seen = known[account]?[subject], start < seen.entries else { return }
    for key in seen.keys {
      groups[key]?.removeAll { $0.account == account && $0.entry >= start && $0.subject == subject }
      touched.insert(key)
    }
    known[account]?[subject]?.entries = start
  }

  private mutating func touch(_ entries: [Int], of timeline: Timeline, _ account: Int) {
    for (key, member) in members(of: timeline, account, at: entries) {
      groups[key]?.touch(member)
      touched.insert(key)
    }
  }

  private mutating func add(_ timeline: Timeline, of account: Int, from start: Int) {
    var seen = known[account]?[timeline.subject] ?? Known()
    for (key, member) in members(of: timeline, account, at: timeline.entries.indices[start...]) {
      groups[key, default: RunGroup()].insert(member)
      touched.insert(key)
      seen.keys.insert(key)
    }
    seen.entries = timeline.entries.count
    known[account, default: [:]][timeline.subject] = seen
  }

  private func members(
    of timeline: Timeline, _ account: Int, at entries: some Sequence<Int>
  ) -> [(key: Key, member: RunGroup.Member)] {
    entries.flatMap { entry in
      Act.all(of: timeline, at: entry).enumerated().compactMap { body, act in
        runs.key(act).map { key in
          let member = RunGroup.Member(
            event: act.event, account: account, subject: timeline.subject, entry: entry, body: body)
          return (key, member)
        }
      }
    }
  }
}
