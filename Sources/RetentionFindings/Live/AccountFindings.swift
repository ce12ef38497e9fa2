internal import RetentionModel

/// What the rules that examine accounts one by one find in an account, or in several that have an event in common.
struct AccountFindings: Sendable {
  /// Of the timelines that were examined.
  private(set) var revisions: [Int]
  private var asOf: Instant
  /// The next moment at which the clock alone changes something.
  private(set) var nextTurn: Instant?
  /// What is found in one account without a disputed record; nil where the findings have to be judged together.
  private var plain: PlainFindings?
  /// What the rules raise that has to be judged together.
  private var raised: [Finding] = []
  /// What remains of it.
  private var settled: [Finding] = []
  /// Whether other findings can make these more severe.
  private(set) var hasDisputes = false

  /// - Parameters:
  ///   - accounts: one, or several that have an event in common.
  ///   - examination: what they are examined for.
  init(_ accounts: [LiveAccount], _ examination: Examination) {
    revisions = accounts.map(\.revision)
    asOf = examination.asOf
    let timelines = accounts.flatMap(\.timelines).sorted { $0.subject < $1.subject }
    let investigation = examination.investigation(of: timelines.acts, timelines, accounts.coverage)
    nextTurn = examination.nextTurn(in: investigation)
    if accounts.count == 1, timelines.allSatisfy({ $0.entries.allSatisfy(\.isUndisputed) }) {
      plain = PlainFindings(accounts[0], examination)
    } else {
      raised = examination.rules.all.flatMap { $0.findings(investigation) }
      hasDisputes = raised.contains { !$0.disputed.isEmpty }
    }
  }

  /// What is found.
  var findings: [Finding] { plain?.findings ?? settled }

  /// Whether the same would be found in the same timelines at another moment.
  func holds(asOf moment: Instant) -> Bool { asOf <= moment && nextTurn.map { moment < $0 } ?? true }

  /// Settles what remains of the findings that are judged together.
  mutating func settle(_ examination: Examination) {
    guard plain == nil else { return }
    let others = hasDisputes ? examination.others : []
    let ids = Set(others.map(\.rule.id))
    settled = (others + raised).judgedTogether.filter { !ids.contains($0.rule.id) }
      .marked(by: examination.suppressions)
  }

  /// Examines only what was judged anew since.
  /// - Returns: false if everything has to be examined.
  mutating func renew(
    for account: LiveAccount, _ examination: Examination, _ update: inout LiveFindings.Update
  ) -> Bool {
    guard plain != nil, revisions.count == 1, holds(asOf: examination.asOf),
      let renewals = account.renewals(since: revisions[0])
    else { return false }
    var touched: [Act] = []
    for (subject, renewal) in renewals {
      guard let timeline = account.timeline(of: subject) else { continue }
      let indices = renewal.judged + timeline.entries.indices[renewal.start...]
      guard indices.allSatisfy({ timeline.entries[$0].isUndisputed }) else { return false }
      touched += indices.flatMap { Act.all(of: timeline, at: $0) }
    }
    plain?.renew(account, renewals, examination, &update)
    let turn = examination.nextTurn(
      in: examination.investigation(of: touched, account.timelines, account.coverage))
    nextTurn = [nextTurn, turn].compactMap(\.self).min()
    (revisions, asOf) = ([account.revision], examination.asOf)
    return true
  }
}

extension [LiveAccount] {
  /// What is covered of all of them.
  fileprivate var coverage: Coverage {
    guard var coverage = first?.coverage else { return Coverage() }
    for other in dropFirst() { coverage.add(other.coverage) }
    return coverage
  }
}
