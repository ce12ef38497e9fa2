internal import RetentionModel

/// What the rules find that examine what became of trails: a gap of one may concern any account.
struct LiveTrails: Sendable {
  private let rules: [Rule]
  private(set) var findings: [Finding] = []
  /// By the account's index, with the revision of which it is.
  private var gaps: [TrailGap] = []
  private var circumstances: [(revision: Int, of: TrailCircumstances)?] = []

  init(_ rules: [Rule]) {
    self.rules = rules.filter { if case .trails = $0.reach.kind { true } else { false } }
  }

  /// Examines the gaps anew, as far as there are any.
  /// - Returns: whether anything is found that was not, or no longer.
  mutating func renew(_ history: LiveHistory, asOf: Instant, policy: Policy) -> Bool {
    let (before, accounts) = (findings, history.accounts)
    var isChanged = gaps != history.trailGaps || circumstances.count != accounts.count
    gaps = history.trailGaps
    guard !rules.isEmpty, !gaps.isEmpty else {
      (findings, circumstances) = ([], [])
      return !before.isEmpty
    }
    circumstances.removeLast(max(circumstances.count - accounts.count, 0))
    circumstances += Array(repeating: nil, count: accounts.count - circumstances.count)
    for (index, account) in accounts.enumerated() where circumstances[index]?.revision != account.revision {
      let holes = account.coverage.trailHoleSpans[account.name] ?? []
      circumstances[index] = (account.revision, TrailCircumstances(account.timelines, holes: holes))
      isChanged = true
    }
    guard isChanged else { return false }
    let known = zip(accounts, circumstances).compactMap { account, known in
      known.flatMap { account.wasRead ? (account.name, $0.of) : nil }
    }
    let investigation = Investigation(
      timelines: [], acts: [], coverage: Coverage(trails: TrailCourses(gaps: gaps)), asOf: asOf,
      policy: policy,
      surroundings: TrailSurroundings(Dictionary(known) { first, _ in first }))
    findings = rules.flatMap { $0.findings(investigation) }
    return findings != before
  }
}
