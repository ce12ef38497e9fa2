internal import RetentionModel

/// What the rules that examine accounts one by one find in an account, or in several that have an event in common.
struct AccountFindings: Sendable {
  /// Of the timelines that were examined.
  private(set) var revisions: [Int]
  private var asOf: Instant
  /// The next moment at which the clock alone changes something.
  private var nextTurn: Instant?
  /// What is found in each entry by itself; empty where the findings have to be judged together.
  private var byEntry: [Subject: EntryFindings] = [:]
  /// What the other rules raised; everything where the findings have to be judged together.
  private var raised: [Finding]
  /// What remains of it.
  private var settled: [Finding] = []
  /// What those findings supersede.
  private var superseded: Set<Superseded> = []
  /// Whether other findings can make these more severe.
  let hasDisputes: Bool
  /// Whether a finding bears on another only by superseding it.
  private let isPlain: Bool

  /// - Parameters:
  ///   - accounts: one, or several that have an event in common.
  ///   - examination: what they are examined for.
  init(_ accounts: [LiveAccount], _ examination: Examination) {
    revisions = accounts.map(\.revision)
    asOf = examination.asOf
    let timelines = accounts.flatMap(\.timelines).sorted { $0.subject < $1.subject }
    let coverage = accounts.coverage
    let investigation = examination.investigation(of: timelines.acts, timelines, coverage)
    nextTurn = examination.nextTurn(in: investigation)
    raised = examination.rules.ofAccount.flatMap { $0.findings(investigation) }
    if accounts.count == 1 {
      for timeline in timelines {
        byEntry[timeline.subject] = EntryFindings(
          timeline.entries.indices.map { examination.raised(in: timeline, at: $0, coverage) })
      }
    } else {
      raised += examination.rules.ofEntry.flatMap { $0.findings(investigation) }
    }
    let all = raised + byEntry.values.flatMap { $0.raised.joined() }
    hasDisputes = all.contains { !$0.disputed.isEmpty }
    isPlain = accounts.count == 1 && examination.rules.areApart && all.allSatisfy(\.isPlain)
    if !isPlain { (raised, byEntry) = (all, [:]) }
  }

  /// What is found.
  var findings: [Finding] { settled + byEntry.values.flatMap { $0.settled.joined() } }

  /// Whether the same would be found in the same timelines at another moment.
  func holds(asOf moment: Instant) -> Bool { asOf <= moment && nextTurn.map { moment < $0 } ?? true }

  /// Settles what remains of the findings.
  mutating func settle(_ examination: Examination) {
    guard isPlain else {
      let others = hasDisputes ? examination.others : []
      let ids = Set(others.map(\.rule.id))
      settled = (others + raised).judgedTogether.filter { !ids.contains($0.rule.id) }
        .marked(by: examination.suppressions)
      return
    }
    superseded = raised.superseded
    settled = raised.without(superseded).marked(by: examination.suppressions)
    for subject in Array(byEntry.keys) { byEntry[subject]?.settle(superseded, examination.suppressions) }
  }

  /// Examines only what was judged anew since.
  /// - Returns: false if everything has to be examined.
  mutating func renew(
    for account: LiveAccount, _ examination: Examination, _ update: inout LiveFindings.Update
  ) -> Bool {
    guard isPlain, let judgement = account.judgement, judgement.previous == revisions.first,
      holds(asOf: examination.asOf)
    else { return false }
    let timelines = account.timelines
    var changes: [(subject: Subject, start: Int, raised: [(index: Int, findings: [Finding])])] = []
    var touched: [Act] = []
    for (subject, renewal) in judgement.renewals {
      guard let timeline = account.timeline(of: subject) else { return false }
      let indices = renewal.judged + timeline.entries.indices[renewal.start...]
      let raised = indices.map { index in
        (index: index, findings: examination.raised(in: timeline, at: index, account.coverage))
      }
      guard raised.allSatisfy({ $0.findings.allSatisfy(\.isPlain) }) else { return false }
      changes.append((subject, renewal.start, raised))
      touched += indices.map { Act(timeline, at: $0) }
    }
    let wide = examination.investigation(of: timelines.acts, timelines, account.coverage)
    let raised = examination.rules.ofAccount.flatMap { $0.findings(wide) }
    guard raised.allSatisfy(\.isPlain) else { return false }
    let turn = examination.nextTurn(in: examination.investigation(of: touched, timelines, account.coverage))
    nextTurn = [nextTurn, turn].compactMap(\.self).min()
    (revisions, asOf, self.raised) = ([account.revision], examination.asOf, raised)
    let before = superseded
    superseded = raised.superseded
    for change in changes {
      byEntry[change.subject, default: EntryFindings([])]
        .replace(from: change.start, change.raised, superseded, examination.suppressions, &update)
    }
    resettle(superseded.symmetricDifference(before), examination, &update)
    update.exchange(&settled, for: raised.without(superseded).marked(by: examination.suppressions))
    return true
  }

  /// Settles the entries whose findings are no longer superseded, or are now.
  private mutating func resettle(
    _ changed: Set<Superseded>, _ examination: Examination, _ update: inout LiveFindings.Update
  ) {
    guard !changed.isEmpty else { return }
    for subject in Array(byEntry.keys) {
      byEntry[subject]?.resettle(changed, superseded, examination.suppressions, &update)
    }
  }
}

extension Finding {
  /// Whether nothing but a finding that supersedes it bears on it.
  fileprivate var isPlain: Bool { isUndisputed && disputed.isEmpty }
}

extension [LiveAccount] {
  /// What is covered of all of them.
  fileprivate var coverage: Coverage {
    guard var coverage = first?.coverage else { return Coverage() }
    for other in dropFirst() { coverage.add(other.coverage) }
    return coverage
  }
}
