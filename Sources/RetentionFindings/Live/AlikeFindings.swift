internal import RetentionModel

/// What a rule finds that examines groups of acts, or of timelines, over all accounts.
struct AlikeFindings: Sendable {
  private typealias Key = [ExactText]

  private let rule: Rule
  /// The entries of each group, by the index of their account and by subject; of a timeline as a whole none is named.
  private var groups: [Key: [Int: [Subject: [Int]]]] = [:]
  /// The groups in which each subject of each account has a member.
  private var keys: [Int: [Subject: Set<Key>]] = [:]
  /// Of the accounts' timelines that were examined.
  private var revisions: [Int] = []
  private var byGroup: [Key: [Finding]] = [:]

  init(_ rule: Rule) {
    self.rule = rule
  }

  /// What the rule finds, as of the last renewal.
  var findings: [Finding] { byGroup.values.flatMap(\.self) }

  /// Examines the groups that an account has changed.
  mutating func renew(_ accounts: [LiveAccount], asOf: Instant, policy: Policy) {
    if accounts.count < revisions.count { self = AlikeFindings(rule) }
    revisions += Array(repeating: 0, count: accounts.count - revisions.count)
    var touched: Set<Key> = []
    for index in accounts.indices where revisions[index] != accounts[index].revision {
      if let judgement = accounts[index].judgement, judgement.previous == revisions[index] {
        for (subject, renewal) in judgement.renewals {
          let timeline = accounts[index].timeline(of: subject)
          remove(subject, of: index, from: renewal.start, renewal.judged, &touched)
          if let timeline { add(timeline, of: index, from: renewal.start, renewal.judged, &touched) }
        }
      } else {
        for key in (keys[index] ?? [:]).values.joined() {
          groups[key]?[index] = nil
          touched.insert(key)
        }
        keys[index] = nil
        for timeline in accounts[index].timelines { add(timeline, of: index, from: 0, [], &touched) }
      }
      revisions[index] = accounts[index].revision
    }
    for key in touched {
      let findings = findings(of: key, accounts, asOf: asOf, policy: policy)
      byGroup[key] = findings.isEmpty ? nil : findings
    }
  }

  private mutating func remove(
    _ subject: Subject, of account: Int, from start: Int, _ judged: [Int], _ touched: inout Set<Key>
  ) {
    let judged = Set(judged)
    for key in keys[account]?[subject] ?? [] {
      guard let entries = groups[key]?[account]?[subject] else { continue }
      let left = entries.filter { $0 < start && !judged.contains($0) }
      guard entries.isEmpty || left.count < entries.count else { continue }
      touched.insert(key)
      groups[key]?[account]?[subject] = left.isEmpty ? nil : left
    }
  }

  private mutating func add(
    _ timeline: Timeline, of account: Int, from start: Int, _ judged: [Int], _ touched: inout Set<Key>
  ) {
    switch rule.reach.kind {
    case .everything, .account, .entry: break
    case .timelines(let key):
      if let key = key(timeline.subject) { add([], of: timeline.subject, account, to: key, &touched) }
    case .acts(let key):
      var entries: [Key: [Int]] = [:]
      for index in judged + timeline.entries.indices[start...] {
        for key in Set(Act.all(of: timeline, at: index).compactMap(key)) {
          entries[key, default: []].append(index)
        }
      }
      for (key, entries) in entries { add(entries, of: timeline.subject, account, to: key, &touched) }
    }
  }

  private mutating func add(
    _ entries: [Int], of subject: Subject, _ account: Int, to key: Key, _ touched: inout Set<Key>
  ) {
    touched.insert(key)
    keys[account, default: [:]][subject, default: []].insert(key)
    groups[key, default: [:]][account, default: [:]][subject, default: []] += entries
  }

  private func findings(of key: Key, _ accounts: [LiveAccount], asOf: Instant, policy: Policy) -> [Finding] {
    let members = (groups[key] ?? [:]).flatMap { account, subjects in
      subjects.compactMap { subject, entries in
        accounts[account].timeline(of: subject).map { (timeline: $0, entries: entries.sorted()) }
      }
    }
    .sorted { $0.timeline.subject < $1.timeline.subject }
    var acts: [Act] = []
    if case .acts(let own) = rule.reach.kind {
      for (timeline, entries) in members {
        for index in entries { acts += Act.all(of: timeline, at: index).filter { own($0) == key } }
      }
    }
    return rule.findings(
      Investigation(
        timelines: members.map(\.timeline), acts: acts, coverage: Coverage(), asOf: asOf, policy: policy))
  }
}
